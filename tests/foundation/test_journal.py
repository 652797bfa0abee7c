"""The journal: what it keeps, that nothing gets past it, that it proves itself."""

from __future__ import annotations

import threading
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from answerable.foundation import journal
from answerable.foundation.models import JournalEntry
from answerable.organization.models import Entity, Period
from answerable.publishing.actions import Source, load_document
from tests import factories

pytestmark = pytest.mark.django_db

OURS = ("organization", "plans", "results")


def run(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def entities(*codes: str) -> list[Entity]:
    return Entity.objects.bulk_create([Entity(code=code, names={"en": code.upper()}) for code in codes])


@contextmanager
def unwatched():
    """What only somebody with all rights over the database can do: no trigger sees it."""
    run("SET session_replication_role = replica")
    yield
    run("SET session_replication_role = origin")


# --- what is kept


# Not kept, and why.
UNKEPT = {
    "organization_notice": "says what another entry of the journal already says",
    "results_reportchange": "counts changes that the journal holds one by one",
    "results_ledgerline": "a million at once, never altered; the digest of their load is kept (0013)",
    "results_ledgermonth": "sums of ledger lines, which prove them",
}


def test_every_table_of_ours_is_kept():
    tables = {m._meta.db_table for app in OURS for m in apps.get_app_config(app).get_models()}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE NOT t.tgisinternal AND t.tgname LIKE 'journal_%'"
        )
        found: dict[str, set[str]] = {}
        for table, trigger in cursor.fetchall():
            found.setdefault(table, set()).add(trigger)
    assert "results_tablecell" in tables
    tables -= set(UNKEPT)
    assert {table: found.get(table) for table in tables} == {
        table: {"journal_insert", "journal_update", "journal_delete", "journal_truncate"} for table in tables
    }


def test_a_bulk_insert_is_one_entry_with_every_row():
    rows = entities("a", "b", "c")
    entry = JournalEntry.objects.get()
    assert (entry.number, entry.operation, entry.table_name, entry.row_count) == (
        1,
        "INSERT",
        "organization_entity",
        3,
    )
    assert [(c["id"], c["after"]["code"]) for c in entry.changes] == [(r.pk, r.code) for r in rows]


def test_an_update_keeps_before_and_after_and_only_rows_that_changed():
    a, b = entities("a", "b")
    Entity.objects.update(names={"en": "B"})
    entry = JournalEntry.objects.last()
    assert (entry.operation, entry.row_count) == ("UPDATE", 1)
    assert [(c["id"], c["before"]["names"], c["after"]["names"]) for c in entry.changes] == [
        (a.pk, {"en": "A"}, {"en": "B"})
    ]
    assert b.pk != a.pk


def test_an_update_that_changes_nothing_leaves_no_entry():
    entities("a")
    Entity.objects.update(code="a")
    assert JournalEntry.objects.count() == 1


def test_raw_sql_is_kept():
    entities("a")
    run("UPDATE organization_entity SET code = 'z' WHERE code = 'a'")
    run("DELETE FROM organization_entity")
    kept = JournalEntry.objects.values_list("operation", "act")
    assert list(kept) == [("INSERT", "direct_write"), ("UPDATE", "direct_write"), ("DELETE", "direct_write")]
    assert JournalEntry.objects.last().changes[0]["before"]["code"] == "z"


def test_truncating_a_table_is_kept_with_its_rows():
    Period.objects.create(start="2024-01-01", end="2024-12-31")
    run("TRUNCATE organization_period CASCADE")
    entry = JournalEntry.objects.filter(table_name="organization_period").last()
    assert (entry.operation, entry.row_count, entry.changes[0]["before"]["start"]) == (
        "TRUNCATE",
        1,
        "2024-01-01",
    )


def test_an_upsert_is_kept_as_what_it_did():
    (a,) = entities("a")
    a.names = {"en": "new"}
    Entity.objects.bulk_create([a], update_conflicts=True, unique_fields=["id"], update_fields=["names"])
    assert [e.operation for e in JournalEntry.objects.all()] == ["INSERT", "UPDATE"]


def test_many_rows_are_parted():
    run("INSERT INTO organization_entity (code, names) SELECT 'e' || n, '{}' FROM generate_series(1, 5001) n")
    assert list(JournalEntry.objects.values_list("row_count", flat=True)) == [5000, 1]
    assert journal.verify().holds


def test_bytes_stay_out_and_their_digest_stays_in():
    load_document(factories.report(), Source("f", b"\xde\xad\xbe\xef"), actor="me")
    (kept,) = JournalEntry.objects.get(table_name="results_reportsource").changes
    assert sorted(kept["after"]) == ["file_name", "id", "language", "read_at", "report_id", "sha256"]


# --- who and what


def test_an_act_names_itself_until_it_ends():
    with transaction.atomic():
        with journal.acting(actor="somebody", act="do_something"):
            entities("a")
            journal.record({"about": "entities"})
        entities("b")
    kept = [(e.actor, e.act, e.operation) for e in JournalEntry.objects.all()]
    role = kept[-1][0]
    assert kept == [
        ("somebody", "do_something", "INSERT"),
        ("somebody", "do_something", "ACT"),
        (role, "direct_write", "INSERT"),
    ]
    assert role == connection.settings_dict["USER"]


@pytest.mark.django_db(transaction=True)
def test_an_act_needs_a_transaction():
    with pytest.raises(RuntimeError, match="one transaction"), journal.acting(actor="a", act="b"):
        raise AssertionError("not reached")


