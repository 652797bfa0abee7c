"""Money and posts: variances with their explanations, vacancy rates, and tables as printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from answerable.results import queries
from answerable.results.queries.shapes import (
    FindingRow,
    MoneyLine,
    MoneyTable,
)
from answerable.web.frame.pages import Crumb, Frame, language, page, report_line
from answerable.web.results.combined_words import column_words as words_of_combined
from answerable.web.results.combined_words import table_names
from answerable.web.results.notes import by_path, noted
from answerable.web.results.paragraphs import set_paragraphs
from answerable.web.results.printed import gathered, set_rows

KIND = "combined_report"  # whose tables stand as they are printed
MONEY = (
    "financial_resources",
    "legislative_history",
    "non_budgeted_contributions",
    "efficiencies",
    "unencumbered_balance",
    "prior_period_obligations",
    "other_revenue",
    "borrowing",
    "quick_impact_projects",
    "variances",
)
POSTS = ("human_resources", "staffing_changes", "vacancy_factors")


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
        "printed": gathered(symbol, MONEY, notes) if line.kind == KIND else (),
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
        "printed": gathered(symbol, POSTS, notes) if line.kind == KIND else (),
    }
    return page(request, "results/posts.html", context, Frame("posts", [Crumb(_("Posts"))], report=line))


def table(request: HttpRequest, symbol: str, code: str) -> HttpResponse:
    line = report_line(request, symbol)
    found = gathered(symbol, (code,), _notes(symbol))
    if not found:
        raise Http404(_("%(symbol)s has no table %(code)s.") % {"symbol": symbol, "code": code})
    first = found[0].table
    title = first.title if first.title and len(found) == 1 else column_words(code)
    context = {"first": found[0], "tables": found, "title": title}
    return page(request, "results/table.html", context, Frame("table", [Crumb(title)], report=line))


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
    known = {
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
    }
    return known.get(name) or table_names().get(name) or words_of_combined(name) or name
