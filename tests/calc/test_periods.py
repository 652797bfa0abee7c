"""What the days of a period make it, and what it is called."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.account import Period
from answerable.calc.periods import (
    biennium,
    budget_year,
    calendar_year,
    kind,
    label,
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
