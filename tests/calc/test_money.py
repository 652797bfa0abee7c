"""Units of tables and sums that never mix currencies."""

from decimal import Decimal

import pytest

from answerable.calc.money import MoneyUnit, money_unit


@pytest.mark.parametrize(
    ("unit", "factor", "currency"),
    [
        ("千美元", 1000, "USD"),
        ("Thousands of United States dollars", 1000, "USD"),
        ("百万美元", 1_000_000, "USD"),
        ("Millions of euros", 1_000_000, "EUR"),
        ("美元", 1, "USD"),
        (None, 1, None),
    ],
)
def test_money_unit(unit: str | None, factor: int, currency: str | None) -> None:
    assert money_unit(unit) == MoneyUnit(Decimal(factor), currency)