def test_an_insert_cannot_choose_its_number_or_hash():
    entities("a")
    run(
        "INSERT INTO foundation_journalentry (number, at, actor, act, operation, row_count, changes, "
        "previous_hash, hash) VALUES (99, '2000-01-01', 'x', 'x', 'ACT', 0, '{}', 'x', 'x')"
    )
    last = JournalEntry.objects.last()
    assert (last.number, last.actor == "x", last.at.year > 2000, len(last.hash)) == (2, False, True, 64)
    assert journal.verify().holds


# --- append-only


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE foundation_journalentry SET actor = 'nobody'",
        "DELETE FROM foundation_journalentry",
        "TRUNCATE foundation_journalentry",
    ],
)
def test_changing_the_journal_is_refused(sql):
    run("ALTER TABLE foundation_journalentry ENABLE TRIGGER journal_refuse_truncate")
    entities("a")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run(sql)
    assert JournalEntry.objects.count() == 1


# --- it proves itself


def test_an_empty_journal_holds():
    assert journal.verify() == journal.Chain(0, "0" * 64)


def test_a_sound_chain_holds_and_names_its_last_hash():
    entities("a")
    Entity.objects.all().delete()
    last = JournalEntry.objects.last()
    assert journal.verify() == journal.Chain(2, last.hash)
    assert last.previous_hash == JournalEntry.objects.first().hash


@pytest.mark.parametrize(
    ("sql", "number", "said"),
    [
        ("UPDATE foundation_journalentry SET actor = 'nobody' WHERE number = 2", 2, "changed after"),
        (
            "UPDATE foundation_journalentry SET at = at - interval '1 day' WHERE number = 1",
            1,
            "changed after",
        ),
        (
            "UPDATE foundation_journalentry SET changes = jsonb_set(changes, '{0,after,code}', '\"x\"') "
            "WHERE number = 3",
            3,
            "changed after",
        ),
        ("DELETE FROM foundation_journalentry WHERE number = 2", 3, "missing"),
        ("DELETE FROM foundation_journalentry WHERE number = 1", 2, "missing"),
        (
            "UPDATE foundation_journalentry j SET previous_hash = repeat('1', 64), "
            "hash = encode(sha256(convert_to(jsonb_build_array(j.number, to_char(j.at AT TIME ZONE 'UTC', "
            '\'YYYY-MM-DD"T"HH24:MI:SS.US"Z"\'), j.actor, j.act, j.operation, j.table_name, j.row_count, '
            "j.changes, repeat('1', 64))::text, 'UTF8')), 'hex') WHERE number = 3",
            3,
            "does not link",
        ),
    ],
)
def test_tampering_with_the_journal_is_named(sql, number, said):
    for code in ("a", "b", "c", "d"):
        entities(code)
    with unwatched():
        run(sql)
    chain = journal.verify()
    assert (chain.number, said in chain.fault, chain.holds) == (number, True, False)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE organization_entity SET code = 'z' WHERE code = 'b'", "was changed"),
        ("UPDATE organization_entity SET names = '{}' WHERE code = 'b'", "was changed"),
        ("DELETE FROM organization_entity WHERE code = 'b'", "was removed"),
        ("INSERT INTO organization_entity (code, names) VALUES ('z', '{}')", "was added"),
    ],
)
def test_a_row_changed_past_the_journal_is_named(sql, said):
    a, b = entities("a", "b")
    with unwatched():
        run(sql)
    row = Entity.objects.get(code="z").pk if "added" in said else b.pk
    assert (
        journal.verify().fault == f"row {row} of organization_entity {said} without an entry in the journal."
    )
    assert a.pk != b.pk


@pytest.mark.parametrize(
    ("sql", "table", "trigger"),
    [
        ("DROP TRIGGER journal_insert ON organization_entity", "organization_entity", "journal_insert"),
        (
            "ALTER TABLE organization_entity DISABLE TRIGGER journal_update",
            "organization_entity",
            "journal_update",
        ),
        ("ALTER TABLE organization_entity DISABLE TRIGGER USER", "organization_entity", "journal_delete"),
        ("ALTER TABLE plans_output ENABLE REPLICA TRIGGER journal_delete", "plans_output", "journal_delete"),
        ("DROP TRIGGER journal_seal ON foundation_journalentry", "foundation_journalentry", "journal_seal"),
    ],
)
def test_a_table_that_is_no_longer_watched_is_named(sql, table, trigger):
    entities("a")
    connection.check_constraints()  # fires what is deferred: a table with pending triggers cannot be altered
    run(sql)
    assert (
        journal.verify().fault
        == f"table {table} is not watched: its trigger {trigger} is missing or switched off."
    )


def test_a_table_without_any_trigger_left_is_named():
    entities("a")
    connection.check_constraints()
    for event in ("insert", "update", "delete", "truncate"):
        run(f"DROP TRIGGER journal_{event} ON organization_entity")
    run("UPDATE organization_entity SET code = 'b'")
    assert "table organization_entity is not watched" in (journal.verify().fault or "")


def test_a_stored_report_and_its_chain_hold():
    for language in ("zh", "en"):
        load_document(factories.report(language, 3), Source("f", b"1"), actor="me")
    assert journal.verify().holds


# --- two writers at once


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_make_one_chain():
    """Eight threads insert in transactions of their own: no fork, no gap, nobody is refused."""
    faults: list[Exception] = []
    start = threading.Barrier(8)

    def write(name: int) -> None:
        try:
            start.wait()
            for step in range(5):
                with transaction.atomic():
                    entities(f"w{name}-{step}")
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert journal.verify().entries == 40
    assert journal.verify().holds


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_leaves_no_entry_and_no_gap():
    entities("a")

    def fail() -> None:
        with transaction.atomic():
            entities("b")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    entities("c")
    assert list(JournalEntry.objects.values_list("number", flat=True)) == [1, 2]
    assert journal.verify().holds
