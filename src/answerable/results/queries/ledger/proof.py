"""Proves the ledger: each load's lines against its digest, which the journal keeps, and the sums of months.

The digest is SHA-256 over the digests of blocks of a thousand lines, in the order in which they
were added. It is computed by the database, so that a million lines need not leave it.
"""

from __future__ import annotations

from django.db import connection

from answerable.results.models import LedgerLoad

_DIGEST = """
SELECT coalesce(sum(lines), 0),
       encode(sha256(coalesce(string_agg(digest, ''::bytea ORDER BY block), ''::bytea)), 'hex')
FROM (
    SELECT block, count(*) AS lines,
           sha256(convert_to(string_agg(line, E'\\n' ORDER BY id), 'UTF8')) AS digest
    FROM (
        SELECT id, (row_number() OVER (ORDER BY id) - 1) / 1000 AS block,
               row(source_id, kind, key, entity_id, category_id, grade, posted_on - DATE '2000-01-01',
                   counts_in_id, is_late, amount, currency, text)::text AS line
        FROM results_ledgerline WHERE load_id = %s
    ) lines GROUP BY block
) blocks
"""

_ORPHAN = """
SELECT l.load_id FROM (SELECT DISTINCT load_id FROM results_ledgerline) l
WHERE NOT EXISTS (SELECT FROM results_ledgerload o WHERE o.id = l.load_id) ORDER BY 1 LIMIT 1
"""

_ASTRAY = """
SELECT coalesce(m.kind, s.kind), coalesce(m.month, s.month)
FROM results_ledgermonth m FULL JOIN (
    SELECT kind, entity_id, category_id, grade, date_trunc('month', posted_on)::date AS month,
           counts_in_id, is_late, currency, sum(amount) AS amount, count(*) AS lines
    FROM results_ledgerline GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
) s ON (m.kind, m.entity_id, m.grade, m.month, m.is_late, m.currency, coalesce(m.category_id, 0),
        coalesce(m.counts_in_id, 0))
     = (s.kind, s.entity_id, s.grade, s.month, s.is_late, s.currency, coalesce(s.category_id, 0),
        coalesce(s.counts_in_id, 0))
WHERE (m.amount, m.lines) IS DISTINCT FROM (s.amount, s.lines) ORDER BY 1, 2 LIMIT 1
"""


def digest_of_load(load: int) -> tuple[int, str]:
    """How many lines the load has now, and their digest."""
    with connection.cursor() as cursor:
        cursor.execute(_DIGEST, [load])
        count, digest = cursor.fetchone()
        return int(count), str(digest)


def verify_ledger() -> tuple[int, tuple[str, ...]]:
    """How many loads were proven, and what does not hold: sentences, none where everything does."""
    faults = []
    loads = LedgerLoad.objects.filter(status="loaded").order_by("pk").values_list("pk", "added", "digest")
    for pk, added, digest in loads:
        count, found = digest_of_load(pk)
        if (count, found) != (added, digest):
            faults.append(f"load {pk} of the ledger: its {count} lines are not the {added} it brought.")
    with connection.cursor() as cursor:
        cursor.execute(_ORPHAN)
        orphan = cursor.fetchone()
        if orphan is not None:
            faults.append(f"lines of the ledger name load {orphan[0]}, which is not there.")
        cursor.execute(_ASTRAY)
        astray = cursor.fetchone()
        if astray is not None:
            faults.append(f"the sums of {astray[0]} in {astray[1]:%Y-%m} are not those of the lines.")
    return len(loads), tuple(faults)
