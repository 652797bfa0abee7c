"""A ratio travels as numerator and denominator; it is divided and rounded once, here.

Not here: what is divided by what (`calc.delivery`, `calc.variance`, `calc.vacancy`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from answerable.calc.rounding import half_up

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Ratio:
    """Numerator over denominator, not yet divided; the denominator is never zero."""

    numerator: Decimal
    denominator: Decimal

    def percent(self, places: int = 1) -> Decimal:
        """The ratio times one hundred, rounded half up to `places` decimals."""
        return half_up(self.exact_percent(), places)

    def exact_percent(self) -> Decimal:
        return self.numerator * HUNDRED / self.denominator


def ratio(numerator: Decimal | None, denominator: Decimal | None) -> Ratio | None:
    """A ratio, or None where a part is not reported or the whole is zero: no rate exists then."""
    if numerator is None or denominator is None or not denominator:
        return None
    return Ratio(numerator, denominator)


def percent(part: Decimal | None, whole: Decimal | None, places: int = 1) -> Decimal | None:
    """`part` as a percentage of `whole`; None where there is no ratio."""
    found = ratio(part, whole)
    return None if found is None else found.percent(places)


@dataclass(frozen=True, slots=True)
class Total:
    """A sum that says what it did with everything it was given."""

    value: Decimal | None  # None: nothing was reported
    counted: int
    not_reported: int


def total(values: Iterable[Decimal | None]) -> Total:
    """The sum of what is reported; what is not reported is counted, not taken for zero."""
    reported: list[Decimal] = []
    missing = 0
    for value in values:
        if value is None:
            missing += 1
        else:
            reported.append(value)
    return Total(sum(reported, Decimal(0)) if reported else None, len(reported), missing)
