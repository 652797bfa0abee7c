"""What publication itself may write, and that published files stay."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql" / "sealing.sql"
UNDO = """
DROP TRIGGER published_files_stay ON results_publishedfile;
DROP FUNCTION results_refuse_published_file();
DROP FUNCTION results_set_in_print(bigint, jsonb, jsonb);
"""


class Migration(migrations.Migration):
    dependencies = [("results", "0006_changes")]
    operations = [migrations.RunSQL(SQL.read_text(encoding="utf-8"), UNDO)]
