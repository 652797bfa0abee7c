"""The journal: who changed what, when, before and after, in a chain that proves itself.

The database writes it: `keep(table)` puts triggers on a table, after which every INSERT, UPDATE,
DELETE and TRUNCATE leaves an entry, whoever sends it. An action of ours says who and what it is
with `acting(...)`, and adds an entry of its own with `record(...)`. Both are valid until the
transaction ends. `verify()` recomputes the chain, sees that every table is still watched, then
holds the tables against it.

What this cannot see: a tail cut off by somebody who may disable triggers. Whoever needs proof of
that notes down the number and hash that `answerable verify-journal` prints.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.migrations import RunSQL

SQL = Path(__file__).with_name("sql")
NOBODY = "0" * 64
WRITERS = 7_205_967  # the advisory lock of `sql/journal.sql`: one transaction writes at a time


@dataclass(frozen=True, slots=True)
class Chain:
    """The outcome of `verify`: entries in all, the last hash, and the first fault or None."""

    entries: int
    last_hash: str
    fault: str | None = None
    number: int | None = None  # of the entry at fault, if it is one

    @property
    def holds(self) -> bool:
        return self.fault is None


def keep(table: str, *, hidden: tuple[str, ...] = ()) -> RunSQL:
    """A migration step that puts a table under the journal.

    `hidden` columns stay out of it: bytes whose digest stands in another column of the row.
    The table's primary key is `id`.
    """
    without = ",".join(hidden)
    keeper = f"foundation_journal_keep('{without}')"
    return RunSQL(
        f"""
        CREATE TRIGGER journal_insert AFTER INSERT ON {table} REFERENCING NEW TABLE AS new_rows
            FOR EACH STATEMENT EXECUTE FUNCTION {keeper};
        CREATE TRIGGER journal_update AFTER UPDATE ON {table}
            REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
            FOR EACH STATEMENT EXECUTE FUNCTION {keeper};
        CREATE TRIGGER journal_delete AFTER DELETE ON {table} REFERENCING OLD TABLE AS old_rows
            FOR EACH STATEMENT EXECUTE FUNCTION {keeper};
        CREATE TRIGGER journal_truncate BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION foundation_journal_keep_truncated('{without}');
        """,
        "".join(
            f"DROP TRIGGER journal_{event} ON {table};"
            for event in ("insert", "update", "delete", "truncate")
        ),
    )


@contextmanager
def acting(*, actor: str, act: str) -> Iterator[None]:
    """Entries written inside bear this actor and act. Needs a transaction (`transaction.atomic`)."""
    if not connection.in_atomic_block:
        raise RuntimeError("an act is one transaction: open it before saying who acts")
    with connection.cursor() as cursor:
        cursor.execute(_SAY, [actor, act])
        yield
        cursor.execute(_SAY, ["", ""])


_SAY = "SELECT set_config('answerable.actor', %s, true), set_config('answerable.act', %s, true)"


def one_writer() -> None:
    """Waits until no other transaction is writing, so that what was read stays true until commit."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITERS])


def record(about: Mapping[str, Any]) -> None:
    """Adds the entry of an act itself: what it was about, as JSON. Inside `acting` only."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO foundation_journalentry (operation, row_count, changes) VALUES ('ACT', 0, %s)",
            [json.dumps(about, ensure_ascii=False)],
        )


def verify() -> Chain:
    """Recomputes every hash and link; are the tables watched, and are they as their last entries say?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), max(number) FROM foundation_journalentry")
        entries, highest = cursor.fetchone()
        cursor.execute("SELECT hash FROM foundation_journalentry WHERE number = %s", [highest])
        found = cursor.fetchone()
        last_hash = found[0] if found else NOBODY
        cursor.execute(_FIRST_BROKEN, [NOBODY])
        broken = cursor.fetchone()
        if broken is not None:
            return Chain(entries, last_hash, _broken_link(*broken), broken[0])
        cursor.execute(_UNWATCHED)
        unwatched = cursor.fetchone()
        if unwatched is not None:
            table, trigger = unwatched
            said = f"table {table} is not watched: its trigger {trigger} is missing or switched off."
            return Chain(entries, last_hash, said)
        for table, hidden in _kept_tables(cursor):
            fault = _first_stray_row(cursor, table, hidden)
            if fault is not None:
                return Chain(entries, last_hash, fault)
    return Chain(entries, last_hash)


