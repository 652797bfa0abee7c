"""Pages for what went wrong: what is not there says so within the frame; a fault of ours says so alone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from answerable.web.frame.pages import Crumb, Frame, page


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The sentence of whoever raised it; an address of no page gets a general one."""
    said = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    context = {"sentence": said if " " in said or len(said) > 12 else ""}
    return page(request, "frame/not_found.html", context, Frame("not-found", [Crumb(_("Not found"))]), 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Needs no database: that may be what is broken."""
    return render(request, "frame/broken.html", status=500)


def refused(request: HttpRequest, sentence: str) -> HttpResponse:
    """What somebody may not do: whose it is and what to do, in one sentence (403)."""
    frame = Frame("refused", [Crumb(_("Not yours to open"))])
    return page(request, "frame/refused.html", {"sentence": sentence}, frame, 403)
