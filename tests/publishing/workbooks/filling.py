"""Fills workbooks as people do, and breaks them as people and attackers do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from openpyxl import Workbook, load_workbook

from answerable.publishing.workbooks.shapes import Book, Column, Row, Table

WORDS = {"high": "High", "low": "Low"}
ACCEPTED = {"high": "high", "low": "low", "高": "high", "低": "low"}
COLUMNS = (
    Column("section", "Section"),
    Column("name", "Output", width=40),
    Column("planned", "Planned", "quantity"),
    Column(
        "actual", "Actual", "quantity", choices={"not_applicable": "n/a"}, accepted={"n/a": "not_applicable"}
    ),
    Column("level", "Level", "choice", choices=WORDS, accepted=ACCEPTED),
    Column("day", "First day", "date"),
    Column("count", "Number", "count"),
    Column("amount", "Amount", "money"),
    Column("reason", "Reason", "prose", width=40),
)
OPEN = frozenset(range(3, 9))
EMPTY = (None,) * 6
# Cells of the first row of data: F5 is actual, G5 level, H5 day, I5 count, J5 amount, K5 reason.
ACTUAL, LEVEL, DAY, COUNT, AMOUNT, REASON = "F5", "G5", "H5", "I5", "J5", "K5"


def table(rows: tuple[Row, ...] | None = None, blank: int = 0) -> Table:
    if rows is None:
        rows = (
            Row("A|A#1", ("A Lakes", "Bulletins", "12", *EMPTY), OPEN),
            Row(
                "A|A#2",
                ("A Lakes", "Courses", "4.50", "5.0", "high", "2026-07-01", "3", "10.25", "why"),
                OPEN,
            ),
            Row("A|A#3", ("A Lakes", "Visits", None, "not_applicable", None, None, None, None, None), OPEN),
        )
    return Table(
        "outputs",
        "Outputs",
        COLUMNS,
        rows,
        blank=blank,
        blank_open=frozenset(range(9)) if blank else frozenset(),
    )


def book(*tables: Table, language: str = "en") -> Book:
    return Book("actuals", "SW-draft", "lakes", language, "Entries", tables or (table(),))


def filled(content: bytes, cells: Mapping[str, Any], sheet: str = "Outputs") -> bytes:
    """The workbook with these cells written by a person."""
    return edited(content, lambda file: _write(file[sheet], cells))


def _write(sheet: Any, cells: Mapping[str, Any]) -> None:
    for cell, value in cells.items():
        sheet[cell] = value


def edited(content: bytes, edit: Callable[[Workbook], None]) -> bytes:
    file = load_workbook(io.BytesIO(content))
    edit(file)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def repacked(
    content: bytes, change: Callable[[str, bytes], bytes | None], extra: Mapping[str, bytes] | None = None
) -> bytes:
    """The package with its parts changed (None: left out) and others added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            data = change(name, before.read(name))
            if data is not None:
                after.writestr(name, data)
        for name, data in (extra or {}).items():
            after.writestr(name, data)
    return out.getvalue()


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)
