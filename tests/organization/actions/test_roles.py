"""Roles are given by administrators to others; deputies are appointed by whom they stand in for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from answerable.foundation.models import JournalEntry
from answerable.organization import actions
from answerable.organization.models import Notice, Role
from answerable.organization.rules import Refused
from tests.access import as_application
from tests.scene import Scene, scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Scene:
    return scene()


TODAY = datetime.now(UTC).date()


def test_roles_are_given_to_others_by_administrators(made):
    asked = {"role": "auditor", "entity": None, "first_day": TODAY, "last_day": None}
    for name, code in (("ana", "not_yours"), ("boris", "not_yours"), ("adi", "own_work")):
        number = made.people[name]
        target = made.adi if name == "adi" else made.uma
        with as_application(number), pytest.raises(Refused) as refusal:
            actions.give_role(by=number, person=target, **asked)
        assert refusal.value.code == code
    with as_application(made.adi):
        role = actions.give_role(by=made.adi, person=made.uma, **asked)
    assert Role.objects.get(pk=role).given_by_id == made.adi
    assert Notice.objects.get(person_id=made.uma, kind="role").parameters["what"] == "given"
    assert JournalEntry.objects.get(operation="ACT", act="give_role").actor == "adi@example.org"


def test_past_the_rules_the_database_refuses_too(made):
    for name in ("ana", "bo", "pia"):
        with as_application(made.people[name]), pytest.raises(DatabaseError), transaction.atomic():
            Role.objects.create(person_id=made.people[name], role="administrator", first_day=TODAY)


def test_a_deputy_acts_within_the_days_and_appoints_nobody(made):
    held = Role.objects.get(person_id=made.hana)
    soon = TODAY + timedelta(days=9)
    for name in ("ana", "boris"):
        with as_application(made.people[name]), pytest.raises(Refused) as refusal:
            actions.appoint_deputy(
                by=made.people[name], role=held.pk, person=made.uma, first_day=TODAY, last_day=soon
            )
        assert refusal.value.code == "not_yours"
    with as_application(made.hana):
        number = actions.appoint_deputy(
            by=made.hana, role=held.pk, person=made.boris, first_day=TODAY, last_day=soon
        )
    with as_application(made.boris), pytest.raises(Refused) as refusal:
        actions.appoint_deputy(by=made.boris, role=number, person=made.uma, first_day=TODAY, last_day=soon)
    assert refusal.value.code == "not_yours"
    with as_application(made.ana), pytest.raises(Refused) as refusal:
        actions.end_role(by=made.ana, role=number)
    assert refusal.value.code == "not_found"
    with as_application(made.hana):
        actions.end_role(by=made.hana, role=number)
        with pytest.raises(Refused) as refusal:
            actions.end_role(by=made.hana, role=number)
    assert refusal.value.code == "wrong_state"
