"""Periods from labels and from written days, in both languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.account import Period
from answerable.calc.periods import (
    biennium,
    budget_year,
    calendar_year,
    kind,
    label,
    period_from_label,
    period_from_text,
)


@pytest.mark.parametrize(
    "text",
    [
        "2020 年 7 月 1 日至 2021 年 6 月 30 日",
        "2020年7月1日至2021年6月30日期间",
        "for the period from 1 July 2020 to 30 June 2021",
    ],
)
def test_written_days(text: str) -> None:
    assert period_from_text(text) == Period(date(2020, 7, 1), date(2021, 6, 30), "2020/21")


def test_one_year_named_once() -> None:
    assert period_from_text("1 January to 31 December 2027") == calendar_year(2027)
    assert period_from_text("2027 年 1 月 1 日至 3 月 31 日") == Period(date(2027, 1, 1), date(2027, 3, 31))


@pytest.mark.parametrize("text", ["", "31 June 2020 to 30 June 2021", "1 Jul 2020 to 2 May 2021", "2020"])
def test_no_period_in_it(text: str) -> None:
    assert period_from_text(text) is None


@given(st.integers(1990, 2060))
def test_labels_come_back(year: int) -> None:
    for period in (budget_year(year), biennium(year), calendar_year(year)):
        assert period_from_label(label(period)) == period
        assert period.label == label(period)


def test_kinds() -> None:
    assert [kind(p) for p in (budget_year(1999), biennium(2012), calendar_year(2027))] == [
        "budget_year", "biennium", "calendar_year",
    ]  # fmt: skip
    other = Period(date(2020, 2, 1), date(2020, 3, 1))
    assert (kind(other), label(other)) == ("other", "2020-02-01/2020-03-01")
    assert budget_year(1999).label == "1999/00"


@pytest.mark.parametrize("text", ["2020/22", "2012-2015", "none"])
def test_labels_that_name_no_period(text: str) -> None:
    assert period_from_label(text) is None
