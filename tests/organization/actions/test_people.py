"""Accounts are closed and opened by administrators, never one's own and never the last one's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator

from answerable.foundation.models import JournalEntry
from answerable.organization import actions
from answerable.organization.models import Person, Role
from answerable.organization.queries.tokens import bearer
from answerable.organization.rules import Refused
from tests.access import as_application
from tests.scene import FIRST_DAY, Scene, scene

pytestmark = pytest.mark.django_db
TOMORROW = (datetime.now(UTC) + timedelta(days=1)).date()


@pytest.fixture
def made() -> Scene:
    return scene()


def second_administrator() -> int:
    person = Person.objects.create_user("ada@example.org", name="Ada")
    Role.objects.create(person=person, role="administrator", first_day=FIRST_DAY)
    return person.pk


ACTS = (actions.deactivate, actions.reactivate, actions.reset_second_factor)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("name", ["ana", "bo", "aud"])
def test_only_administrators(made, act, name):
    with as_application(made.people[name]), pytest.raises(Refused) as refusal:
        act(by=made.people[name], person=made.boris)
    assert refusal.value.code == "not_yours"
    assert Person.objects.get(pk=made.boris).is_active


def test_closed_and_opened(made):
    with as_application(made.adi):
        actions.deactivate(by=made.adi, person=made.ana)
        with pytest.raises(Refused) as refusal:
            actions.deactivate(by=made.adi, person=made.ana)
        assert refusal.value.code == "wrong_state"
    assert not Person.objects.get(pk=made.ana).is_active
    with as_application(made.adi):
        actions.reactivate(by=made.adi, person=made.ana)
    assert Person.objects.get(pk=made.ana).is_active
    assert JournalEntry.objects.filter(operation="ACT", act__in=("deactivate", "reactivate")).count() == 2


def test_keys_of_a_closed_account_do_not_come_back_with_it(made):
    with as_application(made.ana):
        key = actions.make_token(by=made.ana, person=made.ana, name="k", scopes=["read"], last_day=TOMORROW)
        assert bearer(key) is not None
    with as_application(made.adi):
        actions.deactivate(by=made.adi, person=made.ana)
        actions.reactivate(by=made.adi, person=made.ana)
    assert bearer(key) is None


def test_not_ones_own_account(made):
    second_administrator()
    with as_application(made.adi), pytest.raises(Refused) as refusal:
        actions.deactivate(by=made.adi, person=made.adi)
    assert refusal.value.code == "own_work"


def test_the_last_administrator_stays(made):
    other = second_administrator()
    role = Role.objects.get(person_id=made.adi)
    with as_application(other):
        actions.end_role(by=other, role=role.pk)
        with pytest.raises(Refused) as refusal:
            actions.end_role(by=other, role=Role.objects.get(person_id=other).pk)
    assert refusal.value.code == "wrong_state"


def test_a_lost_device_is_taken_away_by_an_administrator(made):
    Authenticator.objects.create(user_id=made.ana, type="totp", data={"secret": "x"})
    with as_application(made.adi):
        assert not Authenticator.objects.exists()  # an administrator reads no secret
        actions.reset_second_factor(by=made.adi, person=made.ana)
        with pytest.raises(Refused) as refusal:
            actions.reset_second_factor(by=made.adi, person=made.ana)
        assert refusal.value.code == "wrong_state"
    assert not Authenticator.objects.exists()


def test_everybody_changes_their_own_name_and_nobody_elses(made):
    with as_application(made.ana):
        actions.change_oneself(by=made.ana, name=" Ana  B ", language="zh-hans")
        with pytest.raises(Refused):
            actions.change_oneself(by=made.boris, name="Taken", language="en")
        with pytest.raises(Refused) as refusal:
            actions.change_oneself(by=made.ana, name="Ana", language="fr")
        assert Person.objects.filter(pk=made.boris).update(name="Taken") == 0
    assert refusal.value.place == "language"
    assert Person.objects.get(pk=made.ana).name == "Ana B"
    assert Person.objects.get(pk=made.boris).name == "Boris"


def test_a_service_is_made_by_an_administrator(made):
    with as_application(made.adi):
        number = actions.make_service(by=made.adi, name="Ledger", email="Ledger@example.org")
    service = Person.objects.get(pk=number)
    assert (service.is_service, service.email, service.has_usable_password()) == (
        True,
        "ledger@example.org",
        False,
    )
    with as_application(made.ana), pytest.raises(Refused):
        actions.make_service(by=made.ana, name="Mine", email="mine@example.org")
