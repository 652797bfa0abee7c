"""One door for the three kinds of file: what a file is is seen from its first bytes and its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from answerable.publishing.ledger.unusable import Unusable

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".parquet")
LIMIT = 500 * 1024 * 1024  # bytes of a file; a million lines of CSV have some 120 MB


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


def checked(header: Sequence[str]) -> tuple[str, ...]:
    """Headings without blanks around them. Raises `Unusable` where there are none or one stands twice."""
    found = tuple(" ".join(name.split()) for name in header)
    if not any(found):
        raise Unusable("no_headings")
    twice = next((name for name in found if name and found.count(name) > 1), None)
    if twice is not None:
        raise Unusable("same_heading", twice)
    return found
