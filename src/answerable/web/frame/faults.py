"""Pages for what went wrong: what is not there says so within the frame; a fault of ours says so alone."""

from __future__ import annotations

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from answerable.cycle.rules import Refused
from answerable.web.frame.pages import Crumb, Frame, page

RETRY_AFTER = 5  # seconds
_STATUS = {
    "not_yours": 403,
    "own_work": 403,
    "not_found": 404,
    "invalid": 422,
    "incomplete": 422,
}  # every other refusal is a conflict with how things are now


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The sentence of whoever raised it; an address of no page gets a general one."""
    said = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    context = {"sentence": said if " " in said or len(said) > 12 else ""}
    return page(request, "frame/not_found.html", context, Frame("not-found", [Crumb(_("Not found"))]), 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Needs no database: that may be what is broken. Then it is 503 and said so."""
    if _database_is_away(sys.exc_info()[1]):
        response = render(request, "frame/unavailable.html", status=503)
        response["Retry-After"] = str(RETRY_AFTER)
        return response
    return render(request, "frame/broken.html", status=500)


def _database_is_away(fault: BaseException | None) -> bool:
    """Whether this, or what it came of, is a connection that is lost or refused."""
    while fault is not None:
        if isinstance(fault, (OperationalError, InterfaceError)):
            return True
        fault = fault.__cause__ or fault.__context__
    return False


def status_of(refusal: Refused) -> int:
    """What HTTP calls a refusal, as the API has it."""
    return _STATUS.get(refusal.code, 409)


def refused(request: HttpRequest, sentence: str) -> HttpResponse:
    """What somebody may not do: whose it is and what to do, in one sentence (403)."""
    frame = Frame("refused", [Crumb(_("Not yours to open"))])
    return page(request, "frame/refused.html", {"sentence": sentence}, frame, 403)
