"""Finds out who calls, lets them into the database for this request, and counts what they ask.

A token counts before a session: a request that carries one acts for the token's person, within
the token's scopes, and no cookie adds anything. Stands after the middleware that enters the
session's person, which also leaves at the end, whatever happens.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

from django.db import Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from answerable.api import limits
from answerable.api.bodies import holds
from answerable.api.callers import Caller, acts_of, narrowed, unknown
from answerable.api.problems import Problem, problem_of, usual
from answerable.foundation import access
from answerable.organization import queries
from answerable.organization.choices import SCOPES

HERE = "/api/"
LONGEST_KEY = 200
Answer = Callable[[HttpRequest], HttpResponse]


class ApiFaults:
    """Outermost: whatever refuses a request under /api/ is told in the one shape of faults."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(HERE):
            return self.get_response(request)
        response = _readable(request) or self.get_response(request)
        if response.status_code < 400 or response.get("Content-Type", "").startswith("application/json"):
            return response
        told = usual(response.status_code).response()
        for name in ("Allow", "Retry-After", "Vary"):
            if response.has_header(name):
                told[name] = response[name]
        return told


def _readable(request: HttpRequest) -> HttpResponse | None:
    """An address no table can hold names nothing."""
    query = request.META.get("QUERY_STRING", "")
    if holds(request.path_info) and "\ufffd" not in request.path_info and "%00" not in query:
        return None
    return usual(404 if "%00" not in query else 400).response()


class ApiDoor:
    """Sets `request.caller`, None for anybody, and `request.me` with what the token leaves of it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(HERE):
            return self.get_response(request)
        entered = False
        asked: Any = request
        try:
            key = _key(request)
            entered = key is not None
            caller = _by_token(request, key) if key is not None else _by_session(request)
            _count(request, caller)
            asked.caller, asked.me = caller, None if caller is None else caller.me
            response = self.get_response(request)
        except (Problem, OperationalError, InterfaceError) as fault:
            response = problem_of(fault).response()
        finally:
            if entered:
                with contextlib.suppress(Error):  # whoever comes next on this connection enters anyway
                    access.leave()
        patch_vary_headers(response, ("Authorization", "Cookie", "Accept-Language"))
        return response


def _key(request: HttpRequest) -> str | None:
    """The token that was sent. Raises the fault 401 for any other authorization."""
    sent = request.headers.get("Authorization")
    if sent is None:
        return None
    kind, _space, key = sent.partition(" ")
    if kind.lower() != "bearer" or not key.strip() or len(key) > LONGEST_KEY or not key.isascii():
        limits.count("refused", _address(request))
        raise unknown(_("Send the token as: Authorization: Bearer <token>."))
    return key.strip()


def _by_token(request: HttpRequest, key: str) -> Caller:
    from answerable.organization.queries.tokens import bearer

    found = bearer(key)
    if found is not None:
        access.enter(found.person)
        me = queries.me_of(found.person)
        if me is not None:
            access.give_up(frozenset(SCOPES) - acts_of(found.scopes))
            return Caller(narrowed(me, found.scopes), str(found.id), frozenset(found.scopes))
    access.leave()
    limits.count("refused", _address(request))
    raise unknown(_("This token is not known, has expired or was revoked. Make a new one."))


def _by_session(request: HttpRequest) -> Caller | None:
    me = getattr(request, "me", None)
    return None if me is None else Caller(me)


def _count(request: HttpRequest, caller: Caller | None) -> None:
    if caller is None:
        limits.count("anonymous", _address(request))
    else:
        limits.count("token" if caller.scopes is not None else "person", caller.token or str(caller.id))


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))
