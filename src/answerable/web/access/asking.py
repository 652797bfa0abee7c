"""What every page of people begins with: who asks, what they typed, and what is said when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from answerable.organization.queries import Me
from answerable.organization.rules import Refused
from answerable.web.frame.pages import me_of


def signed_in(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Calls the view with `me` as second argument; a visitor signs in first and comes back."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        me = me_of(request)
        if me is None:
            back = request.get_full_path() if request.method == "GET" else request.path
            return redirect(f"{reverse('account_login')}?next={quote(back)}")
        return view(request, me, *args, **kwargs)

    return asked


def administering(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """As `signed_in`; for others than administrators the page is not there."""

    @wraps(view)
    @signed_in
    def asked(request: HttpRequest, me: Me, *args: Any, **kwargs: Any) -> HttpResponse:
        if not me.may("administers"):
            raise Http404(_("Only administrators look after people."))
        return view(request, me, *args, **kwargs)

    return asked


def text(request: HttpRequest, name: str) -> str:
    """What was typed, without what no table can hold."""
    return request.POST.get(name, "").replace("\0", "")


def number(request: HttpRequest, name: str) -> int | None:
    typed = text(request, name)
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 18 else None


def day(request: HttpRequest, name: str) -> date | None:
    """The day that was typed; None for none. Raises `Refused` for something else."""
    typed = text(request, name).strip()
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise Refused("invalid", _("This is no day: year-month-day is expected."), place=name) from None


def first_day(request: HttpRequest) -> date:
    found = day(request, "first_day")
    if found is None:
        raise Refused("invalid", _("Say from which day."), place="first_day")
    return found


def said(request: HttpRequest, sentence: str) -> None:
    """What was done, on the page that comes next."""
    messages.success(request, sentence, extra_tags="good")


def done_or_said(request: HttpRequest, act: Callable[[], Any], sentence: str) -> Any:
    """Does the act and says so; a refusal is said instead, and None comes back."""
    try:
        found = act()
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return None
    said(request, sentence)
    return found if found is not None else True


def today() -> str:
    """As a field for days has it."""
    return datetime.now(UTC).date().isoformat()
