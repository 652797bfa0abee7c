"""Who may open a page of the cycle, and what a refusal becomes: a page, or a sentence for a script."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from answerable.cycle.queries.planning import PlanSheet, as_sheet, plan_sheet
from answerable.cycle.queries.sheet import Sheet, entry_sheet
from answerable.cycle.queries.sheet.shapes import Standing
from answerable.cycle.rules import Refused
from answerable.organization.queries import Me
from answerable.results.choices import PLAN_KINDS
from answerable.web.frame import faults
from answerable.web.frame.faults import status_of
from answerable.web.frame.pages import language, me_of

View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """Nobody who is not signed in comes further than the page that signs in."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if me_of(request) is None:
            if request.method == "GET":
                return redirect(f"{reverse('account_login')}?next={quote(request.get_full_path())}")
            return faults.refused(request, _("Sign in first; what you sent was not stored."))
        return view(request, *args, **kwargs)

    return guarded


def person(request: HttpRequest) -> Me:
    me = me_of(request)
    if me is None:
        raise Http404
    return me


def sheet_or_404(request: HttpRequest, symbol: str, path: str, *, reading: bool = False) -> Sheet:
    """The section as this person sees it. Another entity's section is not there for them."""
    me = person(request)
    found = entry_sheet(symbol, path, language(), me, reading=reading)
    if found is not None and found.standing.kind in PLAN_KINDS:
        plan = plan_sheet(symbol, path, language(), me, reading=reading)
        found = None if plan is None else as_sheet(plan)
    if found is None:
        raise Http404(_("There is no such section of an account that is being made, or it is not yours."))
    return found


def plan_of(request: HttpRequest, standing: Standing, *, reading: bool = False) -> PlanSheet | None:
    """The section as the page that writes plans shows it; None of a report."""
    if standing.kind not in PLAN_KINDS:
        return None
    return plan_sheet(standing.symbol, standing.path, language(), person(request), reading=reading)


def said(refused: Refused) -> JsonResponse:
    """A refusal for a script."""
    body = {"refused": str(refused), "code": refused.code, "place": refused.place}
    return JsonResponse(body, status=status_of(refused))
