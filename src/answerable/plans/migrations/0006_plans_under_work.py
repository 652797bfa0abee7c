"""The budget office writes plans of reports that are being made; what is public, only publishers load."""

from django.db import migrations

PUBLISHES = "(SELECT 0 = ANY (answerable_scope('publishes')))"
CLEARS = "(SELECT 0 = ANY (answerable_scope('clears')))"
OWN = f"{PUBLISHES} OR ({CLEARS} AND NOT is_public)"
FRAMEWORK = (
    f"{PUBLISHES} OR ({CLEARS} AND EXISTS (SELECT FROM plans_framework f"
    " WHERE f.id = framework_id AND NOT f.is_public))"
)
INDICATOR = (
    f"{PUBLISHES} OR ({CLEARS} AND EXISTS (SELECT FROM plans_accomplishment a"
    " JOIN plans_framework f ON f.id = a.framework_id WHERE a.id = accomplishment_id AND NOT f.is_public))"
)
WRITES = {
    "plans_framework": OWN,
    "plans_objective": FRAMEWORK,
    "plans_accomplishment": FRAMEWORK,
    "plans_output": FRAMEWORK,
    "plans_indicator": INDICATOR,
}
BEFORE = f"({PUBLISHES} OR {CLEARS})"


def writing(table, condition):
    return [
        f"ALTER POLICY inserts ON {table} WITH CHECK ({condition})",
        f"ALTER POLICY updates ON {table} USING ({condition}) WITH CHECK ({condition})",
        f"ALTER POLICY deletes ON {table} USING ({condition})",
    ]


class Migration(migrations.Migration):
    dependencies = [("plans", "0005_whole_readers")]
    operations = [
        migrations.RunSQL(writing(table, condition), writing(table, BEFORE))
        for table, condition in WRITES.items()
    ]
