"""Sums of the ledger by month are made by the database alone."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql" / "ledger_months.sql"


class Migration(migrations.Migration):
    dependencies = [("results", "0019_plans_withdrawn")]
    operations = [migrations.RunSQL(SQL.read_text(encoding="utf-8"), migrations.RunSQL.noop)]
