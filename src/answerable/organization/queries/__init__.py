"""Reads of who there is: people, their roles, entities, invitations, tokens."""

from __future__ import annotations

from answerable.organization.queries.invitations import InvitationLine, invitation, invitations
from answerable.organization.queries.people import (
    HeldRole,
    Me,
    demo_people,
    entered_person,
    language_of,
    me_from,
    me_of,
)
from answerable.organization.queries.register import (
    PersonLine,
    RoleLine,
    colleagues,
    deputies_of,
    entities,
    entity_number,
    people,
    person,
    person_number,
    second_factors,
)
from answerable.organization.queries.tokens import Bearer, TokenLine, bearer, tokens_of

__all__ = [
    "Bearer",
    "HeldRole",
    "InvitationLine",
    "Me",
    "PersonLine",
    "RoleLine",
    "TokenLine",
    "bearer",
    "colleagues",
    "demo_people",
    "deputies_of",
    "entered_person",
    "entities",
    "entity_number",
    "invitation",
    "invitations",
    "language_of",
    "me_from",
    "me_of",
    "people",
    "person",
    "person_number",
    "second_factors",
    "tokens_of",
]
