"""Why a figure of a budget is what it is: totals with their parts, averages with their lines."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from answerable.calc.account import Period
from answerable.calc.budgeting import totals_figure
from answerable.calc.figures import Figure, explain
from answerable.calc.posts import average_figure
from answerable.plans import queries
from answerable.plans.shapes import VersionRow
from answerable.web.budgets.door import frame_of, version_or_404
from answerable.web.budgets.words import TOTALS
from answerable.web.frame.pages import Crumb, language, me_of, page, wants_part


@require_GET
def figure(request: HttpRequest, code: str, number: int, figure: str) -> HttpResponse:
    """The explanation; without the frame where it is asked for beside the figure."""
    found = version_or_404(code, number)
    entity = request.GET.get("entity", "").replace("\0", "")[:120]
    made = _figure(request, found, figure, entity)
    if made is None:
        raise Http404(_("There is no such figure, or it is not yours to see."))
    context = {
        "explanation": explain(made, language()),
        "path": entity,
        "address": request.get_full_path(),
        "edition": found,
        "where": "budget-posts" if figure == "average" else "budget-version",
    }
    if wants_part(request):
        return render(request, "results/explanation_part.html", {**context, "beside": True})
    return page(request, "budgets/figure.html", context, frame_of(found, Crumb(_("Explanation"))))


def _figure(request: HttpRequest, found: VersionRow, name: str, entity: str) -> Figure | None:
    document = f"{found.budget} ({found.number})"
    if name == "average":
        period = Period(found.period_start, found.period_end, found.period_label)
        return average_figure(queries.postings(found.id, entity or None), period, document=document)
    if name not in TOTALS:
        return None
    sheet = queries.budget_sheet(found.id, entity or None, me_of(request))
    if sheet is None or (entity and not sheet.entities):
        return None
    return totals_figure(name, sheet.totals, document=document)
