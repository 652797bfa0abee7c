"""The register of people: roles that run, second factors for administrators only, entities in order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.organization import queries
from answerable.organization.models import Role
from answerable.organization.queries.register import administrators
from tests.access import as_application
from tests.scene import Scene, scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Scene:
    return scene()


def test_everybody_in_a_fixed_number_of_reads(made):
    with as_application(made.adi), CaptureQueriesContext(connection) as statements:
        lines = {line.name: line for line in queries.people()}
    assert len(statements) == 3
    assert sorted(lines) == ["Adi", "Ana", "Aud", "Bo", "Boris", "Hana", "Pia", "Uma"]
    (role,) = lines["Ana"].roles
    assert (role.role, role.entity_names["en"], role.state) == ("focal_point", "Lakes Division", "running")


def test_a_role_that_is_over_stands_on_the_persons_page_only(made):
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    Role.objects.filter(person_id=made.ana).update(last_day=yesterday)
    with as_application(made.adi):
        assert next(line for line in queries.people() if line.name == "Ana").roles == ()
        found = queries.person(made.ana)
    assert found is not None
    assert [role.state for role in found.roles] == ["over"]
    assert queries.person(0) is None


def test_second_factors_are_known_to_administrators_and_oneself(made):
    Authenticator.objects.create(user_id=made.ana, type="totp", data={})
    Authenticator.objects.create(user_id=made.boris, type="recovery_codes", data={})
    for name, known in (("adi", {made.ana}), ("ana", {made.ana}), ("boris", set()), ("aud", set())):
        with as_application(made.people[name]):
            assert queries.second_factors() == known


def test_administrators_are_those_of_today(made):
    assert administrators() == {made.adi}
    Role.objects.filter(person_id=made.adi).update(first_day=datetime.now(UTC).date() + timedelta(days=1))
    assert administrators() == frozenset()


def test_entities_stand_under_their_parents(made):
    with as_application(made.adi):
        found = [(names["en"], depth) for _number, names, depth in queries.entities()]
    place = found.index(("Lakes Division", 0))
    assert found[place + 1] == ("Water Levels Unit", 1)


def test_colleagues_are_active_people_but_oneself(made):
    with as_application(made.ana):
        names = [name for _number, name in queries.colleagues(made.ana)]
    assert names == ["Adi", "Aud", "Bo", "Boris", "Hana", "Pia", "Uma"]
