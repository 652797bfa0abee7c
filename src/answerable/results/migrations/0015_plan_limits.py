"""Name and lists of a section of an open plan; sections of a version that begin as they were cleared."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql" / "plan_limits.sql"


class Migration(migrations.Migration):
    dependencies = [("results", "0014_plans_written")]
    operations = [migrations.RunSQL(SQL.read_text(encoding="utf-8"), migrations.RunSQL.noop)]
