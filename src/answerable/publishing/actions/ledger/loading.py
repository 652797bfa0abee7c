"""Loading a file or rows now, in the request that brings them. Large files go by the worker (`sending`)."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from answerable.organization.rules.refusal import Refused
from answerable.publishing.actions.ledger.words import refused
from answerable.publishing.ledger import Proposal, Table, Unusable, opened, propose_layout
from answerable.results.actions.ledger import LoadOutcome, Sent, take_in
from answerable.results.actions.ledger.standing import check_loads
from answerable.results.models import LedgerMapping
from answerable.results.rules.ledger import layout_of

MOST_ROWS = 10_000  # in one call of the API
_PIECE = 1 << 20


def load_ledger(
    *,
    by: int,
    mapping: int,
    file_name: str,
    content: bytes | None = None,
    path: Path | None = None,
    progress: Callable[[int], None] = lambda _rows: None,
) -> LoadOutcome:
    """Takes in a CSV, XLSX or Parquet file, given as bytes or by its path.

    The same file twice changes nothing. Raises `Refused`: not_yours, not_found, invalid.
    """
    check_loads(by)
    with _on_disk(content, path) as found, reading():
        table = table_of(mapping, found, file_name)
        sent = Sent(file_name[-200:], sha256_of(found), table.header, table.rows, table.first)
        return take_in(by=by, mapping=mapping, sent=sent, progress=progress)


def load_ledger_rows(
    *, by: int, mapping: int, name: str, rows: Sequence[Mapping[str, str | None]]
) -> LoadOutcome:
    """Takes in rows that a program sends: each a mapping of the mapping's headings to text.

    Raises `Refused`: not_yours, not_found, invalid (a heading the mapping does not know; too many).
    """
    check_loads(by)
    if len(rows) > MOST_ROWS:
        sentence = _("At most %(most)s rows can be sent at once; send a file.")
        raise Refused("invalid", sentence % {"most": MOST_ROWS}, place="rows")
    headings = _layout(mapping).headings
    unknown = next((heading for row in rows for heading in row if heading not in headings), None)
    if unknown is not None:
        raise Refused(
            "invalid",
            _("The mapping has no column “%(found)s”; it has: %(there)s.")
            % {"found": unknown[:60], "there": ", ".join(headings)},
            place="rows",
        )
    cells = [[row.get(heading) or "" for heading in headings] for row in rows]
    digest = hashlib.sha256(repr((headings, cells)).encode("utf-8", "surrogatepass")).hexdigest()
    return take_in(by=by, mapping=mapping, sent=Sent(name[-200:], digest, headings, lambda: cells, 1))


def table_of(mapping: int, path: Path, file_name: str) -> Table:
    """The file as the mapping reads it. Raises `Refused` for no such mapping, `Unusable` for the file."""
    layout = _layout(mapping)
    return opened(
        path,
        headings=layout.headings,
        encoding=layout.encoding,
        delimiter=layout.delimiter,
        sheet=layout.sheet,
        name=file_name,
    )


def propose_mapping(
    *, by: int, file_name: str, content: bytes | None = None, path: Path | None = None, **stated: Any
) -> Proposal:
    """What a mapping for this file could be; nothing is stored. Raises `Refused`: not_yours, invalid."""
    check_loads(by)
    with _on_disk(content, path) as found, reading():
        return propose_layout(found, file_name, **stated)


@contextmanager
def reading() -> Iterator[None]:
    """What cannot be read comes out as a refusal for people."""
    try:
        yield
    except Unusable as unusable:
        raise refused(unusable) from unusable


def _layout(mapping: int) -> Any:
    found = LedgerMapping.objects.filter(pk=mapping).first()
    if found is None:
        raise no_mapping()
    return layout_of(found.kind, found.columns)


def no_mapping() -> Refused:
    return Refused("not_found", _("There is no such mapping; choose one of the list."), place="mapping")


@contextmanager
def _on_disk(content: bytes | None, path: Path | None) -> Iterator[Path]:
    """The file where libraries can open it."""
    if path is not None:
        yield path
        return
    with tempfile.NamedTemporaryFile(prefix="answerable-ledger-") as file:
        file.write(content or b"")
        file.flush()
        yield Path(file.name)


def sha256_of(path: Path) -> str:
    """SHA-256 of the bytes of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
