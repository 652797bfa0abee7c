"""In whose name: only in that of the person who is entered; refusals leave nothing behind."""

from __future__ import annotations

import pytest

from answerable.foundation.models import JournalEntry
from answerable.organization.actions.acting import acting, administering
from answerable.organization.models import Entity, Person
from answerable.organization.rules import Refused
from tests.access import as_application
from tests.scene import scene

pytestmark = pytest.mark.django_db


def test_the_journal_says_who_and_what():
    made = scene()
    with as_application(made.ana), acting(made.ana, "rename") as me:
        Person.objects.filter(pk=me.id).update(name="Ana B")
    entry = JournalEntry.objects.filter(act="rename").get()
    assert (entry.actor, entry.table_name) == ("ana@example.org", "organization_person")


def test_not_in_the_name_of_somebody_else_or_of_nobody():
    made = scene()
    for entered in (made.boris, None):
        with as_application(entered), pytest.raises(Refused) as refusal, acting(made.ana, "rename"):
            pytest.fail("nobody acts here")
        assert refusal.value.code == "not_yours"


def test_what_the_second_lock_refuses_is_said_in_a_sentence():
    made = scene()
    with as_application(made.ana):
        with pytest.raises(Refused) as refusal, acting(made.ana, "sneak"):
            Entity.objects.create(code="new", names={"en": "New"})
        assert refusal.value.code == "not_yours"
        assert not Entity.objects.filter(code="new").exists()


def test_administering_is_for_administrators():
    made = scene()
    for name in ("ana", "bo", "aud"):
        number = made.people[name]
        with as_application(number), pytest.raises(Refused), administering(number, "look_after"):
            pytest.fail("nobody administers here")
    with as_application(made.adi), administering(made.adi, "look_after") as me:
        assert me.name == "Adi"


def test_the_log_has_one_line_of_each_act(caplog: pytest.LogCaptureFixture):
    made = scene()
    caplog.set_level("INFO", "answerable.access")
    with as_application(made.adi), administering(made.adi, "look_after"):
        pass
    with as_application(made.ana), pytest.raises(Refused), administering(made.ana, "look_after"):
        pytest.fail("nobody administers here")
    said = [record.getMessage() for record in caplog.records]
    assert said == [
        f"look_after by person {made.adi}",
        f"look_after refused to person {made.ana}: not_yours",
    ]
