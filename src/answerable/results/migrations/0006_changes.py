"""Changes of finished reports are counted: what was read of them holds under the number."""

from pathlib import Path

from django.db import migrations, models

from answerable.foundation.access import guard

SQL = Path(__file__).parents[1] / "sql" / "changes.sql"
UNDO = """
DROP FUNCTION results_count_change() CASCADE;
DROP FUNCTION results_count_change_everywhere() CASCADE;
DROP SEQUENCE results_changes;
"""

FINISHED = "JOIN results_report r ON r.status <> 'open' AND r.id = "
OF_SECTION = f"FROM changed c JOIN results_reportsection s ON s.id = c.section_id {FINISHED}s.report_id"
OF_FRAMEWORK = (
    f"FROM changed c JOIN results_reportsection s ON s.framework_id = c.framework_id {FINISHED}s.report_id"
)

# How the reports are found from the changed rows of each table.
COUNTED = {
    "results_report": f"FROM changed c {FINISHED}c.id",
    **dict.fromkeys(
        ("results_reportsource", "results_reportsection", "results_reporttable", "results_reportfinding"),
        f"FROM changed c {FINISHED}c.report_id",
    ),
    **dict.fromkeys(
        ("results_indicatorresult", "results_outputresult", "results_paragraph"),
        OF_SECTION,
    ),
    "results_completedvalue": "FROM changed c JOIN results_outputresult o ON o.id = c.result_id"
    f" JOIN results_reportsection s ON s.id = o.section_id {FINISHED}s.report_id",
    "results_tablerow": f"FROM changed c JOIN results_reporttable t ON t.id = c.table_id {FINISHED}t.report_id",
    "results_tablecell": "FROM changed c JOIN results_tablerow w ON w.id = c.row_id"
    f" JOIN results_reporttable t ON t.id = w.table_id {FINISHED}t.report_id",
    "plans_framework": "FROM changed c JOIN results_reportsection s ON s.framework_id = c.id"
    f" {FINISHED}s.report_id",
    **dict.fromkeys(("plans_objective", "plans_accomplishment", "plans_output"), OF_FRAMEWORK),
    "plans_indicator": "FROM changed c JOIN plans_accomplishment a ON a.id = c.accomplishment_id"
    f" JOIN results_reportsection s ON s.framework_id = a.framework_id {FINISHED}s.report_id",
}
# A row that moves from one report to another changes both: an update is looked at from both sides.
EVENTS = (("insert", "NEW"), ("update", "NEW"), ("update", "OLD"), ("delete", "OLD"))


def count(table, reports):
    argument = reports.replace("'", "''")
    steps = [
        f"CREATE TRIGGER counted_{event}_{side.lower()} AFTER {event} ON {table}"
        f" REFERENCING {side} TABLE AS changed FOR EACH STATEMENT"
        f" EXECUTE FUNCTION results_count_change('{argument}')"
        for event, side in EVENTS
    ]
    return migrations.RunSQL(";\n".join(steps), migrations.RunSQL.noop)  # undone with the function


def count_everywhere(table):
    return migrations.RunSQL(
        f"CREATE TRIGGER counted AFTER INSERT OR UPDATE OR DELETE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION results_count_change_everywhere()",
        migrations.RunSQL.noop,
    )


class Migration(migrations.Migration):
    dependencies = [("results", "0005_access")]
    operations = [
        migrations.CreateModel(
            name="ReportChange",
            fields=[
                (
                    "report",
                    models.BigIntegerField(
                        db_comment="its id; 0: what all reports look up, entities and periods",
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("number", models.BigIntegerField(db_comment="never given twice")),
            ],
        ),
        guard("results_reportchange", read="true"),
        migrations.RunSQL(SQL.read_text(encoding="utf-8"), UNDO),
        *(count(table, reports) for table, reports in COUNTED.items()),
        count_everywhere("organization_entity"),
        count_everywhere("organization_period"),
    ]
