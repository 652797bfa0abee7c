-- Plans stay what they are: the columns of a plan and of its versions, sections that begin cleared, and
-- frameworks after the clearance. The owner of the tables passes.

-- An entity's people write the framework of their section of an open plan, and no framework that a
-- document brought, whatever section was laid over it.
CREATE OR REPLACE FUNCTION results_may_plan(framework bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM results_reportsection s JOIN results_report r ON r.id = s.report_id
        WHERE s.framework_id = framework AND r.status = 'open' AND results_is_plan(r.kind)
          AND s.status IN ('open', 'returned') AND answerable_may('enters', s.entity_id))
        AND EXISTS (SELECT FROM plans_framework f WHERE f.id = framework AND NOT f.is_public)
$$;

-- Whether a cleared section of an open report promises this: it is opened again before it changes.
CREATE FUNCTION results_is_cleared(framework bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM results_reportsection s JOIN results_report r ON r.id = s.report_id
        WHERE s.framework_id = framework AND r.status = 'open' AND s.status = 'cleared')
$$;

-- A section that is made begins at the beginning. Otherwise as `plan_limits.sql` has it.
CREATE OR REPLACE FUNCTION results_section_limits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed text[];
BEGIN
    IF current_user <> 'answerable_app' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.status IS NULL OR NEW.status = 'open' THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'section %: it begins at the beginning', NEW.path
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    changed := answerable_changed(to_jsonb(OLD), to_jsonb(NEW));
    IF changed <@ ARRAY['status'] THEN
        RETURN NEW;
    -- of an open report's sections, what opening sets for its next language, before their history
    -- begins; and what publication sets: their order and where they stand in print
    ELSIF results_may_compile(OLD.report_id) AND (OLD.status IS NULL
        OR (changed <@ ARRAY['names', 'further', 'places', 'position', 'framework_id']
            AND NOT EXISTS (SELECT FROM results_sectionstep p WHERE p.section_id = OLD.id))
        OR changed <@ ARRAY['position', 'places']) THEN
        RETURN NEW;
    ELSIF changed <@ ARRAY['names', 'further'] AND results_in_plan(OLD.report_id)
        AND OLD.status IN ('open', 'returned')
        AND (answerable_may('enters', OLD.entity_id) OR answerable_may('clears', OLD.entity_id)) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'section %: only its state changes', NEW.path USING ERRCODE = 'insufficient_privilege';
END $$;

-- A section of a version begins cleared where the entity's section of the version it is based on was
-- cleared, or published; not because somebody says so. Otherwise as `plan_steps.sql` has it.
CREATE FUNCTION results_was_settled(of_report bigint, of_entity bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM results_planversion v JOIN results_planversion b ON b.id = v.based_on_id
        JOIN results_report r ON r.id = b.report_id
        JOIN results_reportsection s ON s.report_id = r.id AND s.entity_id = of_entity
        WHERE v.report_id = of_report AND (r.status <> 'open' OR s.status = 'cleared'))
$$;

CREATE OR REPLACE FUNCTION results_section_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    who bigint := answerable_person();
BEGIN
    IF OLD.status IS NOT DISTINCT FROM NEW.status OR current_user <> 'answerable_app' THEN
        RETURN NEW;
    END IF;
    IF OLD.status = 'open' AND NEW.status = 'cleared' AND results_in_plan(OLD.report_id)
        AND results_may_compile(OLD.report_id) AND 0 = ANY (answerable_scope('clears'))
        AND results_was_settled(OLD.report_id, OLD.entity_id)
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

-- A version is one document of a plan's kind, for good. Only what decided it is noted afterwards: of a
-- version that is no proposal, and whose document changes no more.
CREATE FUNCTION results_plan_version_limits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user <> 'answerable_app' THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.decision = '' AND NEW.decided_on IS NULL AND EXISTS (
            SELECT FROM results_report r WHERE r.id = NEW.report_id AND results_is_plan(r.kind)) THEN
            RETURN NULL;
        END IF;
    ELSIF answerable_changed(to_jsonb(OLD), to_jsonb(NEW)) <@ ARRAY['decision', 'decided_on']
        AND NEW.stage <> 'proposed'
        AND EXISTS (SELECT FROM results_report r WHERE r.id = NEW.report_id AND r.status <> 'open') THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'a version stays the document it is; only what decided it is noted, when it is published'
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER limits AFTER INSERT OR UPDATE ON results_planversion
    FOR EACH ROW EXECUTE FUNCTION results_plan_version_limits();

CREATE FUNCTION results_plan_limits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = 'answerable_app' AND NOT answerable_changed(to_jsonb(OLD), to_jsonb(NEW)) <@ ARRAY['names'] THEN
        RAISE EXCEPTION 'a plan stays that of its entity and period' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER limits AFTER UPDATE ON results_plan
    FOR EACH ROW EXECUTE FUNCTION results_plan_limits();
