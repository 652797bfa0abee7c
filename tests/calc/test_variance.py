"""Variances: sign, percentage, and nothing made up where a part is missing."""

from decimal import Decimal

import pytest

from answerable.calc.variance import (
    change_percent,
    variance_amount,
    variance_figure,
    variance_percent,
    variance_percent_figure,
)


@pytest.mark.parametrize(
    ("allotment", "expenditure", "amount", "percentage"),
    [
        ("242685.1", "243207.9", "-522.8", "-0.2"),
        ("76824.0", "74785.0", "2039.0", "2.7"),
        ("985.0", "2907.7", "-1922.7", "-195.2"),
        ("868.5", "868.5", "0.0", "0.0"),
        ("0", "10.0", "-10.0", None),
        (None, "1", None, None),
        ("1", "not_applicable", None, None),
    ],
)
def test_variance(
    allotment: str | None, expenditure: str | None, amount: str | None, percentage: str | None
) -> None:
    found = variance_amount(allotment, expenditure)
    share = variance_percent(allotment, expenditure)
    assert (None if found is None else str(found)) == amount
    assert (None if share is None else str(share)) == percentage


def test_figures_explain_both() -> None:
    assert variance_figure("72.6", "57.1").value == Decimal("15.5")
    assert variance_percent_figure("72.6", "57.1").text == "21.3"
    assert [i.name for i in variance_figure("72.6", "57.1").inputs] == ["apportionment", "expenditure"]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("80.0", "100.0", "25.0"),
        ("80.0", "79.9", "-0.1"),
        ("0", "5", None),
        (None, "5", None),
        ("5", "none", None),
    ],
)
def test_change_from_one_period_to_the_next(
    before: str | None, after: str | None, change: str | None
) -> None:
    found = change_percent(before, after)
    assert (None if found is None else str(found)) == change
