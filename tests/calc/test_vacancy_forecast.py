"""Posts to the end of a period: counted by hand, and never outside what is authorized."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.ratios import Ratio
from answerable.calc.vacancy_forecast import VACANCY_METHODS, Staffing, posts_together, project_vacancy


def of(*counts: int) -> tuple[Decimal, ...]:
    return tuple(Decimal(count) for count in counts)


# Ten posts for half the year, eight after; nine filled, then eight.
CUT = Staffing(of(*[10] * 6, *[8] * 6), of(9, 9, 8), Decimal(12))


def test_as_now_by_hand():
    found = project_vacancy(CUT)
    assert found is not None
    assert found.filled == of(9, 9, 8, *[8] * 9)
    assert found.average_authorized == 9
    assert found.of_period == Ratio(Decimal(10), Decimal(108))  # 108 authorized, 98 filled months
    assert found.so_far == Ratio(Decimal(4), Decimal(30))


def test_the_trend_by_hand():
    found = project_vacancy(CUT, "trend")
    assert found is not None  # half a post less each month: 7.5, 7, … 3.5
    assert found.filled[3:] == tuple(Decimal(at) / 2 for at in range(15, 6, -1))
    assert found.average_filled == (26 + sum(found.filled[3:])) / 12


def test_the_range_is_between_the_two_ways():
    found = project_vacancy(CUT)
    trend = project_vacancy(CUT, "trend")
    assert found is not None
    assert trend is not None
    assert (found.low, found.high) == (
        found.of_period.exact_percent(),
        trend.of_period.exact_percent(),
    )


def test_people_who_come_fill_posts_until_none_is_empty():
    found = project_vacancy(CUT, recruited=Decimal(1))
    assert found is not None
    assert found.filled == of(9, 9, 8, 9, 10, 10, *[8] * 6)


def test_more_people_than_posts_stay_in_the_months_that_are_over():
    found = project_vacancy(Staffing(of(2, 2, 2), of(3)))
    assert found is not None
    assert found.filled == of(3, 2, 2)
    assert found.of_period == Ratio(Decimal(-1), Decimal(6))


def test_before_the_first_month_nobody_guesses():
    assert project_vacancy(Staffing(of(1, 1))) is None
    assert posts_together(()) is None


def test_more_months_than_the_period_has_are_refused():
    with pytest.raises(ValueError, match="2 months are closed of a period of 1"):
        project_vacancy(Staffing(of(1), of(1, 1)))


def test_no_post_has_no_rate():
    found = project_vacancy(Staffing(of(0, 0), of(0)))
    assert found is not None
    assert (found.of_period, found.so_far, found.low) == (None, None, None)


def test_kinds_of_posts_together_by_hand():
    one = project_vacancy(Staffing(of(10, 10), of(10), Decimal(10)))
    other = project_vacancy(Staffing(of(30, 30), of(15), Decimal(50)))
    assert one is not None
    assert other is not None
    whole = posts_together([one, other])
    assert whole is not None
    assert whole.authorized == of(40, 40)
    assert whole.of_period == Ratio(Decimal(30), Decimal(80))
    assert whole.budgeted_rate == 40  # (10 × 20 + 50 × 60) ÷ 80
    unstated = project_vacancy(Staffing(of(1, 1), of(1)))
    assert unstated is not None
    assert posts_together([one, unstated]).budgeted_rate is None  # type: ignore[union-attr]


def test_people_without_posts_silence_no_budgeted_rate_and_stand_in_the_bounds_too():
    """10 posts with 8 people, and 1 person in a grade of no posts: 1 of 10 is empty in each month."""
    posts = project_vacancy(Staffing(of(10, 10), of(8, 8), Decimal(5)))
    nobody = project_vacancy(Staffing(of(0, 0), of(1, 1)))
    assert posts is not None
    assert nobody is not None
    whole = posts_together([posts, nobody])
    assert whole is not None
    assert whole.of_period == Ratio(Decimal(2), Decimal(20))
    assert (whole.low, whole.high) == (10, 10)
    assert whole.budgeted_rate == 5


POSTS = st.lists(st.decimals(0, 5000, places=2), min_size=12, max_size=12).map(tuple)


@given(POSTS, st.integers(1, 12), st.sampled_from(VACANCY_METHODS), st.decimals(-20, 20, places=1))
def test_nobody_sits_where_no_post_is(authorized, closed, method, recruited):
    found = project_vacancy(Staffing(authorized, authorized[::-1][:closed]), method, recruited)
    assert found is not None
    assert found.filled[:closed] == authorized[::-1][:closed]
    for posts, filled in list(zip(found.authorized, found.filled, strict=True))[closed:]:
        assert 0 <= filled <= posts
    assert {type(count) for count in found.filled} == {Decimal}


@given(POSTS)
def test_a_year_that_is_over_is_as_it_was(posts):
    found = project_vacancy(Staffing((Decimal(6000),) * 12, posts))
    assert found is not None
    assert found.of_period == found.so_far
    assert found.low == found.high
