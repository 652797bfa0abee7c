"""Telling others: they read it, the teller does not; the same thing is told once."""

from __future__ import annotations

import pytest

from answerable.organization.actions import notify
from answerable.organization.actions.notices import holders
from answerable.organization.models import Notice
from tests.access import as_application
from tests.scene import scene

pytestmark = pytest.mark.django_db


def test_each_is_told_once_and_reads_their_own():
    made = scene()
    with as_application(made.bo):
        for _ in range(2):
            notify([made.ana, made.hana], "returned", "SW-draft A", "work/SW-draft/", {"by": "薄"}, key="r1")
        notify([], "returned", "SW-draft A", "", {})
        assert not Notice.objects.exists()
    for name, count in (("ana", 1), ("hana", 1), ("boris", 0)):
        with as_application(made.people[name]):
            assert Notice.objects.count() == count
    notice = Notice.objects.get(person_id=made.ana)
    assert (notice.kind, notice.subject, notice.address, notice.parameters) == (
        "returned",
        "SW-draft A",
        "work/SW-draft/",
        {"by": "薄"},
    )


def test_without_a_key_every_time_is_another():
    made = scene()
    with as_application(made.bo):
        for _ in range(2):
            notify([made.ana], "comment", "SW-draft A", "", {})
    assert Notice.objects.filter(person_id=made.ana).count() == 2


def test_holders_of_a_role_are_those_of_the_entity_and_above_as_everybody_may_ask():
    made = scene()
    with as_application(made.boris):
        assert holders(("focal_point",), made.entities["B"]) == {made.boris}
        assert holders(("publisher",), None) == {made.pia}
