-- Who may write into a report, section by section, and what nobody may: change what is sealed,
-- clear what they entered, rewrite the history of a section.

-- An open report's sections: an entity's people while it is open or returned; the budget office
-- until it is cleared, and the parts without an entity. A loaded report: publishers.
CREATE FUNCTION results_may_write(section bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM results_reportsection s JOIN results_report r ON r.id = s.report_id
        WHERE s.id = section AND (
            (r.status = 'open' AND s.status IN ('open', 'returned') AND answerable_may('enters', s.entity_id))
            OR (r.status = 'open' AND s.status IS DISTINCT FROM 'cleared' AND answerable_may('clears', s.entity_id))
            OR (r.status = 'loaded' AND 0 = ANY (answerable_scope('publishes')))))
$$;

-- The report as a whole: its tables, findings, parts; opening, compiling, loading.
CREATE FUNCTION results_may_compile(report bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM results_report r
        WHERE r.id = report AND (
            (r.status = 'open' AND (0 = ANY (answerable_scope('clears')) OR 0 = ANY (answerable_scope('publishes'))))
            OR (r.status = 'loaded' AND 0 = ANY (answerable_scope('publishes')))))
$$;

-- What is not published with a report: its making. For people of the section's entity and above.
CREATE FUNCTION results_sees_making(section bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM results_reportsection s WHERE s.id = section AND answerable_may('reads', s.entity_id))
$$;

-- A sealed report never changes, whoever asks, the owner of the tables included.
-- TG_ARGV[0]: how to find the report from a row, as SQL on $1.
CREATE FUNCTION results_refuse_sealed() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    sealed text;
    asked jsonb;
    rows jsonb[] := CASE TG_OP WHEN 'INSERT' THEN ARRAY[to_jsonb(NEW)] WHEN 'DELETE' THEN ARRAY[to_jsonb(OLD)]
        ELSE ARRAY[to_jsonb(OLD), to_jsonb(NEW)] END;
BEGIN
    IF TG_TABLE_NAME = 'results_report' THEN  -- the act of sealing itself
        rows := rows[1:1];
    END IF;
    FOREACH asked IN ARRAY rows LOOP
        EXECUTE 'SELECT r.symbol FROM results_report r WHERE r.status = ''published'' AND r.id = ('
            || TG_ARGV[0] || ') LIMIT 1' INTO sealed USING asked;
        IF sealed IS NOT NULL THEN
            RAISE EXCEPTION '% is published and sealed: it is corrected by a corrigendum', sealed
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END LOOP;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- A section goes from state to state only on these ways, by these people; duties are separated.
CREATE FUNCTION results_section_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    who bigint := answerable_person();
BEGIN
    IF OLD.status IS NOT DISTINCT FROM NEW.status OR current_user <> 'answerable_app' THEN
        RETURN NEW;
    END IF;
    IF OLD.status IN ('open', 'returned') AND NEW.status = 'submitted'
        AND answerable_may('submits', NEW.entity_id) THEN
        RETURN NEW;
    END IF;
    IF OLD.status IN ('submitted', 'cleared') AND NEW.status = 'returned'
        AND answerable_may('clears', NEW.entity_id) THEN
        RETURN NEW;
    END IF;
    IF OLD.status = 'submitted' AND NEW.status = 'cleared' AND answerable_may('clears', NEW.entity_id) THEN
        IF EXISTS (SELECT FROM results_entry e WHERE e.section_id = NEW.id AND e.person_id = who)
            OR EXISTS (SELECT FROM results_sectionstep p
                       WHERE p.section_id = NEW.id AND p.person_id = who AND p.act = 'submitted') THEN
            RAISE EXCEPTION 'section %: who entered or submitted may not clear', NEW.path
                USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'section %: from % to % is not allowed for this person', NEW.path, OLD.status, NEW.status
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER section_step BEFORE UPDATE OF status ON results_reportsection
    FOR EACH ROW EXECUTE FUNCTION results_section_step();

CREATE FUNCTION results_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is kept as it is: % is refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER history_stays BEFORE UPDATE OR DELETE ON results_sectionstep
    FOR EACH ROW EXECUTE FUNCTION results_refuse_change();
CREATE TRIGGER published_file_stays BEFORE UPDATE ON results_publishedfile
    FOR EACH ROW EXECUTE FUNCTION results_refuse_change();

-- A published corrigendum is as final as the report.
CREATE FUNCTION results_refuse_published_corrigendum() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    of_corrigendum bigint;
BEGIN
    IF TG_TABLE_NAME = 'results_corrigendum' THEN
        of_corrigendum := OLD.id;
    ELSE
        of_corrigendum := (CASE WHEN TG_OP = 'INSERT' THEN to_jsonb(NEW) ELSE to_jsonb(OLD) END ->> 'corrigendum_id')::bigint;
    END IF;
    IF EXISTS (SELECT FROM results_corrigendum c WHERE c.id = of_corrigendum AND c.status = 'published') THEN
        RAISE EXCEPTION 'a published corrigendum is not changed' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER corrigendum_stays BEFORE UPDATE OR DELETE ON results_corrigendum
    FOR EACH ROW EXECUTE FUNCTION results_refuse_published_corrigendum();
CREATE TRIGGER correction_stays BEFORE INSERT OR UPDATE OR DELETE ON results_correction
    FOR EACH ROW EXECUTE FUNCTION results_refuse_published_corrigendum();
