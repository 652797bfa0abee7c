"""Off plan: either way, words as words, nothing where nothing is reported."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.calc.tolerance import delivery_tolerance, is_off_plan

TEN = delivery_tolerance(date(2024, 7, 1))


@pytest.mark.parametrize(
    ("planned", "actual", "expected"),
    [
        ("10", "9", False),
        ("10", "8.9", True),
        ("10", "11", False),
        ("10", "12", True),
        ("10", "0", True),
        ("0", "0", False),
        ("0", "1", True),
        ("10", None, False),
        (None, "3", False),
        ("10", "not_applicable", True),
        ("0", "not_applicable", False),
        ("10", "none", True),
        ("yes", "yes", False),
        ("yes", "no", True),
        ("not_applicable", "no", False),
        ("in_words", "4", False),
    ],
)
def test_an_output_is_off_plan(planned: str | None, actual: str | None, expected: bool) -> None:
    assert is_off_plan(planned, actual, TEN) is expected


def test_the_tolerance_is_dated_and_says_that_it_is_assumed() -> None:
    assert (TEN.percent, TEN.stated) == (10, False)
    assert TEN.rule.name == "delivery_tolerance"
    with pytest.raises(LookupError, match="1999"):
        delivery_tolerance(date(1999, 1, 1))
