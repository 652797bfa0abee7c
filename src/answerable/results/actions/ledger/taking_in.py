"""Taking in a file of ledger lines: read and checked first, then added in one transaction or not at all.

The journal lets one transaction write at a time, so the lines, which stay out of it, are added
before anything of the load is written to it: nobody waits while a million lines go in.
Whoever is killed half-way leaves nothing behind: staged rows are gone with the session.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, islice

from django.db import connection
from django.utils.translation import gettext as _

from answerable.foundation import journal
from answerable.organization.rules.refusal import Refused
from answerable.results.actions.ledger import staging
from answerable.results.actions.ledger.aliases import propose
from answerable.results.actions.ledger.shapes import LoadOutcome
from answerable.results.actions.ledger.standing import LOADS, check_loads, loading
from answerable.results.models import LedgerLoad, LedgerMapping
from answerable.results.queries.ledger.calendar import Calendar
from answerable.results.queries.ledger.names import names_of
from answerable.results.queries.ledger.proof import digest_of_load
from answerable.results.rules.ledger import Reason, layout_of, rejected, sentence
from answerable.results.rules.ledger.conversion import Conversion, Row

STEP = 50_000  # rows between two reports of progress
MOST_REJECTED = 100_000  # beyond this a file is refused where more than half of it is: a wrong mapping

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as its reader gives it: `rows` can be asked for more than once. `first` is the number of
    the first row below the heading. `sha256` is of the bytes."""

    file_name: str
    sha256: str
    header: Sequence[str]
    rows: Callable[[], Iterable[Row]]
    first: int = 2


def take_in(*, by: int, mapping: int, sent: Sent, progress: Progress = lambda _rows: None) -> LoadOutcome:
    """Adds what is new, keeps what is rejected with its reasons, proposes meanings of unknown names.

    The same bytes by the same mapping change nothing. Raises `Refused`: not_yours, not_found,
    invalid (the file lacks a column; most of it cannot be read).
    """
    check_loads(by)
    found = LedgerMapping.objects.select_related("source").filter(pk=mapping).first()
    if found is None:
        raise Refused("not_found", _("There is no such mapping; choose one of the list."), place="mapping")
    before = LedgerLoad.objects.filter(mapping=found, sha256=sent.sha256).first()
    if before is not None:
        return outcome_of(before, repeated=True)
    layout = layout_of(found.kind, found.columns)
    missing = [name for name in layout.headings if name not in sent.header]
    if missing:
        raise Refused(
            "invalid",
            _("The file has no column “%(missing)s”; its columns are: %(there)s.")
            % {"missing": "”, “".join(missing), "there": ", ".join(sent.header)[:300]},
            place="file",
        )
    conversion = Conversion(layout, sent.header, names_of(found.source_id), Calendar())
    with staging.staged():
        _stage(conversion.lines(sent.rows(), sent.first), progress)
        _refuse_nonsense(conversion)
        return _add(by, found, sent, conversion)


def _stage(lines: Iterator[str], progress: Progress) -> None:
    """Copies the lines step by step: how far it is can only be written between two copies."""
    copied = 0
    for first in lines:
        copied += staging.copy_in(chain((first,), islice(lines, STEP - 1)))
        if not copied % STEP:
            progress(copied)


def _refuse_nonsense(conversion: Conversion) -> None:
    """A wrong mapping rejects nearly everything; its rejects would be a second copy of the file."""
    count = len(conversion.rejects)
    if count > MOST_REJECTED and 2 * count > conversion.rows:
        number, _row, reasons = conversion.rejects.rows[0]
        raise Refused(
            "invalid",
            _("%(count)s of %(rows)s rows cannot be taken in, so the mapping or the file is the wrong one; "
              "nothing was loaded. Row %(number)s: %(why)s")
            % {"count": count, "rows": conversion.rows, "number": number, "why": sentence(reasons[0])},
            place="file",
        )  # fmt: skip


def _add(by: int, mapping: LedgerMapping, sent: Sent, conversion: Conversion) -> LoadOutcome:
    with loading(by, "load_ledger"):
        _one_at_a_time()
        before = LedgerLoad.objects.filter(mapping=mapping, sha256=sent.sha256).first()
        if before is not None:  # the same file twice at once
            return outcome_of(before, repeated=True)
        number = staging.next_load()
        staged = conversion.rows - len(conversion.rejects)
        added = staging.insert(number, mapping.source_id)
        known, differing = (0, []) if added == staged else staging.compare(number, mapping.source_id)
        if differing:
            _reject_differing(conversion, sent, differing)
            _refuse_nonsense(conversion)
        late = staging.late_lines(number)
        _count, digest = digest_of_load(number)
        return _write_load(by, mapping, sent, conversion, LoadOutcome(
            number, conversion.rows, added, known, len(conversion.rejects), late), digest)  # fmt: skip


def _write_load(
    by: int, mapping: LedgerMapping, sent: Sent, conversion: Conversion, outcome: LoadOutcome, digest: str
) -> LoadOutcome:
    """What is in the journal, at the very end."""
    propose(mapping.source_id, conversion.unknown)
    LedgerLoad.objects.create(
        pk=outcome.load,
        mapping=mapping,
        file_name=sent.file_name,
        sha256=sent.sha256,
        rows=outcome.rows,
        added=outcome.added,
        known=outcome.known,
        rejected=outcome.rejected,
        late=outcome.late,
        rejects=rejected.write(sent.header, conversion.rejects) if outcome.rejected else None,
        digest=digest,
        loaded_at=datetime.now(UTC),
        loaded_by_id=by,
    )
    journal.record(
        {
            "load": outcome.load,
            "source": mapping.source.code,
            "mapping": mapping.pk,
            "file": sent.file_name,
            "sha256": sent.sha256,
            "added": outcome.added,
            "known": outcome.known,
            "rejected": outcome.rejected,
            "late": outcome.late,
            "digest": digest,
        }
    )
    return outcome


def _reject_differing(conversion: Conversion, sent: Sent, numbers: Sequence[int]) -> None:
    """Rows whose number is here with other content; the file is read again for their wording."""
    wanted = set(numbers)
    key = conversion.key_of
    for number, row in enumerate(sent.rows(), sent.first):
        if number in wanted:
            conversion.rejects.rows.append((number, row, (Reason("key_differs", key(row)),)))
    conversion.rejects.rows.sort(key=lambda reject: reject[0])


def _one_at_a_time() -> None:
    """Loads follow each other: two that add to the same sums of months never wait for each other in turn."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOADS])


def outcome_of(load: LedgerLoad, *, repeated: bool = False) -> LoadOutcome:
    return LoadOutcome(
        load.pk, load.rows, load.added, load.known, load.rejected, load.late, repeated=repeated
    )


def digest_of_rows(rows: Iterable[Sequence[str]]) -> str:
    """SHA-256 of rows that came without a file."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update("\x1f".join(row).encode("utf-8", "surrogatepass") + b"\x1e")
    return digest.hexdigest()
