"""The journal's functions and its own protection."""

from django.db import migrations

from answerable.foundation.journal import SQL


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_initial")]
    operations = [
        migrations.RunSQL(
            SQL.joinpath("journal.sql").read_text(encoding="utf-8"),
            """
            DROP TRIGGER journal_seal ON foundation_journalentry;
            DROP TRIGGER journal_refuse_change ON foundation_journalentry;
            DROP TRIGGER journal_refuse_truncate ON foundation_journalentry;
            DROP FUNCTION foundation_journal_keep, foundation_journal_keep_truncated,
                foundation_journal_refuse, foundation_journal_seal, foundation_journal_hash;
            """,
        )
    ]
