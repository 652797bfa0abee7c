"""Ratios exist only with a whole; totals say what they did with what is not reported."""

from decimal import Decimal

from answerable.calc.ratios import Ratio, Total, percent, ratio, total


def test_no_ratio_without_a_whole() -> None:
    assert ratio(Decimal(1), Decimal(0)) is None
    assert ratio(None, Decimal(5)) is None
    assert ratio(Decimal(5), None) is None
    assert ratio(Decimal(0), Decimal(5)) == Ratio(Decimal(0), Decimal(5))


def test_percent_rounds_once() -> None:
    assert percent(Decimal(3500), Decimal(3700)) == Decimal("94.6")
    assert percent(Decimal("201.3"), Decimal("355694.2"), 2) == Decimal("0.06")
    assert percent(Decimal(1), None) is None


def test_total_counts_what_is_not_reported() -> None:
    assert total([Decimal(1), None, Decimal("2.5")]) == Total(Decimal("3.5"), 2, 1)
    assert total([None]) == Total(None, 0, 1)
    assert total([Decimal(0)]) == Total(Decimal(0), 1, 0)
