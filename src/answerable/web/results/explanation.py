"""Why a computed figure is what it is: on its own page, or beside the figure it explains."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from answerable.calc.figures import explain
from answerable.results import queries
from answerable.results.queries.shapes import MoneyLine, PostsLine, ReportName
from answerable.web.frame.pages import Crumb, Frame, language, me_of, page, report_line, wants_part
from answerable.web.results.notes import figure_url

FIGURES = {
    "achievement",
    "delivery_rate",
    "indicators_met",
    "must_be_explained",
    "outputs_delivered",
    "vacancy_rate",
    "variance_amount",
    "variance_percent",
}
CORRECTED = {"delivery_rate", "achievement"}  # their path is that of the row people entered


def figure(request: HttpRequest, symbol: str, figure: str, path: str) -> HttpResponse:
    """The explanation; a request of htmx (or of the popover) gets it without the frame."""
    line = report_line(request, symbol)
    found = queries.explain(symbol, path, figure, language()) if figure in FIGURES else None
    if found is None:
        raise Http404(_("%(symbol)s has no such figure.") % {"symbol": symbol})
    context = {
        "explanation": explain(found, language()),
        "path": _called(symbol, path, figure),
        "address": request.path,
        "where": figure_url(symbol, path, figure),
        "correct": _correction(request, line, path, figure),
    }
    if wants_part(request):
        return render(request, "results/explanation_part.html", {**context, "beside": True})
    crumbs = [Crumb(_("Explanation"))]
    return page(request, "results/explanation.html", context, Frame("explanation", crumbs, report=line))


def _correction(request: HttpRequest, line: ReportName, path: str, figure: str) -> str:
    """Where those who may write a correction of a sealed figure; '' for everybody else."""
    me = me_of(request)
    may = me is not None and (me.may_everywhere("clears") or me.may_everywhere("publishes"))
    if not may or line.status != "published" or figure not in CORRECTED:
        return ""
    return f"{reverse('corrigenda', args=[line.symbol])}?{urlencode({'path': path, 'field': 'actual'})}#open"


def _called(symbol: str, path: str, figure: str) -> str:
    """What the figure's row is called: rows of tables by their label, others by their path."""
    lines: tuple[MoneyLine | PostsLine, ...] = ()
    if figure == "vacancy_rate":
        posts = queries.posts(symbol, language())
        lines = posts.rows if posts else ()
    elif figure in ("variance_amount", "variance_percent", "must_be_explained"):
        lines = tuple(row for table in queries.resource_tables(symbol, language()) for row in table.rows)
    return next((str(row.label).strip() for row in lines if row.anchor == path and row.label), path)
