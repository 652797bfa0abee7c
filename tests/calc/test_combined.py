"""Rows of a combined report from their figures; the cases are those of A/80/596."""

from decimal import Decimal

import pytest

from answerable.calc import combined
from answerable.calc.account import Row

PERIODS = combined.Periods("2024/25", "2025/26", "2026/27")


def amounts(*figures: str) -> combined.Amounts:
    return combined.Amounts(*map(Decimal, figures))


def test_a_row_of_resources_has_both_variances():
    row = combined.resource_row(
        "Military contingents", amounts("41945.0", "41386.3", "43122.3", "36680.1"), PERIODS
    )
    assert tuple(row.cells) == combined.resource_columns(PERIODS)
    assert list(row.cells.values()) == [
        "41945.0", "41386.3", "558.7", "1.3", "43122.3", "36680.1", "-6442.2", "-14.9",
    ]  # fmt: skip


def test_a_variance_of_nothing_is_a_nil():
    row = combined.resource_row("Air operations", amounts("0", "0", "0", "12.5"), PERIODS)
    assert list(row.cells.values()) == ["0", "0", "0", "0", "0", "12.5", "12.5", "0"]


def test_amounts_are_added_and_subtracted():
    lines = [amounts("1.5", "2", "3", "4"), amounts("0.5", "1", "1", "1")]
    assert combined.sum_of(lines) == amounts("2.0", "3.0", "4.0", "5.0")
    assert lines[0] - lines[1] == amounts("1.0", "1", "2", "3")
    assert combined.sum_of([]) == combined.NOTHING


COLUMNS = (
    "grade_p5_p4",
    "field_service",
    "international_subtotal",
    "grade_ngs",
    "national_subtotal",
    "total",
)


def test_subtotals_and_total_are_added_up():
    row = combined.staff_row(
        "Approved posts 2024/25", {"grade_p5_p4": 9, "field_service": 31, "grade_ngs": 89}, COLUMNS
    )
    assert list(row.cells.values()) == ["9", "31", "40", "89", "89", "129"]


def test_without_subtotals_the_total_is_of_all_columns():
    row = combined.staff_row("Approved", {"military_contingents": 1250, "international_staff": 5},
                             ("military_contingents", "international_staff", "total"))  # fmt: skip
    assert row.cells["total"] == "1255"
    assert combined.staff_row("Approved", {"total": 7}, ("total",)).cells["total"] == "7"


def test_a_net_change_is_the_later_minus_the_earlier():
    before, after = Row({"a": "5", "b": None}), Row({"a": "3", "b": "1"})
    assert combined.net_change("Net change", before, after) == Row(
        {"a": "-2", "b": None}, "Net change", "total"
    )


def test_rows_are_added_column_by_column():
    rows = [Row({"a": "1.5", "b": None}), Row({"a": "2.5", "b": None})]
    assert combined.added("Total", rows, ("a", "b"), "total") == Row(
        {"a": "4.0", "b": None}, "Total", "total"
    )


@pytest.mark.parametrize(("amount", "rate"), [("61615100", "5134600"), ("1200", "100"), ("1199", "100")])
def test_the_monthly_rate_is_to_the_hundred(amount, rate):
    assert combined.monthly_rate(Decimal(amount)) == Decimal(rate)


def test_gains_as_a_share_of_the_budget():
    assert combined.share_of_budget(Decimal("6578.6"), Decimal("69576.4")) == Decimal("9.5")
    assert combined.share_of_budget(Decimal("1"), Decimal(0)) is None
