"""The overview of a report: key figures, three charts with their sentences, contents by entity."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from answerable.results import queries
from answerable.results.queries.shapes import MoneyLine, MoneyTable
from answerable.web.frame.pages import Frame, language, page, report_line
from answerable.web.results import charts


def overview(request: HttpRequest, symbol: str) -> HttpResponse:
    found = queries.report(symbol, language())
    if found is None:
        report_line(symbol)  # says that there is none
        raise Http404(symbol)
    money = {table.code: table for table in queries.resource_tables(symbol, language())}
    drawn = (
        charts.delivery_by_entity(found),
        charts.variance_by_category(symbol, money.get("resources_by_category")),
        charts.indicators_by_entity(found),
    )
    context = {
        "overview": found,
        "charts": [chart for chart in drawn if chart is not None],
        "total": _total(money.get("resources_by_category") or money.get("resources_summary")),
        "posts": queries.posts(symbol, language()),
        "tree": queries.section_tree(symbol, language()),
    }
    return page(request, "results/overview.html", context, Frame("overview", report=found.line))


def _total(table: MoneyTable | None) -> MoneyLine | None:
    """The line of gross requirements: the first total with figures."""
    if table is None:
        return None
    totals = [row for row in table.rows if row.level == "total" and row.apportionment is not None]
    return totals[0] if totals else None
