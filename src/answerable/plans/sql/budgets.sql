-- Who writes into a version of a budget, and what nobody may: change what is final.

-- An entity's people write their own lines of a draft; the budget office writes all of a draft, of one
-- in review, and of scenarios, which are its own.
CREATE FUNCTION plans_may_budget(of_version bigint, entity bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM plans_budgetversion v
        WHERE v.id = of_version AND (
            (v.status = 'draft' AND v.stage <> 'scenario' AND answerable_may('enters', entity))
            OR (v.status IN ('draft', 'review') AND answerable_may('clears', entity))))
$$;

CREATE FUNCTION plans_refuse_final() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    versions bigint[];
BEGIN
    versions := CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW.version_id] WHEN 'DELETE' THEN ARRAY[OLD.version_id]
        ELSE ARRAY[OLD.version_id, NEW.version_id] END;
    IF EXISTS (SELECT FROM plans_budgetversion v WHERE v.id = ANY (versions) AND v.status = 'final') THEN
        RAISE EXCEPTION 'this version of the budget is final: begin a new one'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
REVOKE ALL ON FUNCTION plans_refuse_final() FROM PUBLIC;
CREATE TRIGGER final BEFORE INSERT OR UPDATE OR DELETE ON plans_budgetline
    FOR EACH ROW EXECUTE FUNCTION plans_refuse_final();
CREATE TRIGGER final BEFORE INSERT OR UPDATE OR DELETE ON plans_postline
    FOR EACH ROW EXECUTE FUNCTION plans_refuse_final();

-- A version goes from draft to review and back by the budget office, to final by a publisher in their
-- own name, and never further. What it is a version of does not change.
CREATE FUNCTION plans_version_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status = 'final' THEN
        RAISE EXCEPTION 'this version of the budget is final: begin a new one'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF (OLD.budget_id, OLD.number, OLD.begun_by_id, OLD.begun_at)
        IS DISTINCT FROM (NEW.budget_id, NEW.number, NEW.begun_by_id, NEW.begun_at) THEN
        RAISE EXCEPTION 'a version stays a version of its budget, begun by whoever began it'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF current_user <> 'answerable_app' THEN
        RETURN NEW;
    END IF;
    IF NEW.status = 'final' THEN
        IF OLD.status <> 'review' OR NOT coalesce(0 = ANY (answerable_scope('publishes')), false)
            OR NEW.final_by_id IS DISTINCT FROM answerable_person() THEN
            RAISE EXCEPTION 'a version in review is made final by a publisher in their own name'
                USING ERRCODE = 'insufficient_privilege';
        END IF;
    ELSIF NOT coalesce(0 = ANY (answerable_scope('clears')), false) THEN
        RAISE EXCEPTION 'only the budget office moves a version' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER step BEFORE UPDATE OR DELETE ON plans_budgetversion
    FOR EACH ROW EXECUTE FUNCTION plans_version_step();
