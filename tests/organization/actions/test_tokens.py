"""Tokens are made by their person, or for services by an administrator; the key is never kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from answerable.foundation.models import JournalEntry
from answerable.organization.actions import make_token, revoke_token
from answerable.organization.models import Person, Token
from answerable.organization.queries import bearer, tokens_of
from answerable.organization.rules import Refused
from tests.access import as_application
from tests.scene import Scene, scene

pytestmark = pytest.mark.django_db

SOON = datetime.now(UTC).date() + timedelta(days=30)


@pytest.fixture
def made() -> Scene:
    return scene()


def token_of(made: Scene, name: str, person: int | None = None) -> str:
    number = made.people[name]
    with as_application(number):
        return make_token(
            by=number, person=person or number, name=" Nightly  export ", scopes=["read"], last_day=SOON
        )


def test_a_person_makes_a_token_whose_key_is_kept_nowhere(made):
    key = token_of(made, "ana")
    assert key.startswith("answerable_")
    assert len(key) > 50
    token = Token.objects.get()
    assert (token.person_id, token.name, token.scopes) == (made.ana, "Nightly export", ["read"])
    assert key not in repr(list(Token.objects.values()))
    assert key not in repr(list(JournalEntry.objects.values()))
    with as_application(None):
        found = bearer(key)
    assert found is not None
    assert (found.id, found.person, found.scopes) == (token.pk, made.ana, ("read",))


def test_the_act_is_in_the_journal(made):
    token_of(made, "ana")
    entry = JournalEntry.objects.filter(operation="ACT", act="make_token").get()
    assert entry.actor == "ana@example.org"
    assert entry.changes["person"] == "ana@example.org"


@pytest.mark.parametrize("name", ["hana", "boris", "adi"])
def test_nobody_makes_one_for_another_person(made, name):
    with pytest.raises(Refused) as refusal:
        token_of(made, name, made.ana)
    assert refusal.value.code == "not_yours"
    assert not Token.objects.exists()


def test_services_get_theirs_from_administrators_only(made):
    service = Person.objects.create_user("ledger@example.org", name="Ledger", is_service=True)
    for name in ("ana", "aud"):
        with pytest.raises(Refused) as refusal:
            token_of(made, name, service.pk)
        assert refusal.value.code == "not_yours"
    key = token_of(made, "adi", service.pk)
    with as_application(None):
        found = bearer(key)
    assert found is not None
    assert found.person == service.pk


def test_in_another_name_nothing_is_made(made):
    with as_application(made.boris), pytest.raises(Refused) as refusal:
        make_token(by=made.ana, person=made.ana, name="x", scopes=["read"], last_day=SOON)
    assert refusal.value.code == "not_yours"


def test_the_person_and_an_administrator_revoke_and_nobody_else(made):
    keys = [token_of(made, "ana"), token_of(made, "ana")]
    first, second = Token.objects.order_by("id")
    for name in ("hana", "boris"):
        with as_application(made.people[name]), pytest.raises(Refused) as refusal:
            revoke_token(by=made.people[name], token=first.pk)
        assert refusal.value.code == "not_found"
    with as_application(made.ana):
        revoke_token(by=made.ana, token=first.pk)
    with as_application(made.adi):
        revoke_token(by=made.adi, token=second.pk)
    with as_application(None):
        assert [bearer(key) for key in keys] == [None, None]
    assert JournalEntry.objects.filter(operation="ACT", act="revoke_token").count() == 2


def test_twice_is_said(made):
    token_of(made, "ana")
    token = Token.objects.get()
    with as_application(made.ana):
        revoke_token(by=made.ana, token=token.pk)
        with pytest.raises(Refused) as refusal:
            revoke_token(by=made.ana, token=token.pk)
    assert refusal.value.code == "wrong_state"


def test_people_list_their_own(made):
    token_of(made, "ana")
    for name, count in (("ana", 1), ("hana", 0), ("boris", 0), ("adi", 1)):
        with as_application(made.people[name]):
            assert len(tokens_of(made.ana)) == count
    with as_application(made.ana):
        (line,) = tokens_of(made.ana)
    assert (line.name, line.scopes, line.last_day, line.counts, line.used_on) == (
        "Nightly export",
        ("read",),
        SOON,
        True,
        None,
    )
