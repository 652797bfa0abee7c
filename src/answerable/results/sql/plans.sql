-- Plans being written: an entity's people write the framework of their own section while it is open
-- or returned, as they write the figures of a report; publication numbers what was written.

CREATE FUNCTION results_is_plan(of_kind text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT of_kind IN ('programme_plan', 'programme_budget')
$$;

-- Whether the person writes the framework of a section of an open plan.
CREATE FUNCTION results_may_plan(framework bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM results_reportsection s JOIN results_report r ON r.id = s.report_id
        WHERE s.framework_id = framework AND r.status = 'open' AND results_is_plan(r.kind)
          AND s.status IN ('open', 'returned') AND answerable_may('enters', s.entity_id))
$$;

-- Name and lists of a section of an open plan are its people's; everything else of the row is not.
CREATE FUNCTION results_may_plan_section(of_report bigint, of_status text, of_entity bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT of_status IN ('open', 'returned') AND answerable_may('enters', of_entity) AND EXISTS (
        SELECT FROM results_report r WHERE r.id = of_report AND r.status = 'open' AND results_is_plan(r.kind))
$$;

CREATE FUNCTION results_section_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = 'answerable_app' AND NOT results_may_compile(OLD.report_id) AND (
        (to_jsonb(NEW) - 'status' - 'names' - 'further') <> (to_jsonb(OLD) - 'status' - 'names' - 'further')
        OR ((NEW.names, NEW.further) IS DISTINCT FROM (OLD.names, OLD.further)
            AND NOT results_may_plan_section(OLD.report_id, OLD.status, OLD.entity_id))) THEN
        RAISE EXCEPTION 'section %: only its state, and in a plan its name and lists, change here', OLD.path
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER section_stays BEFORE UPDATE ON results_reportsection
    FOR EACH ROW EXECUTE FUNCTION results_section_stays();

-- What publication itself writes into the cleared sections of a plan: labels of accomplishments,
-- numbers of indicators, outputs and paragraphs, and the paths of what was said about them. By a
-- publisher only, and only when every entity's section is cleared. No text and no figure changes.
--
-- labels, ordinals, numbers, marks: [{id, said, accomplishment|null}]
-- paths: [{section, was, path}]
CREATE FUNCTION results_set_plan_in_print(
    of_report bigint, labels jsonb, ordinals jsonb, numbers jsonb, marks jsonb, paths jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    frameworks bigint[];
BEGIN
    IF NOT coalesce(0 = ANY (answerable_scope('publishes')), false) THEN
        RAISE EXCEPTION 'only a publisher of the whole institution sets a plan in print'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT EXISTS (SELECT FROM results_report r
                   WHERE r.id = of_report AND r.status = 'open' AND results_is_plan(r.kind))
        OR EXISTS (SELECT FROM results_reportsection s WHERE s.report_id = of_report
                   AND s.status IS NOT NULL AND s.status <> 'cleared') THEN
        RAISE EXCEPTION 'a plan is set in print when it is open and every section is cleared'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT coalesce(array_agg(framework_id), '{}') INTO frameworks FROM results_reportsection
        WHERE report_id = of_report AND framework_id IS NOT NULL;
    -- labels change places with each other: out of the way first, then to where they belong
    UPDATE plans_accomplishment a SET occurrence = occurrence + 20000
        FROM jsonb_to_recordset(labels) AS x(id bigint) WHERE a.id = x.id AND a.framework_id = ANY (frameworks);
    UPDATE plans_accomplishment a SET label = x.said, occurrence = 0
        FROM jsonb_to_recordset(labels) AS x(id bigint, said text)
        WHERE a.id = x.id AND a.framework_id = ANY (frameworks);
    UPDATE plans_indicator i SET occurrence = i.occurrence + 20000
        FROM jsonb_to_recordset(ordinals) AS x(id bigint), plans_accomplishment a
        WHERE i.id = x.id AND a.id = i.accomplishment_id AND a.framework_id = ANY (frameworks);
    UPDATE plans_indicator i SET ordinal = x.said, occurrence = 0
        FROM jsonb_to_recordset(ordinals) AS x(id bigint, said integer), plans_accomplishment a
        WHERE i.id = x.id AND a.id = i.accomplishment_id AND a.framework_id = ANY (frameworks);
    UPDATE plans_output o SET occurrence = o.occurrence + 20000
        FROM jsonb_to_recordset(numbers) AS x(id bigint) WHERE o.id = x.id AND o.framework_id = ANY (frameworks);
    UPDATE plans_output o SET number = x.said, occurrence = 0, accomplishment_label = x.accomplishment
        FROM jsonb_to_recordset(numbers) AS x(id bigint, said integer, accomplishment text)
        WHERE o.id = x.id AND o.framework_id = ANY (frameworks);
    UPDATE results_paragraph p SET mark = x.said, number = NULL, occurrence = 0
        FROM jsonb_to_recordset(marks) AS x(id bigint, said text), results_reportsection s
        WHERE p.id = x.id AND s.id = p.section_id AND s.report_id = of_report;
    -- who wrote it, what was said of it and what bears it out stay beside it
    UPDATE results_entry e SET path = x.path || chr(1)
        FROM jsonb_to_recordset(paths) AS x(section bigint, was text, path text), results_reportsection s
        WHERE e.section_id = x.section AND e.path = x.was AND s.id = e.section_id AND s.report_id = of_report;
    UPDATE results_entry e SET path = left(e.path, -1) FROM results_reportsection s
        WHERE s.id = e.section_id AND s.report_id = of_report AND right(e.path, 1) = chr(1);
    UPDATE results_comment c SET path = x.path
        FROM jsonb_to_recordset(paths) AS x(section bigint, was text, path text), results_reportsection s
        WHERE c.section_id = x.section AND c.path = x.was AND s.id = c.section_id AND s.report_id = of_report;
    UPDATE results_evidence v SET path = x.path
        FROM jsonb_to_recordset(paths) AS x(section bigint, was text, path text), results_reportsection s
        WHERE v.section_id = x.section AND v.path = x.was AND s.id = v.section_id AND s.report_id = of_report;
END $$;
REVOKE ALL ON FUNCTION results_set_plan_in_print(bigint, jsonb, jsonb, jsonb, jsonb, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION results_set_plan_in_print(bigint, jsonb, jsonb, jsonb, jsonb, jsonb) TO answerable_app;
