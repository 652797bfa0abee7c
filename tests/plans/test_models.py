"""Plans: what the database holds of them."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from answerable.plans.models import Accomplishment, Framework, Indicator, Objective, Output
from answerable.publishing.actions import Source, load_document
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def framework() -> Framework:
    load_document(factories.report(), Source("f", b"1"), actor="me")
    return Framework.objects.get()


def test_rows_say_what_they_are(framework):
    rows = (framework, Objective.objects.get(), Accomplishment.objects.get(), Indicator.objects.get())
    assert [str(row) for row in (*rows, Output.objects.get())] == [
        "LK/1/1, A.1",
        "To let everyone know the water levels in time",
        "(1.1) Water levels are more reliable 1",
        "1. Number of stations that report levels on time 1",
        "1 Bulletins on water levels 1",
    ]


def test_a_document_states_a_framework_once(framework):
    with pytest.raises(IntegrityError, match="framework_stated_once"), transaction.atomic():
        Framework.objects.create(source=framework.source, entity=framework.entity)


@pytest.mark.parametrize(
    ("model", "rule", "values"),
    [
        (Objective, "objective_once", {}),
        (Accomplishment, "accomplishment_once", {"label": "1.1"}),
        (Output, "output_once", {"number": 1}),
    ],
)
def test_a_row_is_told_apart_from_its_like(framework, model, rule, values):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        model.objects.create(framework=framework, position=9, **values)
    assert model.objects.create(framework=framework, position=9, occurrence=1, **values).pk


def test_rows_without_a_number_are_told_apart_too(framework):
    Output.objects.create(framework=framework, position=8)
    with pytest.raises(IntegrityError, match="output_once"), transaction.atomic():
        Output.objects.create(framework=framework, position=9)


def test_a_planned_quantity_is_one(framework):
    with pytest.raises(IntegrityError, match="output_planned_is_quantity"), transaction.atomic():
        Output.objects.update(planned="four")