# Written out here and not by the database's own function, which somebody could have replaced.
_FIRST_BROKEN = """
SELECT number, number = expected_number, previous_hash = expected_previous, hash = expected_hash
FROM (
    SELECT number, previous_hash, hash,
           row_number() OVER chain AS expected_number,
           lag(hash, 1, %s) OVER chain AS expected_previous,
           encode(sha256(convert_to(jsonb_build_array(
               number, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
               actor, act, operation, table_name, row_count, changes, previous_hash)::text, 'UTF8')),
               'hex') AS expected_hash
    FROM foundation_journalentry WINDOW chain AS (ORDER BY number)
) links
WHERE NOT (number = expected_number AND previous_hash = expected_previous AND hash = expected_hash)
ORDER BY number LIMIT 1
"""


# Without its triggers a table would change unseen from then on, and drop out of the comparison.
_UNWATCHED = """
WITH own AS (
    SELECT c.oid, c.relname, t.tgname, t.tgenabled IN ('O', 'A') AS is_on
    FROM pg_class c LEFT JOIN pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal
    WHERE c.relkind IN ('r', 'p') AND pg_table_is_visible(c.oid)
), watched AS (
    SELECT DISTINCT table_name, unnest(
        ARRAY['journal_insert', 'journal_update', 'journal_delete', 'journal_truncate']) AS tgname
    FROM foundation_journalentry WHERE operation <> 'ACT'
    UNION SELECT relname, unnest(
        ARRAY['journal_insert', 'journal_update', 'journal_delete', 'journal_truncate'])
    FROM own WHERE tgname LIKE 'journal!_%' ESCAPE '!' AND relname <> 'foundation_journalentry'
    UNION SELECT 'foundation_journalentry', unnest(
        ARRAY['journal_seal', 'journal_refuse_change'])
)
SELECT table_name, tgname FROM watched
WHERE table_name IN (SELECT relname FROM own)
  AND NOT EXISTS (SELECT 1 FROM own
                  WHERE own.relname = table_name AND own.tgname = watched.tgname AND own.is_on)
ORDER BY table_name, tgname LIMIT 1
"""


def _broken_link(number: int, in_order: bool, linked: bool, sealed: bool) -> str:
    if not in_order:
        return f"entry {number} does not follow the one before it: an entry is missing."
    if not sealed:
        return f"entry {number} was changed after it was written: its content does not give its hash."
    assert not linked
    return f"entry {number} does not link to the entry before it."


def _kept_tables(cursor: Any) -> list[tuple[str, list[str]]]:
    """Tables under the journal with their hidden columns, as their triggers say."""
    cursor.execute(
        """
        SELECT c.relname, encode(t.tgargs, 'escape')
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE t.tgname = 'journal_insert' AND NOT t.tgisinternal
          AND pg_table_is_visible(c.oid)
        ORDER BY c.relname
        """
    )
    return [
        (table, [name for name in arguments.replace("\\000", "").split(",") if name])
        for table, arguments in cursor.fetchall()
    ]


def _first_stray_row(cursor: Any, table: str, hidden: list[str]) -> str | None:
    """The first row that is not as the journal left it: changed, added or removed past it."""
    cursor.execute(_STRAY.format(table=f'"{table}"'), [table, hidden])
    stray = cursor.fetchone()
    if stray is None:
        return None
    identity, is_there, was_there = stray
    how = "was changed" if is_there and was_there else "was added" if is_there else "was removed"
    return f"row {identity} of {table} {how} without an entry in the journal."


# Columns that only one side has came or went with a migration and are not compared.
_STRAY = """
WITH kept AS (
    SELECT DISTINCT ON (change -> 'id') (change ->> 'id')::bigint AS id, change -> 'after' AS after
    FROM foundation_journalentry, jsonb_array_elements(changes) AS change
    WHERE table_name = %s AND operation <> 'ACT'
    ORDER BY change -> 'id', number DESC
), now AS (
    SELECT id, to_jsonb(t) - %s::text[] AS row FROM {table} t
)
SELECT id, now.row IS NOT NULL, kept.after IS NOT NULL
FROM now FULL JOIN kept USING (id)
WHERE (now.row IS NULL) <> (kept.after IS NULL)
   OR EXISTS (SELECT 1 FROM jsonb_each(now.row) AS cell
              WHERE kept.after ? cell.key AND kept.after -> cell.key IS DISTINCT FROM cell.value)
ORDER BY id LIMIT 1
"""
