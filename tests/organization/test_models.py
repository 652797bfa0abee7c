"""Entities and periods: what the database holds of them."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from answerable.organization.models import Entity, Period

pytestmark = pytest.mark.django_db


def test_an_entity_is_called_by_its_name():
    assert str(Entity(code="lakes", names={"zh": "湖泊司"})) == "湖泊司"
    assert str(Entity(code="lakes", names={})) == "lakes"


def test_a_code_stands_for_one_entity():
    Entity.objects.create(code="lakes", names={})
    with pytest.raises(IntegrityError), transaction.atomic():
        Entity.objects.create(code="lakes", names={})


def test_no_entity_is_its_own_parent():
    lakes = Entity.objects.create(code="lakes", names={})
    with pytest.raises(IntegrityError, match="entity_is_not_its_own_parent"), transaction.atomic():
        Entity.objects.update(parent=lakes)


def test_an_entity_with_units_stays():
    lakes = Entity.objects.create(code="lakes", names={})
    Entity.objects.create(code="levels", names={}, parent=lakes)
    with pytest.raises(ProtectedError):
        lakes.delete()


def test_a_period_is_called_by_its_label_else_by_its_days():
    period = Period.objects.create(start="2023-07-01", end="2024-06-30")
    period.refresh_from_db()
    assert [str(period), str(Period(label="2023/24"))] == ["2023-07-01 – 2024-06-30", "2023/24"]


@pytest.mark.parametrize(
    ("start", "end", "rule"),
    [
        ("2024-07-01", "2024-06-30", "period_ends_after_start"),
        ("2020-01-01", "2020-12-31", "period_once"),
        ("9999-01-01", "9999-12-31", "period_is_usual"),
        ("1899-07-01", "1900-06-30", "period_is_usual"),
    ],
)
def test_what_is_no_period_is_refused(start, end, rule):
    Period.objects.create(start="2020-01-01", end="2020-12-31")
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Period.objects.create(start=start, end=end)
