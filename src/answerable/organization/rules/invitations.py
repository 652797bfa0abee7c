"""When an invitation can be accepted, sent again or revoked."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from answerable.organization.rules.refusal import Refused

LASTS = timedelta(days=7)


def state(
    *, accepted_at: datetime | None, revoked_at: datetime | None, expires_at: datetime, now: datetime
) -> str:
    """accepted, revoked, expired or open."""
    if accepted_at is not None:
        return "accepted"
    if revoked_at is not None:
        return "revoked"
    return "expired" if expires_at <= now else "open"


def may_accept(state: str) -> Refused | None:
    """Only an open one; the sentence says what to do otherwise."""
    if state == "open":
        return None
    if state == "accepted":
        return Refused("wrong_state", _("This invitation was accepted already: sign in."))
    return Refused(
        "wrong_state", _("This invitation does not count any more: ask who sent it for a new one.")
    )


def may_change(state: str) -> Refused | None:
    """Sent again or revoked while nobody has come in by it."""
    if state in ("open", "expired"):
        return None
    return Refused("wrong_state", _("This invitation is accepted or revoked already."))
