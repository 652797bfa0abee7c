"""Who calls, and what this call needs: a token with a scope, a session with its CSRF token, or nobody.

The caller is found out once, by `door.ApiDoor`; an operation says with `needs("enter")` what it
asks for. Whether the person may do it to this row is decided by the action, and by the database.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.utils import check_csrf

from answerable.api.problems import Problem
from answerable.organization.queries import Me

Scope = Literal["read", "enter", "clear", "publish", "administer"]

# Which acts of a person (`organization.choices.SCOPES`) a scope of a token lets through.
ACTS: Mapping[str, tuple[str, ...]] = {
    "read": ("reads",),
    "enter": ("enters", "submits"),
    "clear": ("clears",),
    "publish": ("publishes",),
    "administer": ("administers",),
}
SAFE = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Caller:
    """`scopes` are the token's, None in a session: there the person alone decides."""

    me: Me
    token: str = ""  # what tells one token from another, for counting
    scopes: frozenset[str] | None = None

    @property
    def id(self) -> int:
        return self.me.id


def acts_of(scopes: Collection[str]) -> frozenset[str]:
    """The acts a token of these scopes lets through."""
    return frozenset(act for scope in scopes for act in ACTS.get(scope, ()))


def narrowed(me: Me, scopes: Collection[str]) -> Me:
    """The person as far as a token of these scopes lets them act."""
    acts = acts_of(scopes)
    return replace(
        me, scopes={act: found if act in acts else frozenset() for act, found in me.scopes.items()}
    )


class Open:
    """Asked by anybody: the answer holds what is published, and to a known caller what is theirs."""

    def __call__(self, request: HttpRequest) -> Any:
        return getattr(request, "caller", None) or "anonymous"


class Needs:
    """Asked by a known caller whose token, where it is one, has one of these scopes."""

    def __init__(self, *scopes: Scope, media: str = "") -> None:
        self.scopes, self.media = scopes, media

    def __str__(self) -> str:
        return " or ".join(self.scopes)

    def __call__(self, request: HttpRequest) -> Caller:
        caller = caller_of(request)
        if caller.scopes is None and request.method not in SAFE and check_csrf(request):
            raise Problem(
                403,
                _("The request lacks the CSRF token of this session. Send it in the header X-CSRFToken."),
                code="csrf",
            )
        if caller.scopes is not None and caller.scopes.isdisjoint(self.scopes):
            raise Problem(
                403,
                _("This token has not the scope %(scope)s. Use one that has it.") % {"scope": self},
                code="scope",
            )
        if self.media and request.content_type != self.media:
            raise wrong_media(self.media)
        return caller


def needs(*scopes: Scope, media: str = "") -> Needs:
    return Needs(*scopes, media=media)


def caller_of(request: HttpRequest) -> Caller:
    """Who calls. Raises the fault 401 where nobody is known."""
    found = getattr(request, "caller", None)
    if found is None:
        raise unknown(_("Sign in, or send a token: Authorization: Bearer <token>."))
    return cast(Caller, found)


def me_of_request(request: HttpRequest) -> Me | None:
    found = getattr(request, "caller", None)
    return None if found is None else found.me


def unknown(sentence: str) -> Problem:
    return Problem(401, sentence, headers={"WWW-Authenticate": 'Bearer realm="answerable"'})


def wrong_media(expected: str) -> Problem:
    return Problem(415, _("A body of the type %(type)s was expected.") % {"type": expected})
