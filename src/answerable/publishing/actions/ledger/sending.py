"""Large files: kept in pieces until the worker takes them in; may be left and found again.

Nothing of the load is there before all of it is. A worker that is killed leaves the file, and the
next one begins with it anew.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from django.db import InterfaceError, OperationalError
from django.utils import translation
from django.utils.translation import gettext as _

from answerable.foundation import access, background
from answerable.organization.rules.refusal import Refused
from answerable.publishing.actions.ledger.loading import load_ledger, no_mapping
from answerable.publishing.actions.ledger.words import too_large
from answerable.publishing.ledger.tables import LIMIT, lines_said
from answerable.results.actions.ledger.standing import check_loads, loading
from answerable.results.models import LedgerLoad, LedgerMapping, LedgerSending, LedgerSendingPart

SMALL = 2 * 1024 * 1024  # bytes that are taken in at once, in the request that brings them,
LINES = 15_000  # where they hold no more lines than this


def is_small(content: bytes) -> bool:
    """Whether the file is taken in within a second or so, and needs no worker."""
    if len(content) > SMALL:
        return False
    with tempfile.NamedTemporaryFile(prefix="answerable-ledger-") as file:
        file.write(content)
        file.flush()
        return lines_said(Path(file.name)) <= LINES


def send_ledger(*, by: int, mapping: int, file_name: str, pieces: Callable[[], Iterable[bytes]]) -> int:
    """Keeps the file and asks the worker for it; the number of the sending. `pieces` is asked for twice.

    Raises `Refused`: not_yours, not_found, invalid (too large, empty).
    """
    check_loads(by)
    digest, size = _measured(pieces())
    with loading(by, "send_ledger"):
        if not LedgerMapping.objects.filter(pk=mapping).exists():
            raise no_mapping()
        made = LedgerSending.objects.create(
            mapping_id=mapping,
            person_id=by,
            file_name=file_name[-200:],
            sha256=digest,
            size=size,
            sent_at=datetime.now(UTC),
        )
        for position, content in enumerate(pieces()):
            LedgerSendingPart.objects.create(sending=made, position=position, content=content)
        background.later("publishing.load_ledger", by=by, sending=made.pk)
        return int(made.pk)


def _measured(pieces: Iterable[bytes]) -> tuple[str, int]:
    """Digest and size. Raises `Refused` for nothing and for too much."""
    digest, size = hashlib.sha256(), 0
    for piece in pieces:
        size += len(piece)
        if size > LIMIT:
            raise Refused("invalid", too_large() % {"found": LIMIT // (1024 * 1024)}, place="file")
        digest.update(piece)
    if not size:
        raise Refused("invalid", _("The file is empty."), place="file")
    return digest.hexdigest(), size


def run_sending(sending: int) -> None:
    """The worker's part, in the name of who sent it. Done again after it was done, it does nothing."""
    found = LedgerSending.objects.select_related("mapping", "person").filter(pk=sending).first()
    if found is None or found.state in ("done", "failed"):
        return
    by = access.entered() or 0
    with translation.override(found.person.language):
        _run(found, by)


def _run(found: LedgerSending, by: int) -> None:
    try:
        _report(found, by, state="running", rows=0)
        with _file(found) as path:
            outcome = load_ledger(
                by=by,
                mapping=found.mapping_id,
                file_name=found.file_name,
                path=path,
                progress=lambda rows: _report(found, by, rows=rows),
            )
        found.load = LedgerLoad.objects.get(pk=outcome.load)
        _finish(found, by, "done", rows=outcome.rows)
    except Refused as refusal:
        _finish(found, by, "failed", message=refusal.sentence)
    except (OperationalError, InterfaceError):
        raise  # the database is away: the worker tries again
    except Exception as fault:
        with suppress(Exception):  # the database may be what is at fault
            sentence = _("It stopped with a fault of ours (%(fault)s); nothing was loaded. Send it again.")
            _finish(found, by, "failed", message=sentence % {"fault": type(fault).__name__})
        raise


def _report(sending: LedgerSending, by: int, **state: object) -> None:
    """What the page shows: committed at once."""
    with loading(by, "ledger_progress"):
        for name, value in state.items():
            setattr(sending, name, value)
        sending.save(update_fields=list(state))


def _finish(sending: LedgerSending, by: int, state: str, **more: object) -> None:
    """Says how it ended, and forgets the file."""
    with loading(by, "ledger_taken_in"):
        for name, value in {"state": state, "finished_at": datetime.now(UTC), **more}.items():
            setattr(sending, name, value)
        sending.save(update_fields=["state", "finished_at", "load", *more])
        LedgerSendingPart.objects.filter(sending=sending).delete()


@contextmanager
def _file(sending: LedgerSending) -> Iterator[Path]:
    """The file put together again, under its own ending."""
    suffix = Path(sending.file_name).suffix[:10]
    with tempfile.NamedTemporaryFile(prefix="answerable-ledger-", suffix=suffix) as file:
        for position in sending.parts.order_by("position").values_list("position", flat=True):
            content = sending.parts.values_list("content", flat=True).get(position=position)
            file.write(bytes(content))
        file.flush()
        yield Path(file.name)
