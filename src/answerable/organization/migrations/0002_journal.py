"""Puts these tables under the journal."""

from django.db import migrations

from answerable.foundation.journal import keep


class Migration(migrations.Migration):
    dependencies = [("organization", "0001_initial"), ("foundation", "0002_journal")]
    operations = [
        keep("organization_entity"),
        keep("organization_period"),
    ]
