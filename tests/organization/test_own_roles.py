"""At the database: an administrator gives roles, a person deputizes their own, nobody else's."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import ProgrammingError, transaction

from answerable.organization.models import Role
from tests.access import as_application
from tests.scene import Scene, scene

pytestmark = pytest.mark.django_db


def gives(made: Scene, *, deputy_for: str | None) -> None:
    principal = Role.objects.get(person_id=made.people[deputy_for]) if deputy_for else None
    Role.objects.create(
        person_id=made.uma,
        role="head_of_entity",
        entity_id=made.entities["A"],
        first_day=date(2026, 1, 1),
        deputy_for=principal,
    )


@pytest.mark.parametrize(("who", "deputy_for"), [("adi", None), ("hana", "hana")])
def test_may(who: str, deputy_for: str | None):
    made = scene()
    with as_application(made.people[who]):
        gives(made, deputy_for=deputy_for)
    assert Role.objects.filter(person_id=made.uma, role="head_of_entity").count() == 1


@pytest.mark.parametrize(("who", "deputy_for"), [("ana", "hana"), ("hana", None), ("boris", "hana")])
def test_may_not(who: str, deputy_for: str | None):
    made = scene()
    with (
        as_application(made.people[who]),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        gives(made, deputy_for=deputy_for)
    assert Role.objects.filter(person_id=made.uma, role="head_of_entity").count() == 0
