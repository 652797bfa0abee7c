"""Money and posts: variances with their explanations, vacancy rates, and tables as printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from answerable.calc.quantities import state
from answerable.results import queries
from answerable.results.queries.shapes import (
    CellValue,
    FindingRow,
    MoneyLine,
    MoneyTable,
    TableLine,
    TablePage,
)
from answerable.web.frame.pages import Crumb, Frame, language, page, report_line
from answerable.web.results.notes import by_path, noted
from answerable.web.results.paragraphs import set_paragraphs
from answerable.web.templatetags.figures import money as set_money


@dataclass(frozen=True, slots=True)
class SetCell:
    set: SafeString
    is_figure: bool
    language: str | None


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row of a table as printed, its cells in the order of the columns."""

    row: TableLine
    cells: Sequence[SetCell]
    notes: Sequence[FindingRow] = ()
    span: int = 1
    covered: bool = False
    named: bool = True


def money(request: HttpRequest, symbol: str) -> HttpResponse:
    line = report_line(request, symbol)
    tables = queries.resource_tables(symbol, language())
    notes = _notes(symbol)
    income = queries.table(symbol, "other_income", language())
    context = {
        "tables": [
            (table, noted(table.rows, notes, _is_heading), _doubted(table.rows, notes), _to_explain(table))
            for table in tables
        ],
        "threshold": next((table.threshold for table in tables if table.threshold), None),
        "explained": _explained(tables, notes),
        "income": income,
        "income_rows": set_rows(income, notes) if income else (),
        "numeric": {"amount"},
    }
    return page(request, "results/money.html", context, Frame("money", [Crumb(_("Money"))], report=line))


def posts(request: HttpRequest, symbol: str) -> HttpResponse:
    line = report_line(request, symbol)
    found = queries.posts(symbol, language())
    notes = _notes(symbol)
    context = {
        "posts": found,
        "rows": noted(found.rows, notes) if found else (),
        "doubted": found is not None and _doubted(found.rows, notes),
    }
    return page(request, "results/posts.html", context, Frame("posts", [Crumb(_("Posts"))], report=line))


def table(request: HttpRequest, symbol: str, code: str) -> HttpResponse:
    line = report_line(request, symbol)
    found = queries.table(symbol, code, language())
    if found is None:
        raise Http404(_("%(symbol)s has no table %(code)s.") % {"symbol": symbol, "code": code})
    notes = _notes(symbol)
    title = found.title or column_words(code)
    context = {
        "table": found,
        "title": title,
        "rows": set_rows(found, notes),
        "doubted": _doubted(found.rows, notes),
        "numeric": {name for name in found.columns if _is_numeric(found, name)},
    }
    return page(request, "results/table.html", context, Frame("table", [Crumb(title)], report=line))


def set_rows(table: TablePage, notes: Mapping[str, Sequence[FindingRow]]) -> list[SetRow]:
    """The cells of each row in the order of the columns; a cell that is not there stays empty."""
    return [
        SetRow(
            item.row,
            [_set_cell(item.row.cells.get(name)) for name in table.columns],
            item.notes,
            item.span,
            item.covered,
            item.named,
        )
        for item in noted(table.rows, notes)
    ]


def _set_cell(cell: CellValue | None) -> SetCell:
    if cell is None or cell.value is None:
        return SetCell(mark_safe(""), False, None)
    return SetCell(set_money(cell.value), state(cell.value) == "reported", cell.language)


def _is_numeric(table: TablePage, name: str) -> bool:
    said = [
        row.cells[name].value for row in table.rows if name in row.cells and row.cells[name].value is not None
    ]
    return bool(said) and all(state(value) in ("reported", "not_applicable") for value in said)


def _explained(
    tables: Sequence[MoneyTable], notes: Mapping[str, Sequence[FindingRow]]
) -> list[tuple[Any, Any]]:
    """Each line that has an explanation, once, with its paragraphs."""
    found, seen = [], set()
    for table in tables:
        for row in table.rows:
            anchors = tuple(paragraph.anchor for paragraph in row.explanations)
            if anchors and anchors not in seen:
                seen.add(anchors)
                section = row.explained_in or ""
                found.append((row, set_paragraphs(row.explanations, section, {}, notes, "here-")))
    return found


def _notes(symbol: str) -> dict[str, list[FindingRow]]:
    register = queries.findings(symbol, language())
    return by_path(register.rows) if register else {}


def _is_heading(row: MoneyLine) -> bool:
    """A row that only names the rows under it."""
    return row.level == "heading" or (row.apportionment is None and row.expenditure is None)


def _to_explain(table: MoneyTable) -> bool:
    """Whether the table needs its column of explanations."""
    return any(row.must_be_explained or row.explanations for row in table.rows)


def _doubted(rows: Iterable[Any], notes: Mapping[str, Sequence[FindingRow]]) -> bool:
    return any(row.path in notes for row in rows)


def column_words(name: str) -> str:
    """Words for the language-neutral names of columns and tables; a printed name stays as it is."""
    return {
        "apportionment": _("Apportionment"),
        "expenditure": _("Expenditure"),
        "variance_amount": _("Variance"),
        "variance_percent": _("Per cent"),
        "amount": _("Amount"),
        "percent": _("Per cent"),
        "authorized": _("Authorized"),
        "actual_average": _("Average in post"),
        "vacancy_rate": _("Vacancy rate"),
        "budgeted_vacancy_rate": _("Budgeted rate"),
        "location": _("Location"),
        "dates": _("Dates"),
        "text": _("Text"),
        "full_name": _("Full name"),
        "resources_summary": _("Summary of resources"),
        "resources_by_category": _("Resources by category"),
        "resources_by_entity": _("Resources by entity"),
        "incumbency": _("Posts and incumbency"),
        "other_income": _("Other income and adjustments"),
        "variances": _("Variances explained"),
        "training": _("Training"),
        "actions": _("Actions to be taken"),
        "abbreviations": _("Abbreviations"),
    }.get(name, name)
