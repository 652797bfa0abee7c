"""Puts these tables under the journal."""

from django.db import migrations

from answerable.foundation.journal import keep


class Migration(migrations.Migration):
    dependencies = [("publishing", "0001_initial"), ("foundation", "0002_journal")]
    operations = [
        keep("publishing_upload", hidden=("content", "document")),
    ]
