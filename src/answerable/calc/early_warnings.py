"""What to warn of while there is time: lines that will end over or under what was granted, empty posts.

The thresholds are dated parameters (`parameters/early_warnings.yaml`). What is overspent, or will be
by what is committed already, is told whatever its size; a projection only when it is large in per cent
and in money, and enough months are closed. Nothing granted and money spent is told too.
Not here: the projections (`calc.forecast`, `calc.vacancy_forecast`), the words of a warning (`web`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Literal

from answerable.calc.figures import Rule
from answerable.calc.forecast import Projection
from answerable.calc.ratios import ratio
from answerable.calc.vacancy_forecast import VacancyProjection

WarningKind = Literal[
    "overspent", "committed", "ungranted", "overspend", "underspend", "more_vacant", "less_vacant"
]
# Worst first: what happened, what is certain, what is likely.
KINDS: tuple[WarningKind, ...] = (
    "overspent", "committed", "ungranted", "overspend", "underspend", "more_vacant", "less_vacant",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """Per cent of what was granted, units of the currency, closed months, points of the vacancy rate."""

    overspend: Decimal
    underspend: Decimal
    amount: Decimal
    months: int
    vacancy: Decimal
    since: date
    source: str
    stated: bool = True

    @property
    def rule(self) -> Rule:
        return Rule("early_warnings", self.since, self.source, self.stated)


@dataclass(frozen=True, slots=True)
class EarlyWarning:
    """`difference` is what is over (positive) or left, in the currency or in percentage points."""

    kind: WarningKind
    difference: Decimal
    percent: Decimal | None  # of what was granted, unrounded; None for posts and where nothing is granted

    @property
    def is_grave(self) -> bool:
        """Whether it has happened or cannot be avoided any more without an act."""
        return self.kind in ("overspent", "committed", "ungranted")


def early_limits(on: date) -> Limits:
    """The limits in force for a period that begins on `on`; raises LookupError before the first."""
    in_force = [limits for limits in _limits() if limits.since <= on]
    if not in_force:
        raise LookupError(f"no limits of early warnings are known on {on.isoformat()}")
    return max(in_force, key=lambda limits: limits.since)


def warning_of(projection: Projection, limits: Limits) -> EarlyWarning | None:
    """The gravest thing to be said of a line, or None."""
    granted = projection.granted
    if not granted or granted < 0:
        return _ungranted(projection, limits)
    if (amount := projection.so_far - granted) > 0:
        return _told("overspent", amount, granted)
    if (amount := projection.so_far + projection.committed - granted) > 0:
        return _told("committed", amount, granted)
    if projection.closed < limits.months:
        return None
    over = projection.value - granted
    found = _told("overspend" if over > 0 else "underspend", abs(over), granted)
    least = limits.overspend if over > 0 else limits.underspend
    large = abs(over) >= limits.amount and found.percent is not None and found.percent >= least
    return found if large else None


def vacancy_warning(projection: VacancyProjection, limits: Limits) -> EarlyWarning | None:
    """Whether the rate of the period will lie far from the one the budget was made with."""
    found = projection.of_period
    if found is None or projection.budgeted_rate is None or projection.closed < limits.months:
        return None
    points = found.exact_percent() - projection.budgeted_rate
    if abs(points) < limits.vacancy:
        return None
    return EarlyWarning("more_vacant" if points > 0 else "less_vacant", abs(points), None)


def _ungranted(projection: Projection, limits: Limits) -> EarlyWarning | None:
    """Money spent or committed where nothing was granted; from the amount of the limits on."""
    spent = projection.so_far + projection.committed
    return EarlyWarning("ungranted", spent, None) if spent > 0 and spent >= limits.amount else None


def _told(kind: WarningKind, amount: Decimal, granted: Decimal) -> EarlyWarning:
    share = ratio(amount, granted)
    return EarlyWarning(kind, amount, None if share is None else share.exact_percent())


@cache
def _limits() -> tuple[Limits, ...]:
    import yaml  # 15 ms that only a question about limits has to pay

    text = files("answerable.calc").joinpath("parameters/early_warnings.yaml").read_text("utf-8")
    return tuple(
        Limits(
            Decimal(entry["overspend"]),
            Decimal(entry["underspend"]),
            Decimal(entry["amount"]),
            entry["months"],
            Decimal(entry["vacancy"]),
            entry["since"],
            entry["source"],
            entry["stated"],
        )
        for entry in yaml.safe_load(text)["values"]
    )
