"""Who reads and writes people, roles, entities; journal and policies of these tables."""

from pathlib import Path

from django.db import migrations

from answerable.foundation.access import guard
from answerable.foundation.journal import keep

SQL = Path(__file__).parents[1] / "sql" / "access.sql"
KNOWN = "answerable_person() IS NOT NULL"
SELF = "person_id = (SELECT answerable_person())"
ADMINISTERS = "(SELECT answerable_scope('administers') <> '{}')"
SETS_UP = (
    "(SELECT 0 = ANY (answerable_scope('publishes')) OR 0 = ANY (answerable_scope('clears'))"
    " OR answerable_scope('administers') <> '{}')"
)
SIGNING_IN = "(SELECT answerable_signing_in())"
ALL_READ = "(SELECT 0 = ANY (answerable_scope('reads')))"

UNDO = """
DROP FUNCTION answerable_enter(bigint, boolean); DROP FUNCTION answerable_signing_in();
DROP FUNCTION answerable_person(); DROP FUNCTION answerable_may(text, bigint);
DROP FUNCTION answerable_scope(text);
"""

# Told to others: a notice is written for somebody else, whose notices the teller may not read.
NOTIFY = """
CREATE FUNCTION organization_notify(
    people bigint[], kind text, subject text, address text, parameters jsonb, key text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO organization_notice (person_id, kind, subject, address, parameters, key, at)
    SELECT person, $2, $3, $4, $5, $6, clock_timestamp() FROM unnest($1) AS person
    ON CONFLICT DO NOTHING
$$
"""


class Migration(migrations.Migration):
    dependencies = [("organization", "0003_people"), ("foundation", "0003_access")]
    operations = [
        migrations.RunSQL(SQL.read_text(encoding="utf-8"), UNDO),
        migrations.RunSQL(NOTIFY, "DROP FUNCTION organization_notify"),
        keep("organization_person", hidden=("password", "last_login", "looked_at")),
        keep("organization_role"),
        keep("organization_invitation", hidden=("key_digest",)),
        keep("organization_token", hidden=("key_digest",)),
        guard("organization_entity", read="true", write=SETS_UP),
        guard("organization_period", read="true", write=SETS_UP),
        guard(
            "organization_person",
            read=f"{KNOWN} OR {SIGNING_IN}",
            write=f"id = (SELECT answerable_person()) OR {ADMINISTERS} OR {SIGNING_IN}",
            delete="false",
        ),
        guard(
            "organization_role",
            read=KNOWN,
            write=f"{ADMINISTERS} OR (deputy_for_id IN (SELECT r.id FROM organization_role r"
            " WHERE r.person_id = (SELECT answerable_person()) AND r.deputy_for_id IS NULL))",
            delete="false",
        ),
        guard(
            "organization_invitation",
            read=f"{ADMINISTERS} OR {SIGNING_IN}",
            insert=ADMINISTERS,
            update=f"{ADMINISTERS} OR {SIGNING_IN}",
        ),
        guard(
            "organization_token",
            read=f"{SELF} OR {ADMINISTERS} OR {SIGNING_IN}",
            insert=f"{SELF} OR {ADMINISTERS}",
            update=f"{SELF} OR {ADMINISTERS} OR {SIGNING_IN}",
        ),
        guard("organization_notice", read=SELF, insert="false", update=SELF, delete=SELF),
        guard(
            "foundation_journalentry",
            read=ALL_READ,
            insert="operation = 'ACT'",
        ),
    ]
