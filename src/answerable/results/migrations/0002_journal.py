"""Puts these tables under the journal."""

from django.db import migrations

from answerable.foundation.journal import keep


class Migration(migrations.Migration):
    dependencies = [("results", "0001_initial"), ("foundation", "0002_journal")]
    operations = [
        keep("results_report"),
        keep("results_reportsource", hidden=("content",)),
        keep("results_reportsection"),
        keep("results_indicatorresult"),
        keep("results_outputresult"),
        keep("results_completedvalue"),
        keep("results_paragraph"),
        keep("results_reporttable"),
        keep("results_tablerow"),
        keep("results_tablecell"),
        keep("results_reportfinding"),
    ]
