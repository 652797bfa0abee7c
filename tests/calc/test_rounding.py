"""Half up and nothing else, checked against an oracle that works on digits, not on Decimal."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.rounding import Interval, before_rounding, half_unit, half_up, places


@pytest.mark.parametrize(
    ("value", "to", "expected"),
    [
        ("2.25", 1, "2.3"),
        ("-2.25", 1, "-2.3"),
        ("2.249999", 1, "2.2"),
        ("0.05", 1, "0.1"),
        ("-0.04", 1, "0.0"),
        ("94.594594", 1, "94.6"),
        ("44.5", 0, "45"),
    ],
)
def test_half_goes_away_from_zero(value: str, to: int, expected: str) -> None:
    assert str(half_up(Decimal(value), to)) == expected


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**4), st.integers(0, 3))
def test_half_up_agrees_with_whole_number_arithmetic(numerator: int, denominator: int, to: int) -> None:
    scaled = Fraction(abs(numerator) * 10**to, denominator)
    nearest = int(scaled + Fraction(1, 2))
    sign = -1 if numerator < 0 else 1
    assert half_up(Decimal(numerator) / Decimal(denominator), to) == Decimal(sign * nearest).scaleb(-to)


def test_places_are_those_printed() -> None:
    assert [places(p) for p in ("94.6", "100.0", "44", "-0.25")] == [1, 1, 0, 2]


def test_before_rounding_holds_every_value_that_prints_so() -> None:
    assert before_rounding(Decimal("837")) == Interval(Decimal("836.5"), Decimal("837.5"))
    assert before_rounding(Decimal("11.1")) == Interval(Decimal("11.05"), Decimal("11.15"))
    assert half_unit(1) == Decimal("0.05")


def test_intervals_overlap_at_a_shared_end() -> None:
    one = Interval(Decimal(1), Decimal(2))
    assert one.overlaps(Interval(Decimal(2), Decimal(3)))
    assert not one.overlaps(Interval(Decimal("2.01"), Decimal(3)))
    assert Decimal("1.5") in one
    assert "1.5" not in one


def test_digits_that_ran_together_still_round():
    run_together = Decimal("9" * 40 + ".25")
    assert half_up(run_together, 1) == Decimal("9" * 40 + ".3")
