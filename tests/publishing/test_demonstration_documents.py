"""What is from before: documents and people, each stored once."""

from __future__ import annotations

import pytest

from answerable.foundation.models import JournalEntry
from answerable.organization.models import Person, Role
from answerable.publishing.demonstration import prepare
from answerable.publishing.demonstration.stored import earlier_documents, load_documents
from answerable.publishing.sample.people import PEOPLE
from answerable.results.models import Report

pytestmark = pytest.mark.django_db


def test_the_year_before_the_cycle_is_loaded_and_no_other():
    assert [(d.symbol, d.language) for d in earlier_documents()] == [
        ("SW/21/12/Add.1", "en"),
        ("SW/21/12/Add.1", "zh"),
        ("SW/29/12", "en"),
        ("SW/29/12", "zh"),
    ]
    load_documents(earlier_documents())
    assert set(Report.objects.values_list("symbol", "status")) == {
        ("SW/21/12/Add.1", "loaded"),
        ("SW/29/12", "loaded"),
    }


def test_everything_is_made_once():
    said: list[str] = []
    people = prepare(said.append)
    assert len(said) == 4
    entries = JournalEntry.objects.count()
    assert prepare(said.append) == people
    assert (len(said), JournalEntry.objects.count()) == (4, entries)


def test_people_hold_their_roles_at_the_departments_of_the_report():
    prepare()
    held = {
        role.person.email.partition("@")[0]: (role.role, role.entity.names["en"] if role.entity else None)
        for role in Role.objects.select_related("person", "entity")
    }
    assert held["lina"] == ("focal_point", "Department of Hydrological Observation")
    assert held["hana"] == held["sami"] == ("head_of_entity", "Department of Hydrological Observation")
    assert held["mei"] == held["paul"] == ("budget_office", None)
    assert Role.objects.get(person__name="Sami Orr").deputy_for == Role.objects.get(person__name="Hana Gao")
    assert Person.objects.count() == len(PEOPLE)
