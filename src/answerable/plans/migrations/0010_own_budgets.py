"""Scenarios are for whoever reads the whole; lines stand in budgets of their own entities only."""

from django.db import migrations

READS = "(SELECT answerable_scope('reads') <> '{}')"
ALL = "(SELECT 0 = ANY (answerable_scope('reads')))"
SEEN = f"status = 'final' OR {READS}"

# A budget is about its entity and everything under it (NULL: all of them).
ABOUT = """
CREATE FUNCTION plans_is_about(of_version bigint, of_entity bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    WITH RECURSIVE up AS (
        SELECT e.id, e.parent_id FROM organization_entity e WHERE e.id = of_entity
        UNION
        SELECT e.id, e.parent_id FROM organization_entity e JOIN up ON e.id = up.parent_id
    )
    SELECT EXISTS (SELECT FROM plans_budgetversion v JOIN plans_budget b ON b.id = v.budget_id
                   WHERE v.id = of_version AND (b.entity_id IS NULL OR b.entity_id IN (SELECT up.id FROM up)))
$$
"""
WRITES = "plans_may_budget(version_id, entity_id)"
TABLES = ("plans_budgetline", "plans_postline")


def writing(condition):
    return [
        step
        for table in TABLES
        for step in (
            f"ALTER POLICY inserts ON {table} WITH CHECK ({condition})",
            f"ALTER POLICY updates ON {table} WITH CHECK ({condition})",
        )
    ]


class Migration(migrations.Migration):
    dependencies = [("plans", "0009_final_budgets_stay")]
    operations = [
        migrations.RunSQL(ABOUT, "DROP FUNCTION plans_is_about(bigint, bigint)"),
        migrations.RunSQL(
            writing(f"{WRITES} AND plans_is_about(version_id, entity_id)"),
            writing(WRITES),
        ),
        migrations.RunSQL(
            f"ALTER POLICY reads ON plans_budgetversion USING (status = 'final' OR {ALL}"
            f" OR (stage <> 'scenario' AND {READS}))",
            f"ALTER POLICY reads ON plans_budgetversion USING ({SEEN})",
        ),
    ]
