"""Columns for quantities: what may stand in them is held by the database."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from answerable.calc.account import WORDS
from answerable.foundation.fields import IN_WORDS, is_canonical
from answerable.publishing.actions import Source, load_document
from answerable.results.models import OutputResult
from tests import factories


@pytest.mark.parametrize(
    ("quantity", "sound"),
    [
        (None, True),
        ("0", True),
        ("3700", True),
        ("-4.0", True),
        ("100.00", True),
        *((word, True) for word in WORDS),
        ("", False),
        ("3 700", False),
        ("3,700", False),
        (".5", False),
        ("1e5", False),
        ("١٢", False),
        ("12\n", False),
        ("ongoing", False),
        ("in_words", False),
    ],
)
def test_what_a_quantity_column_takes_as_it_is(quantity, sound):
    assert is_canonical(quantity) is sound


@pytest.fixture
def result(db) -> OutputResult:
    load_document(factories.report(), Source("f", b"1"), actor="me")
    return OutputResult.objects.get()


@pytest.mark.parametrize("quantity", [None, "0", "-4.0", IN_WORDS, *WORDS])
def test_the_database_takes_what_is_sound(result, quantity):
    OutputResult.objects.update(actual=quantity)
    assert OutputResult.objects.get().actual == quantity


@pytest.mark.parametrize("quantity", ["", "3 700", ".5", "1e5", "12\n", "ongoing"])
def test_the_database_refuses_what_is_not(result, quantity):
    with pytest.raises(IntegrityError, match="output_result_actual_is_quantity"), transaction.atomic():
        OutputResult.objects.update(actual=quantity)


@pytest.mark.parametrize(
    ("quantity", "number"),
    [(None, None), ("0", "0"), ("94.60", "94.60"), ("-4", "-4"), ("yes", None), ("not_applicable", None)],
)
def test_the_number_beside_it_keeps_every_decimal(result, quantity, number):
    OutputResult.objects.update(actual=quantity)
    found = OutputResult.objects.get().actual_number
    assert (found if found is None else str(found)) == number
    assert found is None or isinstance(found, Decimal)


def test_numbers_sort_as_numbers(db):
    load_document(factories.report(rows=3), Source("f", b"1"), actor="me")
    for row, quantity in zip(
        OutputResult.objects.order_by("pk"), ("10", "9.5", "not_applicable"), strict=True
    ):
        OutputResult.objects.filter(pk=row.pk).update(actual=quantity)
    assert list(OutputResult.objects.order_by("actual_number").values_list("actual", flat=True)) == [
        "9.5",
        "10",
        "not_applicable",
    ]
