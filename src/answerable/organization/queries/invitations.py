"""Reads of invitations: those an administrator sees, and the one a link leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from answerable.organization.models import Invitation
from answerable.organization.rules import invitations as rules
from answerable.organization.rules.tokens import key_digest


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """`state` is open, expired, accepted or revoked."""

    id: int
    email: str
    name: str
    language: str
    role: str
    entity_names: Mapping[str, str]
    first_day: date
    last_day: date | None
    invited_by: str | None
    invited_at: datetime
    expires_at: datetime
    state: str


def invitations() -> tuple[InvitationLine, ...]:
    """Those nobody has accepted or revoked yet, newest first; administrators only."""
    rows = Invitation.objects.filter(accepted_at__isnull=True, revoked_at__isnull=True)
    return tuple(_line(row) for row in rows.select_related("entity", "invited_by").order_by("-invited_at"))


def invitation(key: str) -> InvitationLine | None:
    """The one this key opens, whatever its state. To be called while signing in."""
    row = Invitation.objects.filter(key_digest=key_digest(key)).select_related("entity", "invited_by").first()
    return None if row is None else _line(row)


def _line(row: Invitation) -> InvitationLine:
    return InvitationLine(
        row.pk,
        row.email,
        row.name,
        row.language,
        row.role,
        row.entity.names if row.entity else {},
        row.first_day,
        row.last_day,
        row.invited_by.name if row.invited_by else None,
        row.invited_at,
        row.expires_at,
        rules.state(
            accepted_at=row.accepted_at,
            revoked_at=row.revoked_at,
            expires_at=row.expires_at,
            now=datetime.now(UTC),
        ),
    )
