"""An invitation is open for a week, until somebody accepts or revokes it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from answerable.organization.rules import invitations

NOW = datetime(2026, 5, 10, 12, tzinfo=UTC)
LATER, BEFORE = NOW + timedelta(seconds=1), NOW - timedelta(days=1)


@pytest.mark.parametrize(
    ("accepted", "revoked", "expires", "state", "may_accept", "may_change"),
    [
        (None, None, LATER, "open", True, True),
        (None, None, NOW, "expired", False, True),
        (BEFORE, None, LATER, "accepted", False, False),
        (None, BEFORE, LATER, "revoked", False, False),
        (BEFORE, None, BEFORE, "accepted", False, False),
    ],
)
def test_states(
    accepted: datetime | None,
    revoked: datetime | None,
    expires: datetime,
    state: str,
    may_accept: bool,
    may_change: bool,
):
    found = invitations.state(accepted_at=accepted, revoked_at=revoked, expires_at=expires, now=NOW)
    assert found == state
    assert (invitations.may_accept(found) is None) == may_accept
    assert (invitations.may_change(found) is None) == may_change
