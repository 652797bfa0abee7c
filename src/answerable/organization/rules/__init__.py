"""May this person do this to people, roles, invitations, tokens: pure functions, a refusal or nothing."""

from __future__ import annotations

from answerable.organization.rules.refusal import Code, Refused

__all__ = ["Code", "Refused"]
