"""Units of tables and sums that never mix currencies."""

from decimal import Decimal

import pytest

from answerable.calc.money import Money, MoneyUnit, full_amount, money_unit


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


def test_full_amount() -> None:
    assert full_amount("201.3", "千美元") == Decimal(201300)
    assert full_amount(None, "千美元") is None
    assert full_amount("not_applicable", "千美元") is None


def test_currencies_do_not_mix() -> None:
    assert Money(Decimal(1), "USD") + Money(Decimal(2), "USD") == Money(Decimal(3), "USD")
    with pytest.raises(ValueError, match="USD and EUR cannot be added"):
        Money(Decimal(1), "USD") + Money(Decimal(2), "EUR")
