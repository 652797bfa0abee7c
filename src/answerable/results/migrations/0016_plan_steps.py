"""A version of a plan may begin with sections that were cleared as they are."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql" / "plan_steps.sql"


class Migration(migrations.Migration):
    dependencies = [("results", "0015_plan_limits")]
    operations = [migrations.RunSQL(SQL.read_text(encoding="utf-8"), migrations.RunSQL.noop)]
