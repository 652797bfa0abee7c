"""Rows on their way into the ledger: a table of this session that nobody else sees, filled by COPY.

COPY cannot fill a table under policies, so rows are copied here and inserted from here, all in one
statement. A session that dies takes the table with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection

from answerable.results.rules.ledger.conversion import COLUMNS

_CREATE = """
CREATE TEMPORARY TABLE ledger_staged (
    row integer, kind text, key text, entity_id bigint, category_id bigint, grade text, posted_on date,
    counts_in_id bigint, is_late boolean, amount numeric(20, 2), currency text, text text)
"""
_COPY = f"COPY ledger_staged ({', '.join(COLUMNS)}) FROM STDIN"
_MEMORY = "192MB"  # for sorting a million lines without the disk
_BLOCK = 2_000  # lines handed over at once

_INSERT = """
INSERT INTO results_ledgerline (load_id, source_id, kind, key, entity_id, category_id, grade, posted_on,
    counts_in_id, is_late, amount, currency, text)
SELECT %s, %s, kind, key, entity_id, category_id, grade, posted_on, counts_in_id, is_late, amount,
    currency, text
FROM ledger_staged
ON CONFLICT (source_id, kind, key) DO NOTHING
"""

# Lines that were not added: whether what is here says the same. Where a number stands twice in one
# file, the first of them was added, and the others are held against it.
_COMPARED = """
SELECT s.row, (s.entity_id, s.category_id, s.grade, s.posted_on, s.amount, s.currency, s.text)
       IS NOT DISTINCT FROM (l.entity_id, l.category_id, l.grade, l.posted_on, l.amount, l.currency, l.text)
FROM (SELECT *, row_number() OVER (PARTITION BY kind, key ORDER BY row) AS nth FROM ledger_staged) s
JOIN results_ledgerline l ON l.source_id = %(source)s AND l.kind = s.kind AND l.key = s.key
WHERE l.load_id <> %(load)s OR s.nth > 1
"""


@contextmanager
def staged() -> Iterator[None]:
    """The table is there inside, and empty at first."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS ledger_staged")
        cursor.execute(_CREATE)
    try:
        yield
    finally:
        if connection.connection is not None and not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("DROP TABLE IF EXISTS ledger_staged")


def copy_in(lines: Iterable[str]) -> int:
    """Copies these lines, columns as `conversion.COLUMNS`; how many. No statement can be sent meanwhile."""
    count = 0
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        block: list[str] = []
        for line in lines:
            block.append(line)
            count += 1
            if len(block) >= _BLOCK:
                copy.write("".join(block))
                block.clear()
        if block:
            copy.write("".join(block))
    return count


def next_load() -> int:
    """The number the load will have: its lines are written before it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('results_ledgerload', 'id'))")
        return int(cursor.fetchone()[0])


def insert(load: int, source: int) -> int:
    """Writes what is new into the ledger; how many lines. They go in as they were copied: a table of a
    session is read from its beginning to its end, so the first of two equal numbers is the one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('work_mem', %s, true)", [_MEMORY])
        cursor.execute(_INSERT, [load, source])
        return int(cursor.rowcount)


def compare(load: int, source: int) -> tuple[int, list[int]]:
    """Of the lines not added: how many say what is here, and the rows of those that do not."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE ledger_staged")
        cursor.execute(_COMPARED, {"load": load, "source": source})
        found = cursor.fetchall()
    return sum(same for _row, same in found), sorted(row for row, same in found if not same)


def late_lines(load: int) -> int:
    """How many of the load's lines were for a sealed period."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM ledger_staged WHERE is_late)")
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute("SELECT count(*) FROM results_ledgerline WHERE load_id = %s AND is_late", [load])
        return int(cursor.fetchone()[0])
