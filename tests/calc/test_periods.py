"""What the days of a period make it, and what it is called."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.account import Period
from answerable.calc.periods import (
    biennium,
    budget_year,
    calendar_year,
    is_usual,
    kind,
    label,
    shifted,
)


@given(st.integers(1990, 2060))
def test_a_period_is_called_by_its_days(year: int) -> None:
    for period in (budget_year(year), biennium(year), calendar_year(year)):
        assert period.label == label(period)


def test_kinds() -> None:
    assert [kind(p) for p in (budget_year(1999), biennium(2012), calendar_year(2027))] == [
        "budget_year", "biennium", "calendar_year",
    ]  # fmt: skip
    other = Period(date(2020, 2, 1), date(2020, 3, 1))
    assert (kind(other), label(other)) == ("other", "2020-02-01/2020-03-01")
    assert budget_year(1999).label == "1999/00"


@pytest.mark.parametrize(
    ("period", "steps", "expected"),
    [
        (budget_year(2026), 1, budget_year(2027)),
        (budget_year(2026), -3, budget_year(2023)),
        (calendar_year(2027), -4, calendar_year(2023)),
        (biennium(2012), 1, biennium(2014)),
        (Period(date(2024, 2, 29), date(2024, 8, 31)), 1,
         Period(date(2025, 2, 28), date(2025, 8, 31), "2025-02-28/2025-08-31")),
    ],
)  # fmt: skip
def test_a_period_moves_by_its_own_length(period: Period, steps: int, expected: Period) -> None:
    assert shifted(period, steps) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 7, 1), date(2027, 6, 30), True),
        (date(1900, 1, 1), date(1910, 12, 31), True),
        (date(2199, 1, 1), date(2199, 12, 31), True),
        (date(2026, 7, 1), date(2026, 6, 30), False),
        (date(1899, 12, 31), date(1900, 12, 31), False),
        (date(2199, 7, 1), date(2200, 6, 30), False),
        (date(2020, 1, 1), date(2031, 1, 1), False),
        (date(1, 1, 1), date(1, 12, 31), False),
        (date(9999, 1, 1), date(9999, 12, 31), False),
    ],
)
def test_of_which_days_an_account_can_be(first: date, last: date, expected: bool) -> None:
    assert is_usual(Period(first, last)) is expected
