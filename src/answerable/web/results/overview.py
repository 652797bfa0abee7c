"""The overview of a report: key figures, three charts with their sentences, contents by entity."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from answerable.results import queries
from answerable.web.frame.pages import Frame, language, page, report_line, tree
from answerable.web.results import charts


def overview(request: HttpRequest, symbol: str) -> HttpResponse:
    found = queries.report(symbol, language())
    if found is None:
        report_line(request, symbol)  # says that there is none
        raise Http404(symbol)
    tables = queries.resource_tables(symbol, language())
    by_category = next((table for table in tables if table.code == "resources_by_category"), None)
    of_table, gross = queries.gross_requirements(tables) or (None, None)
    drawn = (
        charts.delivery_by_entity(found),
        charts.variance_by_category(symbol, by_category, gross),
        charts.indicators_by_entity(found),
    )
    context = {
        "overview": found,
        "charts": [chart for chart in drawn if chart is not None],
        "total": gross,
        "unit": of_table.unit if of_table else None,
        "posts": queries.posts(symbol, language()),
        "tree": tree(found.line),
    }
    return page(request, "results/overview.html", context, Frame("overview", report=found.line))


def by_symbol(request: HttpRequest, symbol: str) -> HttpResponse:
    """The address with the symbol as printed leads to the report's own."""
    return redirect("overview", symbol=report_line(request, symbol).symbol)
