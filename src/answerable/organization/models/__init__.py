"""Who answers, for which time, and who acts for them."""

from __future__ import annotations

from answerable.organization.models.entities import Entity, Period
from answerable.organization.models.people import Invitation, Notice, Person, Role, Token

__all__ = ["Entity", "Invitation", "Notice", "Period", "Person", "Role", "Token"]
