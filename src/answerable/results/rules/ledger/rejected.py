"""Rejected rows as they are kept: the file's own columns, then the row's number and the reasons as codes.

Kept in no language: sentences are made when somebody asks, in theirs.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answerable.results.rules.ledger.conversion import Rejects, Row
from answerable.results.rules.ledger.reasons import Reason


@dataclass(frozen=True, slots=True)
class RejectedRow:
    number: int  # in the file it came in
    cells: tuple[str, ...]
    reasons: tuple[Reason, ...]


def write(header: Sequence[str], rejects: Rejects) -> bytes:
    """The rejects of a load; `read` gives them back."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*header, "", ""])
    for number, row, reasons in rejects.rows:
        said = json.dumps([list(reason) for reason in reasons], ensure_ascii=False)
        writer.writerow([*_width(row, len(header)), number, said])
    return out.getvalue().encode("utf-8", "replace")


def _width(row: Row, width: int) -> Sequence[str]:
    """A row that had too many or too few cells keeps its surplus in the last one."""
    if len(row) > width:
        return [*row[: width - 1], " ".join(row[width - 1 :])]
    return [*row, *([""] * (width - len(row)))]


def header(content: bytes) -> tuple[str, ...]:
    """The headings of the file the rows came in."""
    return tuple(next(csv.reader(io.StringIO(content.decode(), newline="")))[:-2])


def read(content: bytes) -> Iterator[RejectedRow]:
    """The rejected rows in the order of the file."""
    rows = csv.reader(io.StringIO(content.decode(), newline=""))
    next(rows)
    for *cells, number, said in rows:
        yield RejectedRow(int(number), tuple(cells), tuple(Reason(*one) for one in json.loads(said)))
