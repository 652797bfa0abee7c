"""Who reads the whole institution is asked once for a statement, not once for each row."""

from django.db import migrations

ALL = "(SELECT 0 = ANY (answerable_scope('reads')))"
FRAMEWORK = "EXISTS (SELECT FROM plans_framework f WHERE f.id = framework_id)"
SEEN = {
    "plans_objective": FRAMEWORK,
    "plans_accomplishment": FRAMEWORK,
    "plans_output": FRAMEWORK,
    "plans_indicator": "EXISTS (SELECT FROM plans_accomplishment a WHERE a.id = accomplishment_id)",
}


class Migration(migrations.Migration):
    dependencies = [("plans", "0004_access")]
    operations = [
        migrations.RunSQL(
            f"ALTER POLICY reads ON {table} USING ({ALL} OR {seen})",
            f"ALTER POLICY reads ON {table} USING ({seen})",
        )
        for table, seen in SEEN.items()
    ]
