"""Every request acts for somebody or for nobody, and the database knows for whom before it is asked.

The session names a person; the database lets them in (`foundation.access.enter`), which is what
makes their own row readable; then Django compares the session's hash with their password. A
session that does not hold up, an inactive person, a session too old: nobody. `request.me` is a
`organization.queries.Me` or None. Four statements: session, enter, person, roles.

A connection serves one person after another: it is always entered, and left at the end.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout, user_logged_in, user_logged_out
from django.db import Error
from django.http import HttpRequest, HttpResponse

from answerable.foundation import access
from answerable.organization import queries
from answerable.web.access import log

# Where people are looked up before anyone is known. Longer than it must be is weaker than it could be.
SIGNING_IN = re.compile(
    r"^/(?:[a-z-]+/(?:account/(?:login|2fa/authenticate|2fa/webauthn/login|password/reset)|invitations|demo)"
    r"|sign-on)/"
)
SINCE, SEEN = "since", "seen"  # of a session: when it began, and when it was last said to be in use
RENEWED_AFTER = 600  # seconds between two writes of a session that is only read


class AccessMiddleware:
    """Sets `request.me` and enters the person in the database for as long as the request takes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        signing_in = SIGNING_IN.match(request.path) is not None
        access.enter(_named(request), signing_in=signing_in)
        try:
            request.me = _me(request, signing_in=signing_in)  # type: ignore[attr-defined]
            response = self.get_response(request)
            return _not_kept(request, response, signing_in=signing_in)
        finally:
            with contextlib.suppress(Error):  # whoever comes next on this connection enters anyway
                access.leave()


def _named(request: HttpRequest) -> int | None:
    """The person the session names; not yet believed."""
    try:
        return int(request.session[SESSION_KEY])
    except (KeyError, ValueError):
        return None


def _me(request: HttpRequest, *, signing_in: bool) -> queries.Me | None:
    if SESSION_KEY not in request.session:
        return None
    user: Any = request.user
    if not user.is_authenticated or _is_too_old(request):
        access.enter(None, signing_in=signing_in)
        logout(request)
        return None
    _keep_alive(request)
    return queries.me_from(user)


def _is_too_old(request: HttpRequest) -> bool:
    began = request.session.get(SINCE)
    return not isinstance(began, int) or _now() - began > settings.SESSION_LONGEST


def _keep_alive(request: HttpRequest) -> None:
    """A session in use does not end: its last day is moved, but not with every page."""
    if _now() - request.session.get(SEEN, 0) > RENEWED_AFTER:
        request.session[SEEN] = _now()


def _not_kept(request: HttpRequest, response: HttpResponse, *, signing_in: bool) -> HttpResponse:
    """A page for somebody, known or coming in, is kept nowhere; one for everybody is asked for again."""
    if not response.has_header("Cache-Control"):
        known = signing_in or getattr(request, "me", None) is not None
        response["Cache-Control"] = "private, no-store" if known else "no-cache"
    return response


def _now() -> int:
    return int(datetime.now(UTC).timestamp())


def _came_in(sender: Any, request: HttpRequest, user: Any, **more: Any) -> None:  # noqa: ARG001
    """Whoever has just signed in acts from here on."""
    request.session[SINCE] = request.session[SEEN] = _now()
    access.enter(user.pk, signing_in=True)
    request.me = queries.me_of(user.pk)  # type: ignore[attr-defined]
    log.came_in(request, user)


def _went_out(sender: Any, request: HttpRequest, user: Any, **more: Any) -> None:  # noqa: ARG001
    request.me = None  # type: ignore[attr-defined]
    log.went_out(request, user)


user_logged_in.connect(_came_in, dispatch_uid="access-came-in")
user_logged_out.connect(_went_out, dispatch_uid="access-went-out")
