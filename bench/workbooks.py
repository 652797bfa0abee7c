"""Writing and checking a workbook of 50,000 rows against bare xlsxwriter and bare calamine, and growth.

Ours has half as many cells again (ids, marks, empty cells to be filled), each with its format.
"""

from __future__ import annotations

import io
import os

import django
import xlsxwriter
from python_calamine import CalamineWorkbook

from answerable.publishing.workbooks import checking, reading, writing
from answerable.publishing.workbooks.shapes import Book, Column, Row, Table
from bench.measure import heading, in_time, line, paired, seconds

ROWS = 50_000
COLUMNS = (
    Column("section", "Section"),
    Column("name", "Output", width=50),
    Column("planned", "Planned", "quantity"),
    Column("actual", "Actual", "quantity"),
    Column("cause", "Cause", "choice", choices={"price": "Prices"}, accepted={"prices": "price"}),
    Column("reason", "Reason", "prose", width=50),
    Column("remarks", "Remarks", "prose", width=50),
)
OPEN = frozenset((3, 4, 5, 6))


def book(rows: int) -> Book:
    """An institution's outputs: two figures, a choice, one text in two, one empty."""
    made = tuple(
        Row(
            f"A|A#{at}",
            (
                "A Lakes Division",
                f"Bulletins of station {at}",
                str(at),
                f"{at}.5",
                "price",
                f"Because of {at}.",
                None,
            ),
            OPEN,
        )
        for at in range(rows)
    )
    return Book(
        "actuals", "SW-draft", "lakes", "en", "Entries", (Table("outputs", "Outputs", COLUMNS, made),)
    )


def bare_write(made: Book) -> bytes:
    """The same visible cells by xlsxwriter's own calls: nothing locked, chosen or marked."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as file:
        sheet = file.add_worksheet()
        for at, row in enumerate(made.tables[0].rows):
            for column, value in enumerate(row.values):
                if value is None:
                    continue
                if column in (2, 3):
                    sheet.write_number(at, column, float(value))
                else:
                    sheet.write_string(at, column, value)
    return out.getvalue()


def bare_read(content: bytes) -> int:
    """Every cell of every sheet by calamine's own calls."""
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as file:
        return sum(len(file.get_sheet_by_name(name).to_python()) for name in file.sheet_names)


def run() -> None:
    """Both ways, and whether the time grows with the rows and no faster."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.config.settings")
    django.setup()
    heading(f"A workbook of {ROWS:,} rows and {ROWS * len(COLUMNS):,} cells")
    made = book(ROWS)
    written = paired(lambda: writing.write(made), lambda: bare_write(made), rounds=3)
    line("written, locked, marked, with lists", in_time(written.ours))
    line("against bare xlsxwriter", f"{written.ratio:.2f} x", "aim < 4 x", written.ratio < 4)
    content = writing.write(made)
    checked = paired(
        lambda: checking.check(made, reading.read(content)), lambda: bare_read(content), rounds=3
    )
    line("opened with care, read and checked cell by cell", in_time(checked.ours))
    line("against bare calamine", f"{checked.ratio:.2f} x", "aim < 5 x", checked.ratio < 5)
    outcome = checking.check(made, reading.read(content))
    line("errors and changes of the untouched workbook", f"{len(outcome.problems) + len(outcome.changes)}")
    fifth = book(ROWS // 5)
    growth = seconds(lambda: writing.write(made)) / seconds(lambda: writing.write(fifth))
    line("five times the rows, written", f"{growth:.1f} x the time", "aim < 7 x", growth < 7)
