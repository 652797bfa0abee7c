"""Two reports side by side: delivery and indicators by entity, money by category and by entity."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from answerable.results import queries
from answerable.results.choices import ACCOUNT_KINDS
from answerable.results.queries.shapes import Comparison
from answerable.web.frame.pages import Crumb, Frame, language, page, report_names, two_periods
from answerable.web.results import export

SHOWN = 60  # matched outputs listed one by one


def compare(request: HttpRequest) -> HttpResponse:
    stored = report_names(request)
    first, second = _symbols(request)
    found = queries.comparison(first, second, language()) if first and second else None
    if found is None and request.GET:
        raise Http404(_("These two reports cannot be compared: one of them is not stored."))
    context: dict[str, Any] = {
        "stored": stored,
        "comparison": found,
        "first": first,
        "second": second,
        "export_query": f"?{urlencode({'first': first, 'second': second})}",
    }
    if found:
        context |= {
            "slope": _slope(found),
            "slope_sentence": _slope_sentence(found),
            "money": [
                (_("Expenditure by category"), found.by_category),
                (_("Expenditure by entity"), found.by_entity),
            ],
            "matched": [
                (name, list(pairs))
                for name, pairs in groupby(found.matched_outputs[:SHOWN], key=lambda pair: pair.section)
            ],
            "more_matched": max(len(found.matched_outputs) - SHOWN, 0),
        }
    return page(
        request, "results/comparison.html", context, Frame("compare", [Crumb(_("Compare two periods"))])
    )


def comparison_export(request: HttpRequest, form: str) -> HttpResponse:
    """What the two reports say of the same, as a file."""
    found = queries.comparison(*_symbols(request), language())
    if found is None:
        raise Http404(_("These two reports cannot be compared: one of them is not stored."))
    return export.answer(form, "comparison", export.comparison_table(found))


def _symbols(request: HttpRequest) -> tuple[str, str]:
    """Those asked for, else the two newest accounts of one kind and two periods, the older one first."""
    first, second = _symbol(request, "first"), _symbol(request, "second")
    everything = report_names(request)
    accounts = [line for line in everything if line.kind in ACCOUNT_KINDS]
    stored = accounts if len(accounts) > 1 else everything
    if not (first and second) and len(stored) > 1:
        pair = two_periods(stored) or (stored[1], stored[0])
        return pair[0].symbol, pair[1].symbol
    return first, second


def _symbol(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").replace("\0", "")


def _slope(found: Comparison) -> dict[str, Any] | None:
    """Shares of outputs delivered in full, for entities that have one in both reports."""
    lines = []
    for pair in found.entities:
        shares = [share.percent() if share else None for share in pair.outputs]
        if None not in shares:
            lines.append({"name": str(pair.name), "values": [str(share) for share in shares]})
    if not lines:
        return None
    labels = [report.period.label if report.period else report.symbol for report in found.reports]
    return {"kind": "slope", "lines": lines, "labels": labels, "unit": "%"}


def _slope_sentence(found: Comparison) -> str:
    """How many entities rose and fell."""
    rose = fell = 0
    for pair in found.entities:
        shares = [share.percent() if share else None for share in pair.outputs]
        if shares[0] is not None and shares[1] is not None:
            rose += shares[1] > shares[0]
            fell += shares[1] < shares[0]
    return _("The share of outputs delivered in full rose in %(rose)s entities and fell in %(fell)s.") % {
        "rose": rose,
        "fell": fell,
    }
