"""The invitation a key opens: found while signing in, and by nobody who guesses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from answerable.foundation import access
from answerable.organization import queries
from answerable.organization.models import Invitation
from answerable.organization.rules.tokens import key_digest
from tests.access import as_application
from tests.scene import scene

pytestmark = pytest.mark.django_db


def test_a_key_opens_its_invitation_while_signing_in_only():
    made = scene()
    Invitation.objects.create(
        email="nia@example.org",
        name="Nia",
        role="auditor",
        first_day=datetime.now(UTC).date(),
        key_digest=key_digest("the key"),
        invited_by_id=made.adi,
        expires_at=datetime.now(UTC) + timedelta(days=1),
    )
    with as_application(None):
        assert queries.invitation("the key") is None
        access.enter(None, signing_in=True)
        found = queries.invitation("the key")
        assert queries.invitation("another") is None
    assert found is not None
    assert (found.email, found.state, found.entity_names) == ("nia@example.org", "open", {})
