"""The year end of a line: counted by hand, and what holds whatever the figures are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.forecast import (
    METHODS,
    Course,
    Projection,
    Supposed,
    months_ahead,
    project,
    share_closed,
    together,
)


def of(*amounts: int | str) -> tuple[Decimal, ...]:
    return tuple(Decimal(amount) for amount in amounts)


# Half of a year is closed: 10, 20, 30, 40, 50, 60 (210). A year ago 20 a month, then 40 a month (360).
HALF = Course(12, of(10, 20, 30, 40, 50, 60), Decimal(700), of(*[20] * 6, *[40] * 6), committed=Decimal(90))


@pytest.mark.parametrize(
    ("method", "end"),
    [
        ("last_year", "630.00"),  # 210 + 240 × 210/120
        ("even", "420.00"),  # 210 + 6 × 35
        ("trend", "780.00"),  # 210 + 70 + 80 + … + 120
        ("known", "300.00"),  # 210 + 90
    ],
)
def test_each_way_counted_by_hand(method, end):
    found = project(HALF, method)
    assert (found.basis, str(found.value)) == (method, end)
    assert (found.low, found.high) == (Decimal("420.00") if method != "known" else Decimal("300.00"), 780)
    assert found.so_far == 210
    assert found.to_come == Decimal(end) - 210
    assert found.difference == 700 - Decimal(end)


def test_every_month_of_the_curve_by_hand():
    assert project(HALF, "trend").curve == of(10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120)
    assert project(HALF, "last_year").curve[6:] == of(*["70.00"] * 6)
    assert project(HALF, "even").curve[6:] == of(*["35.00"] * 6)
    assert project(HALF, "known").curve[6:] == of(*["15.00"] * 6)


def test_what_cannot_be_divided_stands_in_the_last_month():
    found = project(Course(3, of(0), before=of(0, 1, 1), committed=Decimal("0.05")), "known")
    assert found.curve == of(0, "0.03", "0.02")


def test_what_is_committed_is_spent_in_any_case():
    found = project(Course(12, of(10), committed=Decimal(500)), "even")
    assert found.value == 510
    assert found.low == 510


def test_what_came_late_for_another_period_is_spent_but_belongs_to_no_month():
    found = project(Course(4, of(10, 10), carried=Decimal(7)), "even")
    assert (found.so_far, found.value, found.curve) == (27, 47, of(10, 10, 10, 10))


def test_nothing_last_year_in_the_closed_months_takes_its_amounts_as_they_were():
    course = Course(12, of(5, 5, 5), before=of(*[0] * 11, 90))
    assert share_closed(course) == 0
    assert project(course, "last_year").value == 105


def test_less_than_one_in_twenty_a_year_ago_is_not_multiplied():
    assert project(Course(2, of(50), before=of(4, 96)), "last_year").value == 146
    assert project(Course(2, of(50), before=of(5, 95)), "last_year").value == 1000


def test_a_year_ago_that_was_paid_back_says_nothing():
    course = Course(2, of(50), before=of(10, -20))
    assert months_ahead(course, "last_year") is None
    assert project(course, "last_year").basis == "even"


def test_a_line_through_two_months_is_no_trend():
    assert months_ahead(Course(12, of(1, 2)), "trend") is None
    assert project(Course(12, of(1, 2)), "trend").basis == "even"
    assert "trend" not in project(Course(12, of(1, 2)), "even").by_method


def test_a_falling_line_stops_at_zero():
    assert months_ahead(Course(6, of(30, 20, 10)), "trend") == of(0, 0, 0)


def test_before_the_first_month_there_is_last_year_then_the_grant_then_obligations():
    assert project(Course(2, before=of(40, 60))).value == 100
    granted = project(Course(2, granted=Decimal(90), committed=Decimal(10)))
    assert (granted.basis, granted.value, granted.curve) == ("as_granted", 90, of(45, 45))
    assert project(Course(2, committed=Decimal(10))).basis == "known"


def test_what_is_supposed_changes_what_is_to_come_only():
    found = project(HALF, "even", Supposed(Decimal(-10), Decimal(1000)))
    assert found.so_far == 210
    assert found.value == 210 + 189 + 1000
    assert not Supposed()
    assert Supposed(amount=Decimal(1))


def test_more_months_than_the_period_has_are_refused():
    with pytest.raises(ValueError, match="3 months are closed of a period of 2"):
        project(Course(2, of(1, 1, 1)))


def test_nothing_together_is_nothing():
    assert together(()) == Projection("known", Decimal(0), Decimal(0), Decimal(0), Decimal(0), ())


def test_lines_of_different_ways_are_mixed_and_a_missing_way_counts_as_the_line_itself():
    one, other = project(HALF, "trend"), project(Course(12, of(*[1] * 6)), "last_year")
    whole = together([one, other])
    assert whole.basis == "mixed"
    assert whole.by_method["last_year"] == 630 + 12
    assert whole.granted == 700
    assert together([other]).granted is None


# --- whatever the figures are

MONEY = st.decimals(-1_000_000, 1_000_000_000, places=2)


@st.composite
def courses(draw: st.DrawFn, months: int = 12) -> Course:
    closed = draw(st.integers(0, months))
    return Course(
        months,
        tuple(draw(MONEY) for _ in range(closed)),
        draw(st.none() | MONEY),
        draw(st.none() | st.tuples(*[MONEY] * months)),
        draw(MONEY),
        draw(MONEY),
    )


ASKED = st.sampled_from(METHODS)
IFS = st.builds(Supposed, st.decimals(-100, 300, places=1), MONEY)


@given(courses(), ASKED, IFS)
def test_the_curve_adds_up_and_nothing_is_a_float(course, method, supposed):
    found = project(course, method, supposed)
    assert sum(found.curve) + course.carried == found.value
    assert len(found.curve) == course.months
    assert found.low <= found.value <= found.high
    assert found.curve[: course.closed] == course.spent
    figures = (*found.curve, found.value, found.low, found.high, found.so_far, *found.by_method.values())
    assert {type(figure) for figure in figures} == {Decimal}
    assert found.value == found.value.quantize(Decimal("0.01"))


@given(st.tuples(*[MONEY] * 12), ASKED, IFS)
def test_a_year_that_is_over_projects_itself(spent, method, supposed):
    found = project(Course(12, spent, committed=Decimal(5), before=spent), method, supposed)
    assert found.value == found.low == found.high == found.so_far == sum(spent)
    assert set(found.by_method.values()) == {found.value}


@given(st.lists(courses(), min_size=1, max_size=6), ASKED)
def test_the_whole_is_the_sum_of_its_parts_in_any_grouping(found, method):
    parts = [project(course, method) for course in found]
    whole = together(parts)
    grouped = together([together(parts[:2]), together(parts[2:])]) if parts[2:] else whole
    assert whole.value == sum(part.value for part in parts) == grouped.value
    assert whole.curve == grouped.curve
    assert whole.low <= whole.value <= whole.high
    assert whole.by_method["known"] == grouped.by_method["known"]


@given(st.decimals(1, 1_000_000, places=2), st.integers(3, 11))
def test_a_year_of_equal_months_ends_the_same_by_every_way(month, closed):
    course = Course(12, (month,) * closed, before=(month,) * 12)
    assert {project(course, way).value for way in ("last_year", "even", "trend")} == {month * 12}


@given(courses(), ASKED)
def test_no_way_ends_below_what_is_committed(course, method):
    if course.left:
        assert project(course, method).value >= course.so_far + course.committed
