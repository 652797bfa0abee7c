"""Plans and their versions stay what they are; names that files brought are for whoever reads the files."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql" / "plans_stay.sql"

PUBLISHES = "(SELECT 0 = ANY (answerable_scope('publishes')))"
CLEARS = "(SELECT 0 = ANY (answerable_scope('clears')))"
ALL = "(SELECT 0 = ANY (answerable_scope('reads')))"
READS = "(SELECT answerable_scope('reads') <> '{}')"
FRAMEWORK = (
    f"{PUBLISHES} OR ({CLEARS} AND EXISTS (SELECT FROM plans_framework f"
    " WHERE f.id = framework_id AND NOT f.is_public%s))"
)
INDICATOR = (
    f"{PUBLISHES} OR ({CLEARS} AND EXISTS (SELECT FROM plans_accomplishment a"
    " JOIN plans_framework f ON f.id = a.framework_id WHERE a.id = accomplishment_id AND NOT f.is_public%s))"
)
OPEN = " AND NOT results_is_cleared(f.id)"
OF_PLANS = {  # table: who sets it up, and the entity's people
    **dict.fromkeys(
        ("plans_objective", "plans_accomplishment", "plans_output"),
        (FRAMEWORK, " OR results_may_plan(framework_id)"),
    ),
    "plans_indicator": (
        INDICATOR,
        " OR EXISTS (SELECT FROM plans_accomplishment p WHERE p.id = accomplishment_id"
        " AND results_may_plan(p.framework_id))",
    ),
    "plans_framework": (
        f"{PUBLISHES} OR ({CLEARS} AND NOT is_public%s)",
        "",
    ),
}


def writing(table, condition):
    return [
        f"ALTER POLICY inserts ON {table} WITH CHECK ({condition})",
        f"ALTER POLICY updates ON {table} USING ({condition}) WITH CHECK ({condition})",
        f"ALTER POLICY deletes ON {table} USING ({condition})",
    ]


def of_plans(table, more):
    office, people = OF_PLANS[table]
    if table == "plans_framework":
        more = more.replace("f.id", "id")
    return writing(table, office % more + people)


class Migration(migrations.Migration):
    dependencies = [("results", "0017_workbooks_by_the_worker"), ("plans", "0006_plans_under_work")]
    operations = [
        migrations.RunSQL(SQL.read_text(encoding="utf-8"), migrations.RunSQL.noop),
        *(migrations.RunSQL(of_plans(table, OPEN), of_plans(table, "")) for table in OF_PLANS),
        *(
            migrations.RunSQL(
                f"ALTER POLICY deletes ON results_{table} USING (false)",
                f"ALTER POLICY deletes ON results_{table} USING ({before})",
            )
            for table, before in (
                ("plan", CLEARS),
                ("planversion", f"{CLEARS} AND results_may_compile(report_id)"),
            )
        ),
        # They stand in rejected rows of other offices' files, which only who reads the whole sees.
        migrations.RunSQL(
            f"ALTER POLICY reads ON results_namealias USING ({ALL} OR {CLEARS})",
            f"ALTER POLICY reads ON results_namealias USING ({READS})",
        ),
    ]
