-- A version of a plan that was begun by mistake goes with everything in it; the journal keeps what it
-- was. Rows of a plan's making are nobody's to delete one by one, so this is a function of the owner
-- that asks everything itself. Refused: anything but a draft that no section was submitted of, that
-- nothing was made from, and that is not on its way to publication.

CREATE FUNCTION results_is_begun_only(of_report bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM results_planversion v JOIN results_report r ON r.id = v.report_id
                   WHERE r.id = of_report AND r.status = 'open' AND v.decision = ''
                     AND NOT EXISTS (SELECT FROM results_planversion f WHERE f.based_on_id = v.id))
        AND NOT EXISTS (SELECT FROM results_reportingcycle c WHERE c.carried_from_id = of_report)
        AND NOT EXISTS (SELECT FROM results_publication p WHERE p.report_id = of_report)
        AND NOT EXISTS (SELECT FROM results_sectionstep p JOIN results_reportsection s ON s.id = p.section_id
                        WHERE s.report_id = of_report AND p.act <> 'opened')
$$;

-- The history of a section stays; that of a version which was begun only goes with it.
CREATE FUNCTION results_history_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_user <> 'answerable_app' AND OLD.act = 'opened'
        AND EXISTS (SELECT FROM results_reportsection s WHERE s.id = OLD.section_id
                    AND s.report_id::text = current_setting('answerable.withdrawn', true)) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% is kept as it is: % is refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
DROP TRIGGER history_stays ON results_sectionstep;
CREATE TRIGGER history_stays BEFORE UPDATE OR DELETE ON results_sectionstep
    FOR EACH ROW EXECUTE FUNCTION results_history_stays();

-- Answers whether the plan has other versions; without any the plan goes, too.
CREATE FUNCTION results_withdraw_version(of_report bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    of_plan bigint;
    promises bigint[];
    stays boolean;
BEGIN
    IF NOT coalesce(0 = ANY (answerable_scope('clears')), false) THEN
        RAISE EXCEPTION 'only the budget office of the institution withdraws a version'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM FROM results_report WHERE id = of_report FOR UPDATE;
    IF NOT results_is_begun_only(of_report) THEN
        RAISE EXCEPTION 'only a version that was begun, and no more, is withdrawn'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT v.plan_id INTO of_plan FROM results_planversion v WHERE v.report_id = of_report;
    SELECT coalesce(array_agg(s.framework_id), '{}') INTO promises
        FROM results_reportsection s JOIN plans_framework f ON f.id = s.framework_id AND NOT f.is_public
        WHERE s.report_id = of_report AND NOT EXISTS (
            SELECT FROM results_reportsection o WHERE o.framework_id = f.id AND o.report_id <> of_report);
    PERFORM set_config('answerable.withdrawn', of_report::text, true);
    DELETE FROM results_completedvalue c USING results_outputresult o, results_reportsection s
        WHERE c.result_id = o.id AND o.section_id = s.id AND s.report_id = of_report;
    DELETE FROM results_indicatorresult x USING results_reportsection s WHERE x.section_id = s.id AND s.report_id = of_report;
    DELETE FROM results_outputresult x USING results_reportsection s WHERE x.section_id = s.id AND s.report_id = of_report;
    DELETE FROM results_paragraph x USING results_reportsection s WHERE x.section_id = s.id AND s.report_id = of_report;
    DELETE FROM results_entry x USING results_reportsection s WHERE x.section_id = s.id AND s.report_id = of_report;
    DELETE FROM results_comment x USING results_reportsection s WHERE x.section_id = s.id AND s.report_id = of_report;
    DELETE FROM results_evidence x USING results_reportsection s WHERE x.section_id = s.id AND s.report_id = of_report;
    DELETE FROM results_sectionstep x USING results_reportsection s WHERE x.section_id = s.id AND s.report_id = of_report;
    DELETE FROM results_tablecell c USING results_tablerow r, results_reporttable t
        WHERE c.row_id = r.id AND r.table_id = t.id AND t.report_id = of_report;
    DELETE FROM results_tablerow r USING results_reporttable t WHERE r.table_id = t.id AND t.report_id = of_report;
    DELETE FROM results_reporttable WHERE report_id = of_report;
    DELETE FROM results_reportfinding WHERE report_id = of_report;
    DELETE FROM results_reportsource WHERE report_id = of_report;
    DELETE FROM results_workbookupload WHERE report_id = of_report;
    DELETE FROM results_reportingcycle WHERE report_id = of_report;
    DELETE FROM results_reportsection WHERE report_id = of_report;
    DELETE FROM plans_indicator i USING plans_accomplishment a
        WHERE i.accomplishment_id = a.id AND a.framework_id = ANY (promises);
    DELETE FROM plans_accomplishment WHERE framework_id = ANY (promises);
    DELETE FROM plans_output WHERE framework_id = ANY (promises);
    DELETE FROM plans_objective WHERE framework_id = ANY (promises);
    DELETE FROM plans_framework WHERE id = ANY (promises);
    DELETE FROM results_planversion WHERE report_id = of_report;
    DELETE FROM results_report WHERE id = of_report;
    PERFORM set_config('answerable.withdrawn', '', true);
    stays := EXISTS (SELECT FROM results_planversion v WHERE v.plan_id = of_plan);
    DELETE FROM results_plan WHERE id = of_plan AND NOT stays;
    RETURN stays;
END $$;
REVOKE ALL ON FUNCTION results_withdraw_version(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION results_withdraw_version(bigint) TO answerable_app;

-- Another period for a plan of which every version is still written.
CREATE FUNCTION results_move_plan(of_plan bigint, to_period bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT coalesce(0 = ANY (answerable_scope('clears')), false) OR EXISTS (
        SELECT FROM results_planversion v JOIN results_report r ON r.id = v.report_id
        WHERE v.plan_id = of_plan AND r.status <> 'open') THEN
        RAISE EXCEPTION 'the budget office moves a plan, as long as every version of it is written'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE plans_framework f SET period_id = to_period FROM results_reportsection s, results_planversion v
        WHERE f.id = s.framework_id AND s.report_id = v.report_id AND v.plan_id = of_plan AND NOT f.is_public;
    UPDATE results_report r SET period_id = to_period FROM results_planversion v
        WHERE v.report_id = r.id AND v.plan_id = of_plan;
    UPDATE results_plan SET period_id = to_period WHERE id = of_plan;
END $$;
REVOKE ALL ON FUNCTION results_move_plan(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION results_move_plan(bigint, bigint) TO answerable_app;
