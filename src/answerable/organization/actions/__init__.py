"""Acts about who there is. Each is one transaction; refusals are `organization.rules.Refused`."""

from __future__ import annotations

from answerable.organization.actions.demo import Invented, demo_people
from answerable.organization.actions.invitations import Sent, accept, invite, resend, revoke_invitation
from answerable.organization.actions.notices import notify
from answerable.organization.actions.people import (
    change_oneself,
    deactivate,
    end_sessions,
    make_service,
    reactivate,
    reset_second_factor,
)
from answerable.organization.actions.roles import appoint_deputy, end_role, give_role
from answerable.organization.actions.tokens import make_token, revoke_token

__all__ = [
    "Invented",
    "Sent",
    "accept",
    "appoint_deputy",
    "change_oneself",
    "deactivate",
    "demo_people",
    "end_role",
    "end_sessions",
    "give_role",
    "invite",
    "make_service",
    "make_token",
    "notify",
    "reactivate",
    "resend",
    "reset_second_factor",
    "revoke_invitation",
    "revoke_token",
]
