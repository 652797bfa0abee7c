"""Invitations: sent by administrators, accepted once, with the role they promised and no other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from answerable.foundation import access
from answerable.foundation.models import JournalEntry
from answerable.organization import actions, queries
from answerable.organization.models import Invitation, Person, Role
from answerable.organization.rules import Refused
from tests.access import as_application
from tests.scene import Scene, scene

pytestmark = pytest.mark.django_db

PASSWORD = "a long and quiet river"


@pytest.fixture
def made() -> Scene:
    return scene()


def invite(made: Scene, who: str = "adi", **more: object) -> actions.Sent:
    asked = {"email": "Nia@example.org", "name": "Nia", "role": "focal_point", "entity": made.entities["A"]}
    with as_application(made.people[who]):
        return actions.invite(by=made.people[who], **{**asked, **more})  # type: ignore[arg-type]


def accept(key: str, password: str = PASSWORD) -> int:
    with as_application(None):
        access.enter(None, signing_in=True)
        return actions.accept(key=key, name="Nia", language="en", password=password)


def test_accepted_once_with_the_role_promised(made):
    sent = invite(made)
    assert sent.key not in repr(list(Invitation.objects.values()))
    person = accept(sent.key)
    role = Role.objects.get(person_id=person)
    assert (role.role, role.entity_id, role.given_by_id) == ("focal_point", made.entities["A"], made.adi)
    assert Person.objects.get(pk=person).check_password(PASSWORD)
    with pytest.raises(Refused) as refusal:
        accept(sent.key)
    assert refusal.value.code == "wrong_state"
    assert JournalEntry.objects.get(operation="ACT", act="accept_invitation").actor == "nia@example.org"


@pytest.mark.parametrize("name", ["ana", "bo", "boris"])
def test_only_administrators_invite(made, name):
    with pytest.raises(Refused) as refusal:
        invite(made, name)
    assert refusal.value.code == "not_yours"
    assert not Invitation.objects.exists()


def test_somebody_who_is_there_already_is_not_invited(made):
    with pytest.raises(Refused) as refusal:
        invite(made, email="ANA@example.org")
    assert (refusal.value.code, refusal.value.place) == ("wrong_state", "email")


def test_a_weak_password_changes_nothing(made):
    sent = invite(made)
    with pytest.raises(Refused) as refusal:
        accept(sent.key, "password1234")
    assert refusal.value.place == "password"
    assert Invitation.objects.get().accepted_at is None
    assert not Person.objects.filter(email="nia@example.org").exists()


def test_an_old_a_revoked_and_a_replaced_link_lead_nowhere(made):
    sent = invite(made)
    with as_application(made.adi):
        again = actions.resend(by=made.adi, invitation=sent.id)
    with pytest.raises(Refused) as refusal:
        accept(sent.key)
    assert refusal.value.code == "not_found"
    Invitation.objects.update(expires_at=datetime.now(UTC) - timedelta(seconds=1))
    with pytest.raises(Refused) as refusal:
        accept(again.key)
    assert refusal.value.code == "wrong_state"
    with as_application(made.adi):
        actions.revoke_invitation(by=made.adi, invitation=sent.id)
        with pytest.raises(Refused):
            actions.resend(by=made.adi, invitation=sent.id)


def test_signing_in_gives_nobody_another_role(made):
    person = accept(invite(made).key)
    with as_application(None):
        access.enter(None, signing_in=True)
        with pytest.raises(DatabaseError), transaction.atomic():
            Role.objects.create(person_id=person, role="administrator", first_day=datetime.now(UTC).date())


def test_the_owner_of_the_machine_invites_the_first_administrator(made):
    sent = actions.invite(by=None, email="first@example.org", name="First", role="administrator")
    assert JournalEntry.objects.get(operation="ACT", act="invite").actor == "command line"
    found = queries.invitation(sent.key)
    assert found is not None
    assert (found.state, found.role, found.invited_by) == ("open", "administrator", None)


def test_without_the_machine_nobody_is_not_an_inviter(made):
    with as_application(None), pytest.raises(DatabaseError), transaction.atomic():
        actions.invite(by=None, email="first@example.org", name="First", role="administrator")


def test_administrators_list_those_not_yet_accepted(made):
    accept(invite(made).key)
    open_one = invite(made, email="ola@example.org", name="Ola")
    for name, count in (("adi", 1), ("ana", 0), ("aud", 0)):
        with as_application(made.people[name]):
            assert len(queries.invitations()) == count
    with as_application(made.adi):
        (line,) = queries.invitations()
    assert (line.id, line.email, line.state, line.invited_by) == (
        open_one.id,
        "ola@example.org",
        "open",
        "Adi",
    )
