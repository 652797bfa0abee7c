"""Plans being written: their entities' people write them; versions are the budget office's."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql" / "plans.sql"

PUBLISHES = "(SELECT 0 = ANY (answerable_scope('publishes')))"
CLEARS = "(SELECT 0 = ANY (answerable_scope('clears')))"
FRAMEWORK = (
    f"{PUBLISHES} OR ({CLEARS} AND EXISTS (SELECT FROM plans_framework f"
    " WHERE f.id = framework_id AND NOT f.is_public))"
)
INDICATOR = (
    f"{PUBLISHES} OR ({CLEARS} AND EXISTS (SELECT FROM plans_accomplishment a"
    " JOIN plans_framework f ON f.id = a.framework_id WHERE a.id = accomplishment_id AND NOT f.is_public))"
)
COMPILES = "results_may_compile(report_id)"
STEPS = f"{COMPILES} OR answerable_may('submits', entity_id) OR answerable_may('clears', entity_id)"
VERSION = f"{CLEARS} AND report_id IN (SELECT r.id FROM results_report r)"

OF_PLANS = {  # table: what counted before, and what is added
    **dict.fromkeys(
        ("plans_objective", "plans_accomplishment", "plans_output"),
        (FRAMEWORK, "results_may_plan(framework_id)"),
    ),
    "plans_indicator": (
        INDICATOR,
        "EXISTS (SELECT FROM plans_accomplishment p WHERE p.id = accomplishment_id"
        " AND results_may_plan(p.framework_id))",
    ),
}


def writing(table, condition):
    return [
        f"ALTER POLICY inserts ON {table} WITH CHECK ({condition})",
        f"ALTER POLICY updates ON {table} USING ({condition}) WITH CHECK ({condition})",
        f"ALTER POLICY deletes ON {table} USING ({condition})",
    ]


def updating(table, condition):
    return [f"ALTER POLICY updates ON {table} USING ({condition}) WITH CHECK ({condition})"]


class Migration(migrations.Migration):
    dependencies = [("results", "0013_ledger_lines"), ("plans", "0006_plans_under_work")]
    operations = [
        migrations.RunSQL(SQL.read_text(encoding="utf-8"), migrations.RunSQL.noop),
        *(
            migrations.RunSQL(writing(table, f"{before} OR {added}"), writing(table, before))
            for table, (before, added) in OF_PLANS.items()
        ),
        migrations.RunSQL(
            updating(
                "results_reportsection", f"{STEPS} OR results_may_plan_section(report_id, status, entity_id)"
            ),
            updating("results_reportsection", STEPS),
        ),
        # Stage and decision of a version may be noted after its document was published.
        migrations.RunSQL(
            [
                f"ALTER POLICY inserts ON results_planversion WITH CHECK ({VERSION})",
                f"ALTER POLICY updates ON results_planversion USING ({VERSION}) WITH CHECK ({VERSION})",
            ],
            writing("results_planversion", f"{CLEARS} AND {COMPILES}")[:2],
        ),
    ]
