"""Average authorized posts, counted by hand: posts that come and go in the middle of months."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.account import Period
from answerable.calc.figures import explain
from answerable.calc.periods import biennium, budget_year, calendar_year
from answerable.calc.posts import (
    Average,
    Posting,
    authorized_on,
    average,
    average_figure,
    averages,
    months,
    rounded,
)

YEAR = budget_year(2026)  # 1 July 2026 to 30 June 2027


def of(*postings: Posting) -> Decimal:
    return average(postings, YEAR).number(4)


def test_posts_of_the_whole_period_count_in_full() -> None:
    assert of(Posting(12)) == Decimal("12.0000")


def test_three_posts_abolished_at_the_end_of_december_count_half() -> None:
    # July to December are six months of twelve: 3 x 6/12.
    assert of(Posting(3, last_day=date(2026, 12, 31))) == Decimal("1.5000")


def test_a_post_that_ends_in_the_middle_of_april_counts_half_of_it() -> None:
    # July to March are nine months; April has 30 days, of which 15: (9 + 15/30) / 12 = 0.791666...
    assert of(Posting(1, last_day=date(2027, 4, 15))) == Decimal("0.7917")


def test_a_post_established_on_the_tenth_of_february() -> None:
    # February 2027 has 28 days, from the 10th 19 of them; then March to June: (19/28 + 4) / 12
    # = 0.67857... + 4 = 4.67857... / 12 = 0.38988...
    assert of(Posting(1, first_day=date(2027, 2, 10))) == Decimal("0.3899")


def test_leap_years_have_their_day() -> None:
    # 2028: February has 29 days, from the 10th 20 of them; calendar year: (20/29 + 10) / 12 = 0.89080...
    line = Posting(1, first_day=date(2028, 2, 10))
    assert average((line,), calendar_year(2028)).number(4) == Decimal("0.8908")


def test_a_post_moved_in_the_middle_of_a_month_is_one_post_all_the_time() -> None:
    before = Posting(2, last_day=date(2026, 10, 13), entity="a")
    after = Posting(2, first_day=date(2026, 10, 14), entity="b")
    assert of(before, after) == Decimal("2.0000")
    by_entity = averages((before, after), YEAR, lambda line: line.entity)
    # a: July to September, and 13 of October's 31 days: 2 x (3 + 13/31) / 12 = 0.56989...
    assert by_entity["a"].number(4) == Decimal("0.5699")
    assert by_entity["b"].number(4) == Decimal("1.4301")
    assert by_entity["a"].exact + by_entity["b"].exact == 2


def test_one_day_is_one_day() -> None:
    # 1/31 of January, one of twelve months, times 31 posts: 1/12
    assert of(Posting(31, date(2027, 1, 31), date(2027, 1, 31))) == Decimal("0.0833")


def test_days_outside_the_period_do_not_count() -> None:
    assert of(Posting(5, date(2020, 1, 1), date(2030, 1, 1))) == Decimal("5.0000")
    assert of(Posting(5, last_day=date(2026, 6, 30))) == 0
    assert of(Posting(5, first_day=date(2027, 7, 1))) == 0


def test_months_of_a_period_that_begins_in_the_middle_of_one() -> None:
    period = Period(date(2026, 1, 16), date(2026, 3, 10))
    found = months(period)
    assert [(m.first.day, m.last.day, m.days) for m in found] == [(16, 31, 16), (1, 28, 28), (1, 10, 10)]
    # 8 of the 16 days of January, nothing after: (8/16 + 0 + 0) / 3
    line = Posting(1, last_day=date(2026, 1, 23))
    assert average((line,), period).exact == Fraction(1, 6)


def test_a_biennium_has_twenty_four_months() -> None:
    found = months(biennium(2026))
    assert (len(found), found[0].first, found[-1].last) == (24, date(2026, 1, 1), date(2027, 12, 31))


def test_the_number_of_one_day() -> None:
    lines = (Posting(3, last_day=date(2026, 12, 31)), Posting(2, first_day=date(2027, 1, 1)))
    assert [authorized_on(lines, d) for d in (date(2026, 12, 31), date(2027, 1, 1))] == [3, 2]


def test_each_month_can_be_shown() -> None:
    found = average((Posting(4, last_day=date(2026, 9, 15)),), YEAR)
    assert [found.in_month(index) for index in range(4)] == [4, 4, 2, 0]


def test_halves_go_up_and_nothing_is_rounded_twice() -> None:
    assert rounded(Fraction(1, 4), 1) == Decimal("0.3")
    assert rounded(Fraction(249_999, 1_000_000), 1) == Decimal("0.2")
    assert Average(()).number() == 0


def test_the_figure_says_what_each_line_adds() -> None:
    lines = (Posting(3, last_day=date(2026, 12, 31), grade="P-4"), Posting(1, grade="D-1"))
    figure = average_figure(lines, YEAR, document="lakes-2026-27")
    assert figure.text == "2.5"
    said = explain(figure, "en")
    assert [(i.name, i.value, i.source) for i in said.inputs] == [
        ("3 × P-4, 2026-07-01 – 2026-12-31", "1.50", "lakes-2026-27"),
        ("1 × D-1, 2026-07-01 – 2027-06-30", "1.00", "lakes-2026-27"),
    ]
    assert "mean of the months" in said.formula
    assert "各月" in explain(figure, "zh").formula


@given(
    st.lists(
        st.tuples(
            st.integers(0, 50),
            st.dates(date(2026, 1, 1), date(2027, 12, 31)),
            st.dates(date(2026, 1, 1), date(2027, 12, 31)),
        ),
        max_size=6,
    ),
    st.dates(date(2026, 7, 1), date(2027, 6, 29)),
)
def test_a_line_cut_in_two_counts_as_before(drawn: list[tuple[int, date, date]], cut: date) -> None:
    lines = [Posting(count, min(a, b), max(a, b)) for count, a, b in drawn]
    cut_in_two = [part for line in lines for part in _cut(line, cut)]
    assert average(lines, YEAR) == average(cut_in_two, YEAR)
    assert sum((average((line,), YEAR).exact for line in lines), Fraction()) == average(lines, YEAR).exact


def _cut(line: Posting, cut: date) -> list[Posting]:
    assert line.first_day
    assert line.last_day
    if not line.first_day <= cut < line.last_day:
        return [line]
    next_day = date.fromordinal(cut.toordinal() + 1)
    return [Posting(line.count, line.first_day, cut), Posting(line.count, next_day, line.last_day)]
