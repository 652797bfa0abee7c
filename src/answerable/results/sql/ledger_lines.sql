-- What foreign keys of ledger lines would say one by one, said once for a statement.

-- Every entity, category and period of the new lines is there, and their load is not: it is written after
-- its lines, in the same transaction, and then gets no more. (Last, because it is in the journal, where
-- one transaction writes at a time.) Lines whose load never came are found by `verify-journal`.
CREATE FUNCTION results_lines_have_their_rows() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM (SELECT DISTINCT entity_id FROM new_rows) n
               WHERE NOT EXISTS (SELECT FROM organization_entity e WHERE e.id = n.entity_id))
        OR EXISTS (SELECT FROM (SELECT DISTINCT category_id FROM new_rows) n
                   WHERE category_id IS NOT NULL
                     AND NOT EXISTS (SELECT FROM plans_costcategory c WHERE c.id = n.category_id))
        OR EXISTS (SELECT FROM (SELECT DISTINCT counts_in_id FROM new_rows) n
                   WHERE counts_in_id IS NOT NULL
                     AND NOT EXISTS (SELECT FROM organization_period p WHERE p.id = n.counts_in_id))
        OR EXISTS (SELECT FROM (SELECT DISTINCT source_id FROM new_rows) n
                   WHERE NOT EXISTS (SELECT FROM results_ledgersource s WHERE s.id = n.source_id)) THEN
        RAISE EXCEPTION 'a line of the ledger names an entity, category, period or source that is not there'
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    IF EXISTS (SELECT FROM (SELECT DISTINCT load_id FROM new_rows) n JOIN results_ledgerload l ON l.id = n.load_id) THEN
        RAISE EXCEPTION 'a load that was taken in gets no more lines'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION results_lines_have_their_rows() FROM PUBLIC;
CREATE TRIGGER complete AFTER INSERT ON results_ledgerline REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION results_lines_have_their_rows();

-- A load stays as it was taken in, and so what it brought keeps its way back. Entities, categories and
-- periods are held by the monthly sums, which every line is in; sources by their mappings.
CREATE FUNCTION results_refuse_altering_load() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a load stays as it was taken in' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER unaltered BEFORE UPDATE OR DELETE ON results_ledgerload
    FOR EACH STATEMENT EXECUTE FUNCTION results_refuse_altering_load();
