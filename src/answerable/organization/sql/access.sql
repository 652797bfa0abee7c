-- Who reads and writes what: the scopes of a person, computed by the database from their roles.
-- `answerable_enter` sets them for the session; policies ask `answerable_scope`. A scope is a list
-- of entities; 0 stands for the whole institution. Nobody entered: every scope is empty.

CREATE FUNCTION answerable_scope(act text) RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(nullif(current_setting('answerable.' || act, true), ''), '{}')::bigint[]
$$;

-- Whether the person may do `act` for the whole institution, or for this entity.
CREATE FUNCTION answerable_may(act text, entity bigint) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT 0 = ANY (answerable_scope(act)) OR coalesce(entity = ANY (answerable_scope(act)), false)
$$;

CREATE FUNCTION answerable_person() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT nullif(current_setting('answerable.person', true), '')::bigint
$$;

-- Set while somebody signs in: people are looked up before anyone is known.
CREATE FUNCTION answerable_signing_in() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(current_setting('answerable.signing_in', true), '') = 'on'
$$;

-- A role counts from its first to its last day, a deputy's only while the role it stands in for does,
-- and nobody's who is not active. Called at the beginning of every request and task.
CREATE FUNCTION answerable_enter(who bigint, signing_in boolean DEFAULT false) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    today date := (now() AT TIME ZONE 'UTC')::date;
    scope record;
    known bigint;
BEGIN
    SELECT id INTO known FROM organization_person WHERE id = who AND is_active;
    PERFORM set_config('answerable.person', coalesce(known::text, ''), false),
            set_config('answerable.signing_in', CASE WHEN signing_in THEN 'on' ELSE '' END, false);
    FOR scope IN
        WITH RECURSIVE held AS (
            SELECT r.role, coalesce(r.entity_id, 0) AS entity
            FROM organization_role r LEFT JOIN organization_role d ON d.id = r.deputy_for_id
            WHERE r.person_id = known
              AND today BETWEEN r.first_day AND coalesce(r.last_day, 'infinity')
              AND (d.id IS NULL OR today BETWEEN d.first_day AND coalesce(d.last_day, 'infinity'))
        ), tree AS (
            SELECT role, entity FROM held
            UNION
            SELECT tree.role, e.id FROM tree JOIN organization_entity e ON e.parent_id = tree.entity
        ), granted (act, role) AS (VALUES
            ('reads', 'focal_point'), ('reads', 'head_of_entity'), ('reads', 'budget_office'),
            ('reads', 'publisher'), ('reads', 'auditor'),
            ('enters', 'focal_point'), ('enters', 'head_of_entity'),
            ('submits', 'head_of_entity'), ('clears', 'budget_office'),
            ('publishes', 'publisher'), ('administers', 'administrator')
        )
        SELECT act, coalesce(array_agg(DISTINCT entity) FILTER (WHERE entity IS NOT NULL), '{}') AS entities
        FROM granted LEFT JOIN tree USING (role) GROUP BY act
    LOOP
        PERFORM set_config('answerable.' || scope.act, scope.entities::text, false);
    END LOOP;
END $$;
