-- Every change of a report that is not open gets a number, so that what was read of it before is
-- known to be old. The number comes from a sequence and stands in a row: it is seen when the change
-- is, and a change that was rolled back leaves no number that another could have.

CREATE SEQUENCE results_changes;

-- TG_ARGV[0]: SQL that selects the ids of reports (r.id) from the rows of this statement, `changed`.
CREATE FUNCTION results_count_change() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    EXECUTE 'INSERT INTO results_reportchange (report, number)'
        || ' SELECT id, nextval(''results_changes'') FROM (SELECT DISTINCT r.id AS id ' || TG_ARGV[0]
        || ' ORDER BY 1) AS reports ON CONFLICT (report) DO UPDATE SET number = EXCLUDED.number';
    RETURN NULL;
END $$;

-- Entities and periods are looked up by all reports: their changes are counted under 0.
CREATE FUNCTION results_count_change_everywhere() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO results_reportchange (report, number) VALUES (0, nextval('results_changes'))
    ON CONFLICT (report) DO UPDATE SET number = EXCLUDED.number;
    RETURN NULL;
END $$;
