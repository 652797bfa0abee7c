"""Rows of a CSV file. The encoding is what its first bytes say, else UTF-8, else what was stated.

Text in another encoding would often decode to something, only not to what was written; so it is
refused until somebody states it. The delimiter is the one with which the headings are found.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from answerable.publishing.ledger.tables import Table, checked
from answerable.publishing.ledger.unusable import Unusable

DELIMITERS = (",", ";", "\t", "|")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_PIECE = 1 << 20
_GUARDED = ("'=", "'+", "'-", "'@")  # what our own downloads put before a text that could run


def csv_table(path: Path, headings: Sequence[str], encoding: str, delimiter: str) -> Table:
    """The table, every byte of it decoded once before a row is given out. Raises `Unusable`."""
    chosen = _encoding(path, encoding)
    first = _first_line(path, chosen)
    mark = delimiter or _delimiter(first, headings)
    header = checked(first_row(first, mark))

    def rows() -> Iterator[Sequence[str]]:
        with path.open(encoding=chosen, newline="") as file:
            reader = csv.reader(
                file, delimiter=mark, strict=True
            )  # else an open quotation mark takes the rest
            began = 1
            try:
                next(reader)
                began = reader.line_num + 1
                for row in reader:
                    yield row if "'" not in "".join(row) else [_unguarded(cell) for cell in row]
                    began = reader.line_num + 1
            except csv.Error as fault:
                raise Unusable("broken_csv", str(began)) from fault

    return Table(header, rows)


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARDED) else cell


def _encoding(path: Path, stated: str) -> str:
    with path.open("rb") as file:
        start = file.read(4)
    chosen = next((name for mark, name in _MARKS if start.startswith(mark)), stated or "utf-8")
    decoder = codecs.getincrementaldecoder(chosen)("strict")
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                decoder.decode(piece)
            decoder.decode(b"", True)
    except UnicodeError as fault:
        raise Unusable("encoding", chosen) from fault
    return chosen


def _first_line(path: Path, encoding: str) -> str:
    with path.open(encoding=encoding, newline="") as file:
        line = file.readline(_PIECE)
    if "\0" in line:  # two or four bytes a letter, and no mark that says so
        raise Unusable("encoding", encoding)
    if not line.strip():
        raise Unusable("no_headings")
    return line


def first_row(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter))
    except (csv.Error, StopIteration) as fault:
        raise Unusable("no_headings") from fault


def _delimiter(line: str, headings: Sequence[str]) -> str:
    """The one that gives all headings; without headings, the only one that parts the line."""
    if headings:
        wanted = {" ".join(name.split()) for name in headings}
        found = [
            mark
            for mark in DELIMITERS
            if wanted <= {" ".join(name.split()) for name in first_row(line, mark)}
        ]
        if found:
            return found[0]
    parting = [mark for mark in DELIMITERS if len(first_row(line, mark)) > 1]
    if len(parting) == 1:
        return parting[0]
    if headings:
        return max(DELIMITERS, key=lambda mark: len(first_row(line, mark)))  # the missing one is named
    raise Unusable("delimiter", " ".join(repr(mark) for mark in parting))
