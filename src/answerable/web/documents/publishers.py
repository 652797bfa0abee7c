"""Who may upload and store documents: those who publish for the whole institution, and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from answerable.organization.queries import Me
from answerable.web.documents import reading
from answerable.web.frame.faults import refused
from answerable.web.frame.pages import me_of


def may_store(me: Me | None) -> bool:
    return me is not None and me.may_everywhere("publishes")


def publishers_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets `me`; anybody else a page that says whose this is."""

    @wraps(view)
    def shown(request: HttpRequest, **address: Any) -> HttpResponse:
        me = me_of(request)
        if me is None or not may_store(me):
            return refused(
                request,
                _(
                    "Reports are uploaded and stored by publishers. Ask one of them, "
                    "or an administrator to be made one."
                ),
            )
        return view(request, me=me, **address)

    return shown


def uploads_of(request: HttpRequest) -> list[reading.Upload]:
    """The uploads this person has not decided about; nobody else has any."""
    me = me_of(request)
    return reading.waiting(me.id) if me is not None and may_store(me) else []
