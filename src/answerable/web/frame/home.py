"""Home: for the public what is published; for a person the reports and what to look at first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from answerable.results import queries
from answerable.results.choices import ACCOUNT_KINDS
from answerable.web.budgets import home as budgets
from answerable.web.cycle import home as work
from answerable.web.documents.publishers import may_store, uploads_of
from answerable.web.forecast import home as forecasts
from answerable.web.frame.pages import Frame, language, me_of, page, two_periods
from answerable.web.frame.portal import portal


def home(request: HttpRequest) -> HttpResponse:
    return portal(request) if me_of(request) is None else _own(request)


def _own(request: HttpRequest) -> HttpResponse:
    stored = queries.reports(language())
    finished = [line for line in stored if not line.is_open]  # a draft's figures are not judged yet
    doubted = [line for line in finished if line.findings.get("error")]
    context = {
        **work.context(request),
        "forecast_warnings": forecasts.warnings(request),
        "budget_tasks": budgets.tasks(request),
        "stored": stored,
        "doubted": sorted(doubted, key=lambda line: -line.findings["error"])[:5],
        "waiting": uploads_of(request),
        "stores": may_store(me_of(request)),
        "newest": finished[0] if finished else None,
        "pair": two_periods([line for line in finished if line.kind in ACCOUNT_KINDS]),
        "undelivered": _undelivered(finished[0].symbol) if finished else 0,
        "unexplained": _to_be_explained(finished[0].symbol) if finished else 0,
    }
    return page(request, "frame/home.html", context, Frame("home"))


def _undelivered(symbol: str) -> int:
    report = queries.report(symbol, language())
    return report.bands.get("none", 0) if report else 0


def _to_be_explained(symbol: str) -> int:
    tables = {table.code: table for table in queries.resource_tables(symbol, language())}
    table = tables.get("resources_by_category")
    return sum(row.must_be_explained for row in table.rows) if table else 0
