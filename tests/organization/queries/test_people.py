"""Who somebody is, as the database sees it too."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from answerable.organization.models import Person, Role
from answerable.organization.queries import me_of
from tests.access import as_application
from tests.scene import scene

pytestmark = pytest.mark.django_db


def test_a_focal_point_may_enter_for_their_entity_and_below():
    made = scene()
    with as_application(made.ana):
        me = me_of(made.ana)
        assert me is not None
        assert (me.name, [role.role for role in me.roles]) == ("Ana", ["focal_point"])
        assert me.roles[0].entity_names["en"] == "Lakes Division"
        assert me.may("enters", made.entities["A.1"])
        assert not me.may("enters", made.entities["B"])
        assert me.may("enters")
        assert not me.may("clears")
        assert not me.may_everywhere("reads")


def test_the_budget_office_may_everywhere():
    made = scene()
    with as_application(made.bo):
        me = me_of(made.bo)
        assert me is not None
        assert me.may_everywhere("clears")
        assert me.may("clears", made.entities["B"])
        assert me.roles[0].entity_code is None


def test_roles_of_other_days_are_not_held():
    made = scene()
    today = datetime.now(UTC).date()
    Role.objects.filter(person_id=made.ana).update(last_day=today - timedelta(days=1))
    Role.objects.filter(person_id=made.boris).update(first_day=today + timedelta(days=1))
    for person in (made.ana, made.boris):
        with as_application(person):
            me = me_of(person)
            assert me is not None
            assert me.roles == ()
            assert not me.may("reads")


def test_who_is_not_active_is_nobody():
    made = scene()
    Person.objects.filter(pk=made.ana).update(is_active=False)
    assert me_of(made.ana) is None
