-- The journal: append-only, chained by hash, written by triggers so that raw SQL and bulk writes
-- are covered. Uses nothing but PostgreSQL's own functions (no extension).

-- What is hashed: every column but the hash itself, as one JSON array, so that no two entries
-- can be written the same way.
CREATE FUNCTION foundation_journal_hash(entry foundation_journalentry) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(jsonb_build_array(
        entry.number,
        to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        entry.actor, entry.act, entry.operation, entry.table_name, entry.row_count,
        entry.changes, entry.previous_hash)::text, 'UTF8')), 'hex')
$$;

-- Seals an entry on its way in. The lock makes writers wait for each other until commit, so that
-- the chain has no fork; the unique index on previous_hash would refuse one.
CREATE FUNCTION foundation_journal_seal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last_number bigint;
    last_hash text;
BEGIN
    PERFORM pg_advisory_xact_lock(7205967);
    SELECT number, hash INTO last_number, last_hash
        FROM foundation_journalentry ORDER BY number DESC LIMIT 1;
    NEW.number := coalesce(last_number, 0) + 1;
    NEW.previous_hash := coalesce(last_hash, repeat('0', 64));
    NEW.at := clock_timestamp();
    NEW.actor := coalesce(nullif(current_setting('answerable.actor', true), ''), session_user::text);
    NEW.act := coalesce(nullif(current_setting('answerable.act', true), ''), 'direct_write');
    NEW.hash := foundation_journal_hash(NEW);
    RETURN NEW;
END $$;

CREATE TRIGGER journal_seal BEFORE INSERT ON foundation_journalentry
    FOR EACH ROW EXECUTE FUNCTION foundation_journal_seal();

CREATE FUNCTION foundation_journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only: % is refused', TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER journal_refuse_change BEFORE UPDATE OR DELETE ON foundation_journalentry
    FOR EACH ROW EXECUTE FUNCTION foundation_journal_refuse();
CREATE TRIGGER journal_refuse_truncate BEFORE TRUNCATE ON foundation_journalentry
    FOR EACH STATEMENT EXECUTE FUNCTION foundation_journal_refuse();

-- One entry for a statement, of at most 5000 rows each. TG_ARGV[0] names columns, parted by
-- commas, that stay out (bytes whose digest stands in another column, when somebody last looked);
-- a change of these alone is no entry.
CREATE FUNCTION foundation_journal_keep() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    hidden text[] := string_to_array(coalesce(TG_ARGV[0], ''), ',');
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO foundation_journalentry (operation, table_name, row_count, changes)
        SELECT TG_OP, TG_TABLE_NAME, count(*), jsonb_agg(change ORDER BY id)
        FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / 5000 AS part,
                     jsonb_build_object('id', id, 'after', to_jsonb(n) - hidden) AS change
              FROM new_rows n) rows
        GROUP BY part ORDER BY part;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO foundation_journalentry (operation, table_name, row_count, changes)
        SELECT TG_OP, TG_TABLE_NAME, count(*), jsonb_agg(change ORDER BY id)
        FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / 5000 AS part,
                     jsonb_build_object('id', id, 'before', to_jsonb(o) - hidden) AS change
              FROM old_rows o) rows
        GROUP BY part ORDER BY part;
    ELSE
        INSERT INTO foundation_journalentry (operation, table_name, row_count, changes)
        SELECT TG_OP, TG_TABLE_NAME, count(*), jsonb_agg(change ORDER BY id)
        FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / 5000 AS part,
                     jsonb_strip_nulls(jsonb_build_object('id', id)) || jsonb_build_object(
                         'before', to_jsonb(o) - hidden, 'after', to_jsonb(n) - hidden) AS change
              FROM old_rows o FULL JOIN new_rows n USING (id)
              WHERE to_jsonb(o) - hidden IS DISTINCT FROM to_jsonb(n) - hidden) rows
        GROUP BY part ORDER BY part;
    END IF;
    RETURN NULL;
END $$;

-- TRUNCATE hands no rows to a trigger, so they are written down before they go.
CREATE FUNCTION foundation_journal_keep_truncated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'INSERT INTO foundation_journalentry (operation, table_name, row_count, changes)
         SELECT %L, %L, count(*), jsonb_agg(change ORDER BY id)
         FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / 5000 AS part,
                      jsonb_build_object(''id'', id, ''before'', to_jsonb(o) - $1) AS change
               FROM %I.%I o) rows
         GROUP BY part ORDER BY part',
        TG_OP, TG_TABLE_NAME, TG_TABLE_SCHEMA, TG_TABLE_NAME)
    USING string_to_array(coalesce(TG_ARGV[0], ''), ',');
    RETURN NULL;
END $$;
