"""Reads of who there is: people, their roles, entities, tokens."""

from __future__ import annotations

from answerable.organization.queries.people import (
    HeldRole,
    Me,
    demo_people,
    entered_person,
    me_from,
    me_of,
)
from answerable.organization.queries.tokens import Bearer, TokenLine, bearer, tokens_of

__all__ = [
    "Bearer",
    "HeldRole",
    "Me",
    "TokenLine",
    "bearer",
    "demo_people",
    "entered_person",
    "me_from",
    "me_of",
    "tokens_of",
]
