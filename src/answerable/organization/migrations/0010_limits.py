"""Which columns of people, roles, invitations and tokens are changed by whom; notices are bounded."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql" / "limits.sql"
GUARDED = ("person", "role", "invitation", "token")
UNDO = "; ".join(
    [f"DROP FUNCTION organization_{table}_limits() CASCADE" for table in GUARDED]
    + ["DROP FUNCTION answerable_changed(jsonb, jsonb)"]
)


class Migration(migrations.Migration):
    dependencies = [("organization", "0009_own_roles")]
    operations = [migrations.RunSQL(SQL.read_text(encoding="utf-8"), UNDO)]
