"""The one rounding rule of every figure: half up, away from zero, to the decimals printed.

Not here: which figure has how many decimals (the caller knows), percentages (`calc.ratios`).
Source of the rule: the printed tables of A/76/596, part III, reproduce under it and no other.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

# A row whose cells ran together can read as a number of forty digits: it has to round, not to fail.
_WIDE = Context(prec=1000)


def half_up(value: Decimal, places: int) -> Decimal:
    """`value` at `places` decimals; a half goes away from zero (2.25 -> 2.3, -2.25 -> -2.3).

    A result of zero never carries a sign, since no document prints "-0".
    """
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=_WIDE)
    return rounded if rounded else abs(rounded)


def places(printed: str | Decimal) -> int:
    """Decimals a figure shows: '94.6' -> 1, '100.0' -> 1, '44' -> 0."""
    _, _, decimals = str(printed).partition(".")
    return len(decimals)


@dataclass(frozen=True, slots=True)
class Interval:
    """Every value a rounded figure may have had, both ends included."""

    low: Decimal
    high: Decimal

    def overlaps(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high

    def __contains__(self, value: object) -> bool:
        return isinstance(value, Decimal) and self.low <= value <= self.high


def half_unit(places: int) -> Decimal:
    """Half of the last printed decimal: what rounding may have added or taken."""
    return Decimal(5).scaleb(-places - 1)


def before_rounding(printed: Decimal, decimals: int | None = None) -> Interval:
    """The values that round to `printed`; `decimals` when the figure shows fewer than it had.

    Both ends are included although one of them would have rounded away: a doubt this small
    is no finding.
    """
    half = half_unit(places(printed) if decimals is None else decimals)
    return Interval(printed - half, printed + half)
