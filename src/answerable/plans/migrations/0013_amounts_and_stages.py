"""A line states an amount of zero or more; a version stays of its stage, in comparison with what it was."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

STAYS = """
CREATE FUNCTION plans_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = 'answerable_app'
        AND (OLD.stage, OLD.based_on_id) IS DISTINCT FROM (NEW.stage, NEW.based_on_id) THEN
        RAISE EXCEPTION 'a version stays of its stage, based on what it was begun from'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER stays AFTER UPDATE ON plans_budgetversion
    FOR EACH ROW EXECUTE FUNCTION plans_version_stays();
"""
UNDO = "DROP TRIGGER stays ON plans_budgetversion; DROP FUNCTION plans_version_stays()"


class Migration(migrations.Migration):
    dependencies = [("plans", "0012_categories_of_final_budgets")]
    operations = [
        AddConstraintNotValid(
            "budgetline",
            models.CheckConstraint(
                condition=models.Q(amount__gte=0, amount__lt=10**17) | models.Q(amount__isnull=True),
                name="budget_line_is_an_amount",
            ),
        ),
        migrations.RunSQL(STAYS, UNDO),
    ]
