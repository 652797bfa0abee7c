"""The demo's people are made once, each with one role."""

from __future__ import annotations

import pytest

from answerable.foundation import access
from answerable.foundation.models import JournalEntry
from answerable.organization import queries
from answerable.organization.actions import Invented, demo_people
from answerable.organization.models import Entity, Person, Role
from tests.access import as_application
from tests.scene import Scene, scene

pytestmark = pytest.mark.django_db


def invented(made: Scene) -> list[Invented]:
    code = Entity.objects.get(pk=made.entities["A"]).code
    return [
        Invented("mei", "Mei Tan", "budget_office"),
        Invented("hana", "Hana Gao", "head_of_entity", code, "zh-hans"),
        Invented("sami", "Sami Orr", "head_of_entity", code, deputy_for="hana"),
        Invented("lina", "Lina Wen", "focal_point", code),
    ]


def test_each_has_the_role_at_the_entity_and_the_deputy_stands_in():
    made = scene()
    people = demo_people(invented(made))
    held = {
        role.person_id: (role.role, role.entity_id, role.deputy_for and role.deputy_for.person_id)
        for role in Role.objects.filter(person__email__endswith="@demo.invalid")
    }
    assert held == {
        people["mei"]: ("budget_office", None, None),
        people["hana"]: ("head_of_entity", made.entities["A"], None),
        people["sami"]: ("head_of_entity", made.entities["A"], people["hana"]),
        people["lina"]: ("focal_point", made.entities["A"], None),
    }
    assert not any(p.has_usable_password() for p in Person.objects.filter(pk__in=held))
    assert Person.objects.get(pk=people["hana"]).language == "zh-hans"
    assert JournalEntry.objects.filter(act="demo_people", table_name="organization_person").exists()


def test_a_second_call_changes_nothing():
    people = invented(scene())
    first = demo_people(people)
    entries = JournalEntry.objects.count()
    assert demo_people(people) == first
    assert JournalEntry.objects.count() == entries


def test_they_are_listed_while_signing_in_and_not_to_nobody():
    people = demo_people(invented(scene()))
    with as_application(None):
        assert queries.demo_people() == ()
        access.enter(None, signing_in=True)
        listed = [person.id for person in queries.demo_people()]
    assert listed == [people["lina"], people["hana"], people["sami"], people["mei"]]
