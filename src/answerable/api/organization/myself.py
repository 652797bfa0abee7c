"""The caller themselves, and the tokens they hold."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from answerable.api.addresses import Number
from answerable.api.callers import caller_of, needs
from answerable.api.lists import Wanted, listed
from answerable.api.organization import schemas
from answerable.api.problems import Problem
from answerable.api.routes import Part
from answerable.organization import actions
from answerable.organization.queries.tokens import tokens_of

router = Part("myself")


@router.get("/me", response=schemas.Myself, auth=needs("read"), summary="Who I am and what I may do")
def me(request: HttpRequest) -> Any:
    caller = caller_of(request)
    return {
        **{name: getattr(caller.me, name) for name in ("id", "email", "name", "language", "roles")},
        "scopes": {act: sorted(found) for act, found in caller.me.scopes.items()},
        "token_scopes": None if caller.scopes is None else sorted(caller.scopes),
    }


@router.get("/tokens", response=schemas.Tokens, auth=needs("read"), summary="My tokens, newest first")
def tokens(request: HttpRequest, part: Wanted) -> Any:
    return listed(tokens_of(caller_of(request).id), part)


@router.post("/tokens", response={201: schemas.Key}, auth=needs("administer"), summary="Make a token")
def make_token(request: HttpRequest, sent: schemas.NewToken) -> Any:
    """For yourself, or as an administrator for a service. A token makes none of wider scopes than its own."""
    caller = caller_of(request)
    if caller.scopes is not None and not caller.scopes.issuperset(sent.scopes):
        sentence = _("These tokens would have more scopes than the one that asks for them. Ask with scopes "
                     "of your own.")  # fmt: skip
        raise Problem(403, sentence, code="scope", place="scopes")
    key = actions.make_token(
        by=caller.id,
        person=sent.person or caller.id,
        name=sent.name,
        scopes=sent.scopes,
        last_day=sent.last_day,
    )
    return {"key": key}


@router.delete("/tokens/{number}", response={204: None}, auth=needs("read"), summary="Revoke a token")
def revoke_token(request: HttpRequest, number: Number) -> Any:
    """Yours, or as an administrator anybody's. Any token may revoke: it only ever takes away."""
    actions.revoke_token(by=caller_of(request).id, token=number)
