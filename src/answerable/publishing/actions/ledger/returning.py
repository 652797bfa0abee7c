"""Rejected rows as a file for whoever has to put them right: the file's columns, the row's number, why not.

A text that a spreadsheet would run gets an apostrophe, which reading the file again takes off.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Literal

from django.utils.translation import gettext as _

from answerable.organization.rules.refusal import Refused
from answerable.results.queries.ledger import RejectedLine, rejected_lines
from answerable.results.rules.ledger import sentence

Form = Literal["csv", "xlsx"]
FORMS: tuple[Form, ...] = ("csv", "xlsx")
_RUNS = ("=", "+", "-", "@", "\t", "\r")


def rejects_file(load: int, form: Form) -> bytes:
    """The rejected rows of a load in the reader's language. Raises `Refused` where there are none."""
    found = rejected_lines(load)
    if found is None:
        raise Refused("not_found", _("There is no such load, or nothing of it was rejected."))
    header, rows = found
    table = _table(header, rows)
    return _csv(table) if form == "csv" else _xlsx(table)


def _table(header: Sequence[str], rows: Iterator[RejectedLine]) -> Iterator[list[str]]:
    yield [*header, _("Row of the file"), _("Why it was not taken in")]
    for row in rows:
        yield [*row.cells, str(row.number), " ".join(sentence(reason) for reason in row.reasons)]


def harmless(cell: str) -> str:
    """A text that would run stays a text; a figure below zero is none."""
    if not cell.startswith(_RUNS) or (cell[:1] in "+-" and cell[1:].replace(".", "", 1).isdigit()):
        return cell
    return f"'{cell}"


def _csv(table: Iterator[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([harmless(cell) for cell in row] for row in table)
    return out.getvalue().encode("utf-8-sig", "replace")


def _xlsx(table: Iterator[list[str]]) -> bytes:
    import xlsxwriter  # 60 ms that only a download has to pay

    out = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet()
        head = book.add_format({"bold": True, "bottom": 1})
        for at, row in enumerate(table):
            for column, cell in enumerate(row):
                sheet.write_string(at, column, cell[:32_767], head if at == 0 else None)
        sheet.freeze_panes(1, 0)
    return out.getvalue()
