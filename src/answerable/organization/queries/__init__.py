"""Reads of who there is: people, their roles, entities."""

from __future__ import annotations

from answerable.organization.queries.people import (
    HeldRole,
    Me,
    demo_people,
    entered_person,
    me_from,
    me_of,
)

__all__ = ["HeldRole", "Me", "demo_people", "entered_person", "me_from", "me_of"]
