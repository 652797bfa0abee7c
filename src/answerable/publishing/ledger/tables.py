"""One door for the three kinds of file: what a file is is seen from its first bytes and its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from answerable.publishing.ledger.unusable import Unusable

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".parquet")
LIMIT = 500 * 1024 * 1024  # bytes of a file; a million lines of CSV have some 120 MB
MOST_COLUMNS = 1_000
_OF_A_ROW = 500  # bytes a row of a workbook unpacks to, at least
MOST_ROWS = 5_000_000  # of one file: some hundred bytes of Parquet may say thousands of millions


@dataclass(frozen=True, slots=True)
class Table:
    """Headings, and the rows below them as often as they are asked for. `first` is the number the
    file's own program gives the first of these rows."""

    header: tuple[str, ...]
    rows: Callable[[], Iterator[Sequence[str]]]
    first: int = 2


def opened(
    path: Path,
    *,
    headings: Sequence[str] = (),
    encoding: str = "",
    delimiter: str = "",
    sheet: str = "",
    name: str = "",
) -> Table:
    """The table in the file at `path`, called `name`, that has these headings. Raises `Unusable`.

    Encoding, delimiter and sheet are as stated; else those with which the headings are found.
    """
    table = _opened(path, headings, encoding, delimiter, sheet, name)
    return replace(table, rows=lambda: _bounded(table.rows()))


def _bounded(rows: Iterator[Sequence[str]]) -> Iterator[Sequence[str]]:
    yield from islice(rows, MOST_ROWS)
    if next(rows, None) is not None:
        raise Unusable("rows", f"{MOST_ROWS:,}")


def _opened(
    path: Path, headings: Sequence[str], encoding: str, delimiter: str, sheet: str, name: str
) -> Table:
    size = path.stat().st_size
    if not size:
        raise Unusable("empty")
    if size > LIMIT:
        raise Unusable("too_large", str(LIMIT // (1024 * 1024)))
    with path.open("rb") as file:
        start = file.read(8)
    suffix = Path(name or path.name).suffix.lower()
    if start.startswith(b"PAR1"):
        from answerable.publishing.ledger.parquet_rows import parquet_table

        return parquet_table(path)
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        from answerable.publishing.ledger.workbook_rows import workbook_table

        return workbook_table(path, headings, sheet, suffix)
    if suffix not in (".csv", ".tsv", ".txt"):
        raise Unusable("kind", ", ".join(SUFFIXES))
    from answerable.publishing.ledger.csv_rows import csv_table

    return csv_table(path, headings, encoding, delimiter)


def lines_said(path: Path) -> int:
    """How many lines the file says it has, without reading them: a small file may hold very many."""
    content = path.read_bytes()
    if content.startswith(b"PAR1"):
        from answerable.publishing.ledger.parquet_rows import rows_said

        return rows_said(path)
    if content.startswith(b"PK\x03\x04"):
        from answerable.publishing.workbooks.packages import unpacked_size

        return unpacked_size(content) // _OF_A_ROW
    return max(content.count(b"\n"), content.count(b"\r"))


def checked(header: Sequence[str]) -> tuple[str, ...]:
    """Headings without blanks around them. Raises `Unusable` where there are none or one stands twice,
    or are too many."""
    if len(header) > MOST_COLUMNS:
        raise Unusable("columns", str(len(header)))
    found = tuple(" ".join(name.split()) for name in header)
    if not any(found):
        raise Unusable("no_headings")
    twice = next((name for name, count in Counter(found).items() if name and count > 1), None)
    if twice is not None:
        raise Unusable("same_heading", twice)
    return found
