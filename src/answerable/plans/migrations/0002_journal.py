"""Puts these tables under the journal."""

from django.db import migrations

from answerable.foundation.journal import keep


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial"), ("foundation", "0002_journal")]
    operations = [
        keep("plans_framework"),
        keep("plans_objective"),
        keep("plans_accomplishment"),
        keep("plans_indicator"),
        keep("plans_output"),
    ]
