-- Sums by month are made by the database from the lines that come in, and by nobody else: whoever may
-- load lines writes no sum, so that no sum can differ from its lines. Lines are never altered.

CREATE FUNCTION results_sum_months() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO results_ledgermonth AS m
        (kind, entity_id, category_id, grade, month, counts_in_id, is_late, currency, amount, lines)
    SELECT kind, entity_id, category_id, grade, date_trunc('month', posted_on)::date, counts_in_id, is_late,
           currency, sum(amount), count(*)
    FROM new_rows GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    ON CONFLICT ON CONSTRAINT ledger_month_once
    DO UPDATE SET amount = m.amount + excluded.amount, lines = m.lines + excluded.lines;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION results_sum_months() FROM PUBLIC;
CREATE TRIGGER summed AFTER INSERT ON results_ledgerline REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION results_sum_months();
ALTER POLICY inserts ON results_ledgermonth WITH CHECK (false);
ALTER POLICY updates ON results_ledgermonth USING (false) WITH CHECK (false);
