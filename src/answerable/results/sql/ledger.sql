-- Ledger lines are added and never altered, by anybody: a correction is a further line.

CREATE FUNCTION results_refuse_altering() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'lines of the ledger are not altered: a correction is a further line'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER unaltered BEFORE UPDATE OR DELETE ON results_ledgerline
    FOR EACH STATEMENT EXECUTE FUNCTION results_refuse_altering();
CREATE TRIGGER unemptied BEFORE TRUNCATE ON results_ledgerline
    FOR EACH STATEMENT EXECUTE FUNCTION results_refuse_altering();
CREATE TRIGGER unaltered BEFORE UPDATE OR DELETE ON results_ledgermapping
    FOR EACH STATEMENT EXECUTE FUNCTION results_refuse_altering();
CREATE TRIGGER unemptied BEFORE TRUNCATE ON results_ledgermapping
    FOR EACH STATEMENT EXECUTE FUNCTION results_refuse_altering();
