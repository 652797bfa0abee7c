"""The application's own database role, what it may touch, and triggers that write for it.

The journal's triggers run as the owner: the application may neither read past its policy nor
write the journal itself.
"""

from pathlib import Path

from django.db import migrations

JOURNAL = Path(__file__).parents[1] / "sql" / "journal.sql"


def keeper():
    """The journal's trigger function as it is now: a change of hidden columns alone is no entry."""
    text = JOURNAL.read_text(encoding="utf-8")
    begin = text.index("CREATE FUNCTION foundation_journal_keep()")
    end = text.index("END $$;", begin) + len("END $$;")
    return text[begin:end].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


FUNCTIONS = (
    "foundation_journal_keep()",
    "foundation_journal_keep_truncated()",
    "foundation_journal_seal()",
)

ROLE = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'answerable_app') THEN
        CREATE ROLE answerable_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
    END IF;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0002_journal")]
    operations = [
        migrations.RunSQL(ROLE, migrations.RunSQL.noop),
        migrations.RunSQL(
            [
                "GRANT USAGE ON SCHEMA public TO answerable_app",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO answerable_app",
                "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO answerable_app",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public"
                " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO answerable_app",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO answerable_app",
                "REVOKE UPDATE, DELETE ON foundation_journalentry FROM answerable_app",
            ],
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(keeper(), migrations.RunSQL.noop),
        *(
            migrations.RunSQL(
                f"ALTER FUNCTION {name} SECURITY DEFINER SET search_path = public, pg_temp",
                f"ALTER FUNCTION {name} SECURITY INVOKER RESET ALL",
            )
            for name in FUNCTIONS
        ),
    ]
