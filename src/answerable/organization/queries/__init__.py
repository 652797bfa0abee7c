"""Reads of who there is: people, their roles, entities."""

from __future__ import annotations

from answerable.organization.queries.people import HeldRole, Me, me_of

__all__ = ["HeldRole", "Me", "me_of"]
