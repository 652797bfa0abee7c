"""The sheets of a workbook that came back, as rows of canonical cells with what is hidden beside them.

Values come from calamine, at the speed of native code; what it does not tell comes from `scanning`.
Sheets are known by the mark in their first column, columns by their codes, whatever people renamed,
translated or moved.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from answerable.publishing.workbooks import template
from answerable.publishing.workbooks.packages import opened
from answerable.publishing.workbooks.scanning import Facts, facts_of
from answerable.publishing.workbooks.shapes import Unusable

Raw = Any  # str, int, float, bool, date, datetime, time or timedelta, as calamine gives them
_HEAD = 40  # rows in which the codes are looked for


@dataclass(slots=True)
class Sent:
    """One data sheet: `columns` are positions by code; rows from `first` on have data."""

    name: str
    code: str
    columns: dict[str, int]
    rows: list[list[Raw]]
    first: int
    facts: Facts

    def lines(self) -> Iterator[tuple[int, list[Raw]]]:
        """Rows below the headers with their positions."""
        yield from enumerate(self.rows[self.first :], self.first)


@dataclass(slots=True)
class SentBook:
    """`about` is what the hidden sheet says of it; `ids` the rows each table was made with."""

    about: dict[str, str]
    ids: dict[str, list[str]]
    sheets: list[Sent]
    facts: dict[str, Facts]


def read(content: bytes, file_name: str = "") -> SentBook:
    """The workbook as it was sent. Raises `Unusable` for what is none of ours."""
    package = opened(content, file_name)
    facts = facts_of(package)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as file:
            return _book(file, facts)
    except (CalamineError, ValueError, OSError) as fault:
        raise Unusable("broken", str(fault)[:80]) from fault
    except BaseException as fault:
        # Native code that gives up in the middle of a file is no Exception for Python.
        if type(fault).__name__ != "PanicException":
            raise
        raise Unusable("broken", str(fault)[:80]) from fault


def _book(file: CalamineWorkbook, facts: dict[str, Facts]) -> SentBook:
    if template.HIDDEN_SHEET not in file.sheet_names:
        raise Unusable("not_ours")
    hidden = file.get_sheet_by_name(template.HIDDEN_SHEET).to_python(skip_empty_area=False)
    about = {str(row[0]): str(row[1]) for row in hidden[:10] if len(row) > 1 and row[0] not in ("", None)}
    if about.get("format") != template.NAME:
        raise Unusable("not_ours")
    sheets = []
    for name in file.sheet_names:
        if name == template.HIDDEN_SHEET:
            continue
        rows = file.get_sheet_by_name(name).to_python(skip_empty_area=False)
        found = _data(name, rows, facts.get(name) or Facts())
        if found is not None:
            sheets.append(found)
    return SentBook(about, _ids(hidden), sheets, facts)


def _ids(hidden: list[list[Raw]]) -> dict[str, list[str]]:
    """The ids of the rows each table was made with."""
    found = {}
    for column, mark in enumerate(hidden[0] if hidden else ()):
        if isinstance(mark, str) and mark.startswith(template.MARK):
            ids = [row[column] for row in hidden[1:] if column < len(row) and row[column] != ""]
            found[mark.removeprefix(template.MARK)] = [str(one) for one in ids]
    return found


def _data(name: str, rows: list[list[Raw]], facts: Facts) -> Sent | None:
    """The sheet as one of data; None for the instructions and for sheets people added."""
    for at, row in enumerate(rows[:_HEAD]):
        for cell in row:
            if isinstance(cell, str) and cell.startswith(template.MARK):
                columns = {code: place for place, code in enumerate(row) if isinstance(code, str) and code}
                columns[template.ID] = columns.pop(cell)
                first = at + template.FIRST_ROW
                return Sent(name, cell.removeprefix(template.MARK), columns, rows, first, facts)
    return None
