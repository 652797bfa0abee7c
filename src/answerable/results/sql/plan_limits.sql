-- The limits of `limits.sql` as plans want them: of a section of an open plan, name and lists are
-- written by whoever writes the section; a version may begin with sections that were cleared as they are.

DROP TRIGGER section_stays ON results_reportsection;
DROP FUNCTION results_section_stays();

CREATE FUNCTION results_in_plan(of_report bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM results_report r
                   WHERE r.id = of_report AND r.status = 'open' AND results_is_plan(r.kind))
$$;

CREATE OR REPLACE FUNCTION results_section_limits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed text[];
BEGIN
    IF current_user <> 'answerable_app' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.status IS NULL OR NEW.status = 'open'
            OR (NEW.status = 'cleared' AND results_in_plan(NEW.report_id)) THEN
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

CREATE OR REPLACE FUNCTION results_step_limits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user <> 'answerable_app' OR EXISTS (
        SELECT FROM results_reportsection s WHERE s.id = NEW.section_id AND (
            (NEW.act = 'opened' AND results_may_compile(s.report_id)
                AND (s.status = 'open' OR (s.status = 'cleared' AND results_in_plan(s.report_id))))
            OR (NEW.act = 'submitted' AND s.status = 'submitted' AND answerable_may('submits', s.entity_id))
            OR (NEW.act = 'cleared' AND s.status = 'cleared' AND answerable_may('clears', s.entity_id))
            OR (NEW.act IN ('returned', 'reopened') AND s.status = 'returned'
                AND answerable_may('clears', s.entity_id)))) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the section was not % by this person', NEW.act USING ERRCODE = 'insufficient_privilege';
END $$;
