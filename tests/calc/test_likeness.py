"""Names of other systems beside ours: what is alike, what is not, and the first of equals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.likeness import LEAST, closest, likeness, plain_name

NAMES = [
    ("Lakes Division", 1),
    ("Rivers Division", 2),
    ("Water Levels Unit", 3),
    ("湖泊司", 1),
    ("水位科", 3),
]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("LAKES DIVISION", 1),
        ("Division of Lakes", 1),
        ("Div. Rivers", 2),
        ("Water level unit", 3),
        ("湖泊 司", 1),
        ("水位处", 3),
    ],
)
def test_what_people_write_differently_finds_its_name(written, meant):
    found = closest(written, NAMES)
    assert found is not None
    assert found.meaning == meant
    assert LEAST <= found.likeness <= 1


def test_what_is_like_nothing_is_proposed_nothing():
    assert closest("Zyx", NAMES) is None
    assert closest("", NAMES) is None
    assert closest("Lakes", []) is None


def test_counted_by_hand():
    """'abcd' and 'bcde' have three letters of eight in common, twice."""
    assert likeness("abcd", "bcde") == Decimal("0.750")
    assert likeness("a b", "b a") == 1
    assert plain_name("  Office, of  ADMIN. ") == "office of admin"


def test_of_equals_the_first():
    assert closest("lakes", [("Lakes A", 1), ("Lakes B", 2)]).meaning == 1


@given(st.text(max_size=30), st.text(max_size=30))
def test_between_nothing_and_the_same(first, second):
    found = likeness(first, second)
    assert 0 <= found <= 1
    assert found == likeness(first, second)
    if plain_name(first):
        assert likeness(first, first) == 1
