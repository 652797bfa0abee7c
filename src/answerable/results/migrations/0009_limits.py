"""Which columns of sections, comments, reports, corrigenda are changed by whom; history is of what was done."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql" / "limits.sql"
GUARDED = ("section", "step", "comment", "report", "corrigendum")
UNDO = "; ".join(f"DROP FUNCTION results_{table}_limits() CASCADE" for table in GUARDED)


class Migration(migrations.Migration):
    dependencies = [("results", "0008_whole_readers"), ("organization", "0010_limits")]
    operations = [migrations.RunSQL(SQL.read_text(encoding="utf-8"), UNDO)]
