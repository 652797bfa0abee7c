"""The demo's people are made once, each with one role."""

from __future__ import annotations

import pytest

from answerable.foundation import access
from answerable.foundation.models import JournalEntry
from answerable.organization import queries
from answerable.organization.actions import demo_people
from answerable.organization.choices import ROLES
from answerable.organization.models import Person, Role
from tests.access import as_application
from tests.scene import scene

pytestmark = pytest.mark.django_db


def test_all_six_roles_and_a_second_focal_point():
    made = scene()
    people = demo_people(entity=made.entities["A"], other=made.entities["B"])
    held = {
        role.person_id: (role.role, role.entity_id)
        for role in Role.objects.filter(person__email__endswith="@demo.invalid")
    }
    assert held == {
        people.focal_point: ("focal_point", made.entities["A"]),
        people.second_focal_point: ("focal_point", made.entities["B"]),
        people.head_of_entity: ("head_of_entity", made.entities["A"]),
        people.budget_office: ("budget_office", None),
        people.publisher: ("publisher", None),
        people.auditor: ("auditor", None),
        people.administrator: ("administrator", None),
    }
    assert {role for role, _ in held.values()} == set(ROLES)
    assert not any(p.has_usable_password() for p in Person.objects.filter(pk__in=held))
    assert JournalEntry.objects.filter(act="demo_people", table_name="organization_person").exists()


def test_a_second_call_changes_nothing():
    made = scene()
    first = demo_people(entity=made.entities["A"], other=made.entities["B"])
    entries = JournalEntry.objects.count()
    assert demo_people(entity=made.entities["A"], other=made.entities["B"]) == first
    assert JournalEntry.objects.count() == entries


def test_they_are_listed_while_signing_in_and_not_to_nobody():
    made = scene()
    people = demo_people(entity=made.entities["A"], other=made.entities["B"])
    with as_application(None):
        assert queries.demo_people() == ()
        access.enter(None, signing_in=True)
        listed = [person.id for person in queries.demo_people()]
    assert len(listed) == 7
    assert listed[:2] == [people.focal_point, people.second_focal_point]
