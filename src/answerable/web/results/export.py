"""A register as a file: exactly the rows and columns shown, in their order, for a spreadsheet.

A figure goes out as a figure, a word as its word, and what was not reported as the words for it:
an empty cell would mean three things.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from answerable.calc.quantities import number, state
from answerable.cycle.rules.files import as_download
from answerable.results.queries.shapes import (
    Comparison,
    FindingRow,
    IndicatorPair,
    IndicatorRow,
    OutputPair,
    OutputRow,
)

Cell = str | Decimal | int | None
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def answer(form: str, name: str, table: Sequence[Sequence[Cell]], notes: Sequence[str] = ()) -> HttpResponse:
    """The file as a download; an unknown form is no such page.

    `notes` stand on a second sheet of a workbook; a CSV file stays one table that programs read.
    """
    if form not in TYPES:
        raise Http404(form)
    return file(_csv(table) if form == "csv" else _xlsx(table, notes), form, name)


def file(body: bytes, form: str, name: str) -> HttpResponse:
    """These bytes as a download."""
    response = HttpResponse(body, content_type=TYPES[form])
    response["Content-Disposition"] = as_download(f"{name}.{form}")
    return response


def output_table(rows: Iterable[OutputRow]) -> list[list[Cell]]:
    head: list[Cell] = [
        _("Section"),
        _("Entity"),
        _("No."),
        _("Output"),
        _("Planned"),
        _("Actual"),
        _("Delivery rate (per cent)"),
    ]
    return [
        head,
        *(
            [
                row.section.path,
                str(row.section.name),
                row.number,
                str(row.text),
                _cell(row.planned),
                _cell(row.actual) if not row.completed else _completed(row),
                row.rate if row.rate is not None else _("no rate"),
            ]
            for row in rows
        ),
    ]


def indicator_table(rows: Iterable[IndicatorRow]) -> list[list[Cell]]:
    from answerable.web.results.registers import state_words

    head: list[Cell] = [
        _("Section"),
        _("Entity"),
        _("Accomplishment"),
        _("Indicator"),
        _("Target"),
        _("Estimate"),
        _("Actual"),
        _("Met?"),
    ]
    return [
        head,
        *(
            [
                row.section.path,
                str(row.section.name),
                row.accomplishment_label,
                str(row.text),
                _cell(row.target),
                _cell(row.estimate),
                _cell(row.actual),
                state_words(row.state),
            ]
            for row in rows
        ),
    ]


def finding_table(rows: Iterable[FindingRow]) -> list[list[Cell]]:
    from answerable.web.results.notes import place_words
    from answerable.web.results.rule_words import rule_words

    grave = {"error": _("error"), "warning": _("doubtful"), "note": _("note")}
    head: list[Cell] = [
        _("Severity"),
        _("Rule"),
        _("Figure"),
        _("Printed"),
        _("Computed"),
        _("Finding"),
        _("In the source"),
    ]
    return [
        head,
        *(
            [
                grave[row.severity],
                str(rule_words(row.rule).title),
                row.path or "",
                _cell(row.printed) if row.printed is not None else "",
                _cell(row.computed) if row.computed is not None else "",
                str(row.message),
                place_words(row.place),
            ]
            for row in rows
        ),
    ]


def comparison_table(found: Comparison) -> list[list[Cell]]:
    """Outputs that both reports have, then indicators, then money: what, where, and both figures."""
    first, second = (report.symbol for report in found.reports)
    head: list[Cell] = ["", _("Section"), _("What"), first, second]
    outputs: list[list[Cell]] = [
        [
            _("Output"),
            str(pair.section),
            _text_of(pair),
            *(_cell(row.actual) if row else "" for row in pair.rows),
        ]
        for pair in found.matched_outputs
    ]
    indicators: list[list[Cell]] = [
        [
            _("Indicator"),
            str(pair.section),
            _text_of(pair),
            *(_cell(row.actual) if row else "" for row in pair.rows),
        ]
        for pair in found.matched_indicators
    ]
    money: list[list[Cell]] = [
        [
            _("Expenditure"),
            "",
            str(pair.label),
            *(_cell(line.expenditure) if line else "" for line in pair.lines),
        ]
        for pair in (*found.by_category, *found.by_entity)
    ]
    return [head, *outputs, *indicators, *money]


def _text_of(pair: OutputPair | IndicatorPair) -> str:
    return next((str(row.text) for row in reversed(pair.rows) if row is not None), "")


def _completed(row: OutputRow) -> str:
    return "; ".join(" ".join(str(part) for part in (c.value, c.label) if part) for c in row.completed)


def _cell(value: str | None) -> Cell:
    found = number(value)
    if found is not None:
        return found
    known = {
        "not_reported": _("not reported"),
        "not_applicable": _("not applicable"),
        "none": _("none"),
    }.get(state(value))
    answers = {"yes": _("yes"), "no": _("no"), "partly": _("partly")}
    return known or answers.get(str(value), str(value))


def _csv(table: Sequence[Sequence[Cell]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([[harmless(cell) for cell in row] for row in table])
    return out.getvalue().encode("utf-8-sig")  # spreadsheets take it for Chinese only with the mark


def harmless(cell: Cell) -> Cell:
    """A text that a spreadsheet would run as a formula stays a text; full-width signs count as theirs."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in _DANGEROUS else cell


_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def _xlsx(table: Sequence[Sequence[Cell]], notes: Sequence[str] = ()) -> bytes:
    import xlsxwriter  # 60 ms that only a download has to pay

    out = io.BytesIO()
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet()
        head, wrapped = (
            book.add_format({"bold": True, "bottom": 1}),
            book.add_format({"text_wrap": True, "valign": "top"}),
        )
        figure = book.add_format({"num_format": "#,##0.0##;(#,##0.0##)", "valign": "top"})
        count = book.add_format({"num_format": "#,##0;(#,##0)", "valign": "top"})
        for at, row in enumerate(table):
            for column, cell in enumerate(row):
                if isinstance(cell, Decimal | int):
                    whole = cell == int(cell)
                    sheet.write_number(at, column, cell, count if whole else figure)
                else:
                    sheet.write_string(at, column, cell or "", head if at == 0 else wrapped)
        sheet.freeze_panes(1, 0)
        sheet.set_column(1, 1, 28)
        if notes:
            beside = book.add_worksheet(_("Notes"))
            beside.set_column(0, 0, 100)
            for at, note in enumerate(notes):
                beside.write_string(at, 0, note, wrapped)
        sheet.set_column(3, 3, 70)
        sheet.autofilter(0, 0, max(len(table) - 1, 0), len(table[0]) - 1)
    return out.getvalue()
