"""Who opens which page of the ledger: readers their own sums and lines, the budget office the rest."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from answerable.organization.queries import Me
from answerable.web.cycle.door import person, signed_in
from answerable.web.frame import faults
from answerable.web.frame.pages import Crumb, Frame

View = Callable[..., HttpResponse]


def office_only(view: View) -> View:
    """For the budget office of the whole institution; others are told so."""

    @signed_in
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not person(request).may_everywhere("clears"):
            return faults.refused(
                request, _("The budget office of the whole institution loads the ledger; ask it.")
            )
        return view(request, *args, **kwargs)

    return guarded


def readers_only(view: View) -> View:
    """For whoever reads some entity; they see its lines."""

    @signed_in
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not person(request).may("reads"):
            return faults.refused(request, _("The ledger is read by people of the institution's entities."))
        return view(request, *args, **kwargs)

    return guarded


def is_office(me: Me) -> bool:
    return me.may_everywhere("clears")


def frame_of(*crumbs: Crumb) -> Frame:
    """Under the ledger's own page."""
    here = reverse("ledger") if crumbs else None
    return Frame("ledger", [Crumb(_("Ledger"), here), *crumbs])


def plain(text: str, most: int = 80) -> str:
    """What somebody typed, as far as a query can hold it."""
    return text.replace("\0", "").strip()[:most]


def number(text: str, usual: int = 1, most: int = 100_000) -> int:
    """A whole number of an address; anything else is the usual one."""
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() and len(text) < 10 else usual
