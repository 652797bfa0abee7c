"""A version or a budget by its address, or the page that says there is none; and whose it is."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from answerable.plans import queries
from answerable.plans.shapes import BudgetRow, VersionRow
from answerable.web.budgets.words import named, version_name
from answerable.web.frame.pages import Crumb, Frame, me_of


def budget_or_404(code: str) -> BudgetRow:
    found = queries.budget(code)
    if found is None:
        raise Http404(_("There is no such budget, or it is not open to you."))
    return found


def version_or_404(code: str, number: int) -> VersionRow:
    found = queries.version_of(code, number) if number < 2**31 else None
    if found is None:
        raise Http404(_("There is no such version of a budget, or it is not open to you."))
    return found


def runs_budgets(request: HttpRequest) -> bool:
    """Whether this person is the budget office of the institution."""
    me = me_of(request)
    return me is not None and me.may_everywhere("clears")


def may_finalise(request: HttpRequest, found: VersionRow) -> bool:
    me = me_of(request)
    return (
        me is not None
        and me.may_everywhere("publishes")
        and found.status == "review"
        and found.begun_by_id != me.id
    )


def frame_of(found: VersionRow, *more: Crumb) -> Frame:
    """Crumbs from the list of budgets to this page of a version."""
    here = reverse("budget-version", args=[found.budget, found.number]) if more else None
    return Frame(
        "budgets",
        [
            Crumb(_("Budgets"), reverse("budgets")),
            Crumb(named(found.budget_names, found.budget), reverse("budget", args=[found.budget])),
            Crumb(version_name(found), here),
            *more,
        ],
    )
