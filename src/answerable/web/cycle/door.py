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

from answerable.cycle.queries.sheet import Sheet, entry_sheet
from answerable.cycle.rules import Refused
from answerable.organization.queries import Me
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
    found = entry_sheet(symbol, path, language(), person(request), reading=reading)
    if found is None:
        raise Http404(_("There is no such section of an account that is being made, or it is not yours."))
    return found


def said(refused: Refused) -> JsonResponse:
    """A refusal for a script."""
    body = {"refused": str(refused), "code": refused.code, "place": refused.place}
    return JsonResponse(body, status=status_of(refused))
