"""Money with its currency and the unit it is printed in: thousands of dollars are not dollars.

A table names its unit once ('千美元', 'Thousands of United States dollars'); a sentence writes the
full amount ('201 300 美元', '$201,300') or a short one ('3.555 亿美元', '$355.5 million').
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_SCALES: tuple[tuple[re.Pattern[str], Decimal], ...] = (
    (re.compile(r"百万|\bmillions?\b|\bmillones\b|млн|миллион", re.IGNORECASE), Decimal(1_000_000)),
    (re.compile(r"千|\bthousands?\b|\bmilliers\b|\bmiles\b|тыс", re.IGNORECASE), Decimal(1_000)),
)
_CURRENCIES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"美元|\bUSD\b|US\$|United States dollars?|dólares|доллар", re.IGNORECASE),
        "USD",
    ),
    (re.compile(r"欧元|\bEUR\b|€|\beuros?\b", re.IGNORECASE), "EUR"),
    (re.compile(r"瑞士法郎|\bCHF\b|Swiss francs?", re.IGNORECASE), "CHF"),
)


@dataclass(frozen=True, slots=True)
class MoneyUnit:
    """What one unit of a table is worth: `factor` of `currency` (None: not named)."""

    factor: Decimal
    currency: str | None


def money_unit(unit: str | None) -> MoneyUnit:
    """The unit a table prints above itself; without one, amounts are taken as full amounts."""
    text = unit or ""
    factor = next((scale for pattern, scale in _SCALES if pattern.search(text)), Decimal(1))
    currency = next((name for pattern, name in _CURRENCIES if pattern.search(text)), None)
    return MoneyUnit(factor, currency)
