-- A version of a plan begins with sections that were cleared as they are: before their history begins,
-- whoever sets up the plan may say so. Otherwise as `access.sql` has it.
CREATE OR REPLACE FUNCTION results_section_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    who bigint := answerable_person();
BEGIN
    IF OLD.status IS NOT DISTINCT FROM NEW.status OR current_user <> 'answerable_app' THEN
        RETURN NEW;
    END IF;
    IF OLD.status = 'open' AND NEW.status = 'cleared' AND results_in_plan(OLD.report_id)
        AND results_may_compile(OLD.report_id) AND 0 = ANY (answerable_scope('clears'))
        AND NOT EXISTS (SELECT FROM results_sectionstep p WHERE p.section_id = OLD.id)
        AND NOT EXISTS (SELECT FROM results_entry e WHERE e.section_id = OLD.id) THEN
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
