"""Money from below: sums, growth, and that the two resource tables share one matrix."""

from decimal import Decimal
from random import Random

import pytest

from answerable.publishing.sample.money import Line, money, total
from answerable.publishing.sample.years import FIRST, SECOND

YEARS = [FIRST, SECOND]


@pytest.mark.parametrize("year", YEARS, ids=lambda y: y.label)
@pytest.mark.parametrize("seed", range(5))
def test_departments_and_categories_are_two_sums_of_one_matrix(year, seed):
    found = money(year, Random(seed))
    departments = list(found.departments.values())
    assert sum(line.allotted for line in departments) == found.core.allotted
    assert sum(line.spent for line in departments) == found.core.spent
    assert found.gross.allotted == found.core.allotted + sum(c.line.allotted for c in found.corporate)
    assert found.net.spent == found.gross.spent - found.assessment.spent


@pytest.mark.parametrize("year", YEARS, ids=lambda y: y.label)
def test_every_amount_is_printed_with_one_decimal(year):
    found = money(year, Random(0))
    lines = [*found.departments.values(), *(c.line for c in (*found.categories, *found.corporate))]
    for line in (*lines, found.gross, found.net, found.insurance, found.assessment):
        assert (line.allotted.as_tuple().exponent, line.spent.as_tuple().exponent) == (-1, -1)


def test_the_second_year_has_grown_by_the_rate():
    first, second = (money(year, Random(0)) for year in YEARS)
    growth = (second.gross.allotted / first.gross.allotted - 1) * 100
    assert Decimal("3.19") < growth < Decimal("3.21")


def test_one_year_is_underspent_and_the_other_overspent():
    assert [money(year, Random("2024")).gross.variance > 0 for year in YEARS] == [True, False]


def test_the_sum_of_no_lines_is_nothing():
    assert total([]) == Line(Decimal("0.0"), Decimal("0.0"))


@pytest.mark.parametrize("year", YEARS, ids=lambda y: y.label)
def test_printed_vacancy_rates_come_from_unrounded_averages(year):
    for row in money(year, Random(0)).posts:
        share = (row.authorized - row.average) * 100 / row.authorized
        assert abs(row.rate - share) <= Decimal("0.05")
        assert row.average != row.average.to_integral_value()
