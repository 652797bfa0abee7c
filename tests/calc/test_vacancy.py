"""Vacancy rates and what rounding of the printed average can and cannot cover."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.rounding import Interval, half_up
from answerable.calc.vacancy import rate_is_possible, vacancy_figure, vacancy_interval, vacancy_rate


@pytest.mark.parametrize(
    ("authorized", "average", "rate", "possible"),
    [
        ("414", "359", "13.4", True),  # 13.3 from the printed figures
        ("57", "47", "17.4", True),  # 17.5
        ("11", "10", "9.8", True),  # 9.1
        ("940", "837", "11.0", True),
        ("940", "837", "11.1", False),  # at most 11.01
        ("0", "0", "0.0", None),
        ("57", None, "17.4", None),
        ("57", "47", "not_applicable", None),
    ],
)
def test_rate_is_possible(authorized: str, average: str | None, rate: str, possible: bool | None) -> None:
    assert rate_is_possible(rate, authorized, average) is possible


def test_rate_from_printed_figures() -> None:
    assert vacancy_rate("57", "47") == Decimal("17.5")
    assert vacancy_rate("10", "12") == Decimal("-20.0")
    assert vacancy_rate("0", "0") is None
    assert vacancy_figure("57", "47").text == "17.5"


def test_interval_is_that_of_the_unrounded_average() -> None:
    assert vacancy_interval("10", "9") == Interval(Decimal(5), Decimal(15))


@given(st.integers(1, 2000), st.integers(0, 2000 * 12))
def test_a_sound_rate_is_never_doubted(posts: int, months_in_place: int) -> None:
    """Whatever the twelve months were: the rate of their average is possible."""
    average = Decimal(months_in_place) / 12
    rate = half_up((posts - average) * 100 / posts, 1)
    assert rate_is_possible(str(rate), str(posts), str(half_up(average, 0))) is True
