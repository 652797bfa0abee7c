"""The overview of a report: key figures, three charts with their sentences, contents by entity."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from answerable.results import queries
from answerable.results.queries.shapes import MoneyLine, MoneyTable
from answerable.web.frame.pages import Frame, language, page, report_line, tree
from answerable.web.results import charts


def overview(request: HttpRequest, symbol: str) -> HttpResponse:
    found = queries.report(symbol, language())
    if found is None:
        report_line(request, symbol)  # says that there is none
        raise Http404(symbol)
    money = {table.code: table for table in queries.resource_tables(symbol, language())}
    gross = _gross(money)
    drawn = (
        charts.delivery_by_entity(found),
        charts.variance_by_category(symbol, money.get("resources_by_category"), gross),
        charts.indicators_by_entity(found),
    )
    context = {
        "overview": found,
        "charts": [chart for chart in drawn if chart is not None],
        "total": gross,
        "posts": queries.posts(symbol, language()),
        "tree": tree(found.line),
    }
    return page(request, "results/overview.html", context, Frame("overview", report=found.line))


def by_symbol(request: HttpRequest, symbol: str) -> HttpResponse:
    """The address with the symbol as printed leads to the report's own."""
    return redirect("overview", symbol=report_line(request, symbol).symbol)


def _gross(money: Mapping[str, MoneyTable]) -> MoneyLine | None:
    """The line of gross requirements: the first total of the summary, else of the categories."""
    for code in ("resources_summary", "resources_by_category"):
        for row in money[code].rows if code in money else ():
            if row.level == "total" and row.apportionment is not None:
                return row
    return None
