"""`backup` and `restore`: everything stored in one file, from a running system into an empty place.

A backup is one moment: all tables are read in one transaction. Left out are sessions, counters of
sign-ins and Django's own lists; the secret key is not in the database and so not in the file.
A restore is one transaction too: tables as they were, proven by their digests and by the journal,
or nothing.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from answerable import __version__
from answerable.config import database
from answerable.config.backup_file import Contents, Reader, Table, Writer, opened
from answerable.config.command_line import DONE, Refusal
from answerable.config.terminal import say

LEFT_OUT = {
    "django_migrations",  # compared, not copied
    "django_content_type",
    "auth_permission",
    "django_session",
    "answerable_cache",
}


# Names of tables and columns come from PostgreSQL's own catalogue.
_COUNT = 'SELECT count(*) FROM "{}"'
_ANY = 'SELECT EXISTS (SELECT FROM "{}")'
_OUT = 'COPY (SELECT {} FROM "{}" ORDER BY {}) TO STDOUT'
_KEY = """
SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY array_position(i.indkey::int2[], a.attnum))
FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
WHERE i.indisprimary AND i.indrelid = '"{}"'::regclass
"""
_FORMS = """
SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres';
SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL client_encoding = 'UTF8';
SET CONSTRAINTS ALL DEFERRED
"""


def backup(options: argparse.Namespace) -> int:
    """Writes the file, readable by its owner only. Others may go on writing meanwhile."""
    path = Path(options.file)
    if path.exists():
        raise Refusal(f"{path} exists already; nothing was written. Take another name.")
    with database.ready(say):
        contents = Contents(__version__, datetime.now(UTC).isoformat(timespec="seconds"), _migrations())
        writer = Writer(path, contents)
        try:
            _write(writer)
            seal = writer.close()
        except BaseException:
            writer.discard()
            raise
    rows = sum(table.rows for table in contents.tables)
    print(f"{path}: {len(contents.tables)} tables, {rows:,} rows, sha256 {seal}")
    say(
        "The secret key is not in it: keep the file secret_key of the home folder as well, "
        "or everybody signs in anew."
    )
    return DONE


def restore(options: argparse.Namespace) -> int:
    """Fills an empty place and proves it, or changes nothing."""
    path = Path(options.file)
    with opened(path) as reader, database.ready(say):
        _same_version(path, reader.contents)
        entries, last = _restore(reader)
    print(f"{path}: restored. The journal holds: {entries} entries, last hash {last}")
    return DONE


def _write(writer: Writer) -> None:
    from django.db import connection, transaction

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        _fix_forms()
        tables = _tables()
        for number, (name, columns) in enumerate(tables.items(), 1):
            rows = _value(_COUNT.format(name))
            say(f"{number}/{len(tables)} {name}: {rows:,} rows")
            writer.add(name, columns, rows, _rows_out(name, columns))
        writer.contents.sequences.update(_sequences())


def _restore(reader: Reader) -> tuple[int, str]:
    from django.db import connection, transaction

    from answerable.foundation import journal

    contents = reader.contents
    with transaction.atomic():
        _fix_forms()
        there = _tables()
        if {table.name: table.columns for table in contents.tables} != there:
            raise Refusal("The tables of the backup are not the tables of this place; nothing was changed.")
        for name in there:
            if _value(_ANY.format(name)):
                raise Refusal(
                    f"This place is not empty (table {name} has rows); nothing was changed. "
                    "Restore into another ANSWERABLE_HOME or database."
                )
        with _unwatched([table.name for table in contents.tables]):
            for number, table in enumerate(_in_order(contents.tables), 1):
                say(f"{number}/{len(contents.tables)} {table.name}: {table.rows:,} rows")
                _rows_in(table, reader)
            with connection.cursor() as cursor:
                for sequence, last in contents.sequences.items():
                    cursor.execute("SELECT setval(%s::regclass, %s)", [f'"{sequence}"', last])
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in contents.tables:
            _prove(table)
        say("Proving the journal.")
        chain = journal.verify()
        if not chain.holds:
            raise Refusal(f"The journal of the backup does not hold ({chain.fault}); nothing was changed.")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return chain.entries, chain.last_hash


def _prove(table: Table) -> None:
    """What is in the database now is what was in the one it came from."""
    digest = hashlib.sha256()
    for piece in _rows_out(table.name, table.columns):
        digest.update(piece)
    if digest.hexdigest() != table.digest:
        raise Refusal(f"Table {table.name} did not come out as it was; nothing was changed.")


def _same_version(path: Path, contents: Contents) -> None:
    if sorted(contents.migrations) != sorted(_migrations()):
        raise Refusal(
            f"{path} was made by version {contents.version} with other tables than this version "
            f"({__version__}) has; restore it with that version, then update. Nothing was changed."
        )


def _rows_out(name: str, columns: list[str]) -> Iterator[bytes]:
    from django.db import connection

    order = _value(_KEY.format(name)) or _quoted(columns)
    assert connection.connection is not None
    with (
        connection.connection.cursor() as cursor,
        cursor.copy(_OUT.format(_quoted(columns), name, order)) as copy,
    ):
        for piece in copy:
            yield bytes(piece)


def _rows_in(table: Table, reader: Reader) -> None:
    from django.db import connection

    assert connection.connection is not None
    with (
        connection.connection.cursor() as cursor,
        cursor.copy(f'COPY "{table.name}" ({_quoted(table.columns)}) FROM STDIN') as copy,
    ):
        for piece in reader.pieces(table):
            copy.write(piece)


@contextmanager
def _unwatched(names: list[str]) -> Iterator[None]:
    """Inside, rows go in as they are: no journal, no seal, and no policy, which COPY cannot pass.

    The owner may do this without being a superuser; the transaction gives all of it back together.
    """
    from django.db import connection

    def each(*changes: str) -> None:
        with connection.cursor() as cursor:
            for name in names:
                for change in changes:
                    cursor.execute(f'ALTER TABLE "{name}" {change}')

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relforcerowsecurity AND relname = ANY (%s)", [names]
        )
        forced = [name for (name,) in cursor.fetchall()]
    each("DISABLE TRIGGER USER", "NO FORCE ROW LEVEL SECURITY")
    yield
    each("ENABLE TRIGGER USER")
    with connection.cursor() as cursor:
        for name in forced:
            cursor.execute(f'ALTER TABLE "{name}" FORCE ROW LEVEL SECURITY')


def _in_order(tables: list[Table]) -> list[Table]:
    """Tables after those they refer to, as far as a reference is not checked at the end anyway."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint"
            " WHERE contype = 'f' AND NOT condeferrable AND conrelid <> confrelid"
        )
        needs = cursor.fetchall()
    ordered: list[Table] = []
    left = list(tables)
    while left:
        waiting = {table.name for table in left}
        free = [t for t in left if not any(a == t.name and b in waiting for a, b in needs)] or left
        ordered += free
        left = [table for table in left if table not in free]
    return ordered


def _fix_forms() -> None:
    """Values are written the same way whatever the server or the session prefers."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(_FORMS)


def _tables() -> dict[str, list[str]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, array_agg(a.attname::text ORDER BY a.attname) FROM pg_class c"
            " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
            " AND a.attgenerated = ''"
            " WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace"
            " AND c.relname <> ALL (%s) GROUP BY c.relname ORDER BY c.relname",
            [sorted(LEFT_OUT)],
        )
        return dict(cursor.fetchall())


def _sequences() -> dict[str, int]:
    """The last number each sequence gave; those that gave none are as new."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sequencename, last_value FROM pg_sequences"
            " WHERE schemaname = current_schema() AND last_value IS NOT NULL"
        )
        return dict(cursor.fetchall())


def _migrations() -> list[list[str]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
        return [list(row) for row in cursor.fetchall()]


def _value(query: str) -> Any:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(query)
        found = cursor.fetchone()
        return found[0] if found else None


def _quoted(columns: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)
