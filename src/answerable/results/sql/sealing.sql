-- What publication itself writes into sections that are cleared: numbers of paragraphs, printed rates
-- of delivery, and the paragraphs set from reasons. Nothing else, by a publisher only, and only when
-- every entity's section is cleared. Figures and texts that people entered are not touched.
--
-- paragraphs: [{id|null, section, number|null, occurrence, position, places, outputs, role, texts, was, path}]
-- rates: [{id, rate|null}]

CREATE FUNCTION results_set_in_print(of_report bigint, paragraphs jsonb, rates jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT coalesce(0 = ANY (answerable_scope('publishes')), false) THEN
        RAISE EXCEPTION 'only a publisher of the whole institution sets a report in print'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT EXISTS (SELECT FROM results_report r WHERE r.id = of_report AND r.status = 'open')
        OR EXISTS (SELECT FROM results_reportsection s WHERE s.report_id = of_report
                   AND s.status IS NOT NULL AND s.status <> 'cleared') THEN
        RAISE EXCEPTION 'a report is set in print when it is open and every section is cleared'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF EXISTS (SELECT FROM jsonb_to_recordset(paragraphs) AS x(section bigint)
               WHERE x.section NOT IN (SELECT id FROM results_reportsection WHERE report_id = of_report)) THEN
        RAISE EXCEPTION 'a paragraph belongs to a section of this report'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- numbers change places with each other: out of the way first, then to where they belong
    UPDATE results_paragraph p SET occurrence = p.occurrence + 20000 FROM results_reportsection s
        WHERE s.id = p.section_id AND s.report_id = of_report;
    UPDATE results_paragraph p
        SET number = x.number, occurrence = x.occurrence, position = x.position, places = x.places,
            outputs = ARRAY(SELECT jsonb_array_elements_text(x.outputs)::integer)
        FROM jsonb_to_recordset(paragraphs) AS x(
            id bigint, number integer, occurrence smallint, position integer, places jsonb, outputs jsonb),
            results_reportsection s
        WHERE p.id = x.id AND s.id = p.section_id AND s.report_id = of_report;
    INSERT INTO results_paragraph (section_id, number, occurrence, position, places, outputs, role, texts)
        SELECT x.section, x.number, x.occurrence, x.position, x.places,
            ARRAY(SELECT jsonb_array_elements_text(x.outputs)::integer), x.role, x.texts
        FROM jsonb_to_recordset(paragraphs) AS x(
            id bigint, section bigint, number integer, occurrence smallint, position integer,
            places jsonb, outputs jsonb, role text, texts jsonb)
        WHERE x.id IS NULL;
    -- who wrote it stays beside it
    UPDATE results_entry e SET path = e.path || '~' FROM results_reportsection s
        WHERE s.id = e.section_id AND s.report_id = of_report AND e.path LIKE '%¶%';
    UPDATE results_entry e SET path = coalesce(
            (SELECT x.path FROM jsonb_to_recordset(paragraphs) AS x(id bigint, section bigint, was text, path text)
             WHERE x.id IS NOT NULL AND x.section = e.section_id AND x.was || '~' = e.path LIMIT 1),
            left(e.path, -1))
        FROM results_reportsection s
        WHERE s.id = e.section_id AND s.report_id = of_report AND e.path LIKE '%¶%~';
    UPDATE results_outputresult o SET printed_rate = x.rate
        FROM jsonb_to_recordset(rates) AS x(id bigint, rate text), results_reportsection s
        WHERE o.id = x.id AND s.id = o.section_id AND s.report_id = of_report
          AND o.printed_rate IS DISTINCT FROM x.rate;
END $$;
REVOKE ALL ON FUNCTION results_set_in_print(bigint, jsonb, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION results_set_in_print(bigint, jsonb, jsonb) TO answerable_app;

-- The files of what is published stay as they are, all of them.
CREATE FUNCTION results_refuse_published_file() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    file record;
BEGIN
    IF TG_OP = 'INSERT' THEN file := NEW; ELSE file := OLD; END IF;
    IF (file.corrigendum_id IS NULL AND EXISTS (
            SELECT FROM results_report r WHERE r.id = file.report_id AND r.status = 'published'))
        OR EXISTS (SELECT FROM results_corrigendum c
                   WHERE c.id = file.corrigendum_id AND c.status = 'published') THEN
        RAISE EXCEPTION 'the files of what is published stay as they are'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER published_files_stay BEFORE INSERT OR DELETE ON results_publishedfile
    FOR EACH ROW EXECUTE FUNCTION results_refuse_published_file();
