"""Whose a key is: found without anybody entered, and without opening the table."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from answerable.foundation import access
from answerable.organization.models import Person, Token
from answerable.organization.queries import bearer
from answerable.organization.rules.tokens import key_digest
from tests.access import as_application
from tests.scene import Scene, scene

pytestmark = pytest.mark.django_db

KEY = "answerable_" + "k" * 43


@pytest.fixture
def token() -> Token:
    made: Scene = scene()
    return Token.objects.create(
        person_id=made.ana,
        name="Export",
        scopes=["enter", "read"],
        key_digest=key_digest(KEY),
        made_by_id=made.ana,
        expires_at=datetime.now(UTC) + timedelta(days=1),
    )


def found() -> int | None:
    with as_application(None):
        who = bearer(KEY)
        assert access.entered() is None
        assert not Person.objects.exists()
        return None if who is None else who.person


def test_a_key_leads_to_its_person(token):
    assert found() == token.person_id
    with as_application(None):
        assert bearer(KEY + "k") is None
        assert bearer("") is None
        assert bearer(key_digest(KEY)) is None


def test_the_day_of_use_is_noted(token):
    found()
    token.refresh_from_db()
    assert token.used_on == datetime.now(UTC).date()


@pytest.mark.parametrize("field", ["revoked_at", "expires_at"])
def test_one_that_ended_leads_to_nobody(token, field):
    Token.objects.update(**{field: datetime.now(UTC) - timedelta(seconds=1)})
    assert found() is None
    token.refresh_from_db()
    assert token.used_on is None


def test_one_of_somebody_inactive_leads_to_nobody(token):
    Person.objects.filter(pk=token.person_id).update(is_active=False)
    assert found() is None
