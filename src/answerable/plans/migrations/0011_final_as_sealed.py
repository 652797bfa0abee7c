"""What is made final is the version that was in review; its budget stays what it was final for."""

from django.db import migrations

VERSIONS = """
CREATE FUNCTION plans_final_limits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = 'answerable_app' AND NEW.status = 'final' AND NOT
        answerable_changed(to_jsonb(OLD), to_jsonb(NEW))
        <@ ARRAY['status', 'symbol', 'decided_on', 'final_at', 'final_by_id', 'seal'] THEN
        RAISE EXCEPTION 'a version becomes final as it was reviewed' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER limits AFTER UPDATE ON plans_budgetversion
    FOR EACH ROW EXECUTE FUNCTION plans_final_limits();
"""

BUDGETS = """
CREATE FUNCTION plans_budget_limits() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF (OLD.code, OLD.entity_id, OLD.period_id, OLD.currency)
        IS DISTINCT FROM (NEW.code, NEW.entity_id, NEW.period_id, NEW.currency)
        AND EXISTS (SELECT FROM plans_budgetversion v WHERE v.budget_id = OLD.id AND v.status = 'final') THEN
        RAISE EXCEPTION 'a version of this budget is final: it stays the budget it is'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION plans_budget_limits() FROM PUBLIC;
CREATE TRIGGER limits AFTER UPDATE ON plans_budget
    FOR EACH ROW EXECUTE FUNCTION plans_budget_limits();
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0010_own_budgets"), ("organization", "0011_entities")]
    operations = [
        migrations.RunSQL(
            VERSIONS, "DROP TRIGGER limits ON plans_budgetversion; DROP FUNCTION plans_final_limits()"
        ),
        migrations.RunSQL(
            BUDGETS, "DROP TRIGGER limits ON plans_budget; DROP FUNCTION plans_budget_limits()"
        ),
    ]
