"""Acts about who there is. Each is one transaction; refusals are `organization.rules.Refused`."""

from __future__ import annotations

from answerable.organization.actions.demo import Invented, demo_people
from answerable.organization.actions.notices import notify
from answerable.organization.actions.tokens import make_token, revoke_token

__all__ = ["Invented", "demo_people", "make_token", "notify", "revoke_token"]
