-- What a policy cannot say, because it sees one version of a row and not what changed in it: which
-- columns of sections, comments, reports and corrigenda the application changes for whom, and that the
-- history of a section is of what was done. The owner of the tables passes.

-- Whoever does not set up the report as a whole changes the state of a section and nothing else of it:
-- not whose it is, not its name, not its plan. A section that is made begins at the beginning.
CREATE FUNCTION results_section_limits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user <> 'answerable_app' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.status IS NULL OR NEW.status = 'open' THEN
            RETURN NEW;
        END IF;
    ELSIF answerable_changed(to_jsonb(OLD), to_jsonb(NEW)) <@ ARRAY['status'] THEN
        RETURN NEW;
    -- of an open report's sections, what opening sets for its next language, before their history
    -- begins; and what publication sets: their order and where they stand in print
    ELSIF results_may_compile(OLD.report_id) AND (OLD.status IS NULL
        OR (answerable_changed(to_jsonb(OLD), to_jsonb(NEW)) <@ ARRAY['names', 'further', 'places', 'position']
            AND NOT EXISTS (SELECT FROM results_sectionstep p WHERE p.section_id = OLD.id))
        OR answerable_changed(to_jsonb(OLD), to_jsonb(NEW)) <@ ARRAY['position', 'places']) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'section %: only its state changes', NEW.path USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER limits AFTER INSERT OR UPDATE ON results_reportsection
    FOR EACH ROW EXECUTE FUNCTION results_section_limits();

-- A step stands in the history when the section has just taken it, by whoever may.
CREATE FUNCTION results_step_limits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user <> 'answerable_app' OR EXISTS (
        SELECT FROM results_reportsection s WHERE s.id = NEW.section_id AND (
            (NEW.act = 'opened' AND s.status = 'open' AND results_may_compile(s.report_id))
            OR (NEW.act = 'submitted' AND s.status = 'submitted' AND answerable_may('submits', s.entity_id))
            OR (NEW.act = 'cleared' AND s.status = 'cleared' AND answerable_may('clears', s.entity_id))
            OR (NEW.act IN ('returned', 'reopened') AND s.status = 'returned'
                AND answerable_may('clears', s.entity_id)))) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the section was not % by this person', NEW.act USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER limits AFTER INSERT ON results_sectionstep
    FOR EACH ROW EXECUTE FUNCTION results_step_limits();

-- A comment stays as it was said; it is settled once, in one's own name, by who enters or clears there.
CREATE FUNCTION results_comment_limits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user <> 'answerable_app' THEN
        RETURN NEW;
    END IF;
    IF EXISTS (SELECT FROM results_reportsection s WHERE s.id = NEW.section_id AND (
            answerable_may('enters', s.entity_id) OR answerable_may('clears', s.entity_id)
            OR answerable_may('publishes', s.entity_id)))
        AND (TG_OP = 'INSERT' OR (
            answerable_changed(to_jsonb(OLD), to_jsonb(NEW)) <@ ARRAY['settled_by_id', 'settled_at']
            AND OLD.settled_at IS NULL AND NEW.settled_by_id = answerable_person())) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a comment stays as it was said' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER limits AFTER INSERT OR UPDATE ON results_comment
    FOR EACH ROW EXECUTE FUNCTION results_comment_limits();

-- A report that is made here becomes public by publication, when every section is cleared, and no other way.
CREATE FUNCTION results_report_limits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user <> 'answerable_app' OR OLD.status = NEW.status THEN
        RETURN NEW;
    END IF;
    IF OLD.status = 'open' AND NEW.status = 'published' AND 0 = ANY (answerable_scope('publishes'))
        AND NOT EXISTS (SELECT FROM results_reportsection s WHERE s.report_id = OLD.id
                        AND s.status IS NOT NULL AND s.status <> 'cleared') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a report does not go from % to % this way', OLD.status, NEW.status
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER limits AFTER UPDATE OF status ON results_report
    FOR EACH ROW EXECUTE FUNCTION results_report_limits();

-- A corrigendum is published by a publisher in their own name, and stays that of who opened it.
CREATE FUNCTION results_corrigendum_limits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user <> 'answerable_app' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.status = 'open' AND NEW.opened_by_id = answerable_person() THEN
            RETURN NEW;
        END IF;
    ELSIF answerable_changed(to_jsonb(OLD), to_jsonb(NEW)) && ARRAY['report_id', 'opened_by_id'] THEN
        NULL;
    ELSIF OLD.status = NEW.status OR (0 = ANY (answerable_scope('publishes'))
        AND NEW.published_by_id = answerable_person()) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'this corrigendum is not theirs to open or publish'
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER limits AFTER INSERT OR UPDATE ON results_corrigendum
    FOR EACH ROW EXECUTE FUNCTION results_corrigendum_limits();

-- See organization/sql/limits.sql: these run as the owner, two of them SQL that the trigger brings.
REVOKE EXECUTE ON FUNCTION results_refuse_sealed(), results_refuse_published_corrigendum(),
    results_refuse_published_file(), results_count_change(), results_count_change_everywhere() FROM PUBLIC;
