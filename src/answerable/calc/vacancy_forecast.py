"""How many posts will stand empty over a period: incumbency of the months that are over, dated posts.

Two ways: `as_now` keeps the incumbency of the last closed month, `trend` goes on with the average
change from month to month. Neither fills more posts than are authorized in that month, nor fewer
than none; months that are over stay as they were, also where more people were in place than posts.
The rate of the period is the one of `calc.vacancy`, from the average over all its months.

Not here: the authorized number by month (`calc.posts`), what to warn of (`calc.early_warnings`).
Source of the average over months: A/76/596, summary, notes a and b of its table of posts. The two
ways of looking ahead are ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from answerable.calc.ratios import HUNDRED, Ratio, ratio

VacancyMethod = Literal["as_now", "trend"]
VACANCY_METHODS: tuple[VacancyMethod, ...] = ("as_now", "trend")
NIL = Decimal(0)


@dataclass(frozen=True, slots=True)
class Staffing:
    """Posts of one kind: `authorized` in every month of the period, `filled` in the closed ones.

    `budgeted_rate` is the vacancy the budget was made with, in per cent; None: not stated.
    """

    authorized: tuple[Decimal, ...]
    filled: tuple[Decimal, ...] = ()
    budgeted_rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class VacancyProjection:
    """Posts filled by month (closed, then expected) beside the authorized number.

    `low` and `high` bound the rate of the period by the two ways, in per cent, unrounded.
    """

    method: VacancyMethod
    authorized: tuple[Decimal, ...]
    filled: tuple[Decimal, ...]
    closed: int
    low: Decimal | None
    high: Decimal | None
    budgeted_rate: Decimal | None = None

    @property
    def average_authorized(self) -> Decimal:
        return _average(self.authorized)

    @property
    def average_filled(self) -> Decimal:
        return _average(self.filled)

    @property
    def of_period(self) -> Ratio | None:
        """Empty over authorized posts, of all months; None where no post is authorized."""
        return _empty(self.authorized, self.filled)

    @property
    def so_far(self) -> Ratio | None:
        """The same of the closed months."""
        return _empty(self.authorized[: self.closed], self.filled[: self.closed])


def project_vacancy(
    staffing: Staffing, method: VacancyMethod = "as_now", recruited: Decimal = NIL
) -> VacancyProjection | None:
    """The posts filled to the end of the period; `recruited` more (negative: fewer) come every month.

    None before a month is closed: incumbency is nobody's guess. Raises ValueError for more closed
    months than the period has.
    """
    if len(staffing.filled) > len(staffing.authorized):
        raise ValueError(
            f"{len(staffing.filled)} months are closed of a period of {len(staffing.authorized)}"
        )
    if not staffing.filled:
        return None
    ways = {name: _filled(staffing, name, recruited) for name in VACANCY_METHODS}
    rates = [
        found.exact_percent()
        for filled in ways.values()
        if (found := _empty(staffing.authorized, filled)) is not None
    ]
    return VacancyProjection(
        method,
        staffing.authorized,
        ways[method],
        len(staffing.filled),
        min(rates, default=None),
        max(rates, default=None),
        staffing.budgeted_rate,
    )


def posts_together(parts: Iterable[VacancyProjection]) -> VacancyProjection | None:
    """Several kinds of posts as one, months added up; bounds are of all parts at their bounds at once.

    People in a grade without posts fill posts of the whole, in its bounds as in its rate. The budgeted
    rate is weighed by posts, and None where a part with posts has none. None without parts.
    """
    found = tuple(parts)
    if not found:
        return None
    posts = sum((sum(part.authorized, NIL) for part in found), NIL)
    least, most = (ratio(sum((_empties(part, at) for part in found), NIL), posts) for at in ("low", "high"))
    return VacancyProjection(
        found[0].method,
        tuple(sum(month, NIL) for month in zip(*(part.authorized for part in found), strict=True)),
        tuple(sum(month, NIL) for month in zip(*(part.filled for part in found), strict=True)),
        max(part.closed for part in found),
        least.exact_percent() if least else None,
        most.exact_percent() if most else None,
        _weighed((part.budgeted_rate, sum(part.authorized, NIL)) for part in found),
    )


def _filled(staffing: Staffing, method: VacancyMethod, recruited: Decimal) -> tuple[Decimal, ...]:
    filled = list(staffing.filled)
    change = recruited + (_change(staffing.filled) if method == "trend" else NIL)
    for authorized in staffing.authorized[len(filled) :]:
        filled.append(min(max(filled[-1] + change, NIL), authorized))
    return tuple(filled)


def _change(filled: tuple[Decimal, ...]) -> Decimal:
    """The average change from one closed month to the next."""
    return (filled[-1] - filled[0]) / (len(filled) - 1) if len(filled) > 1 else NIL


def _average(months: tuple[Decimal, ...]) -> Decimal:
    return sum(months, NIL) / len(months) if months else NIL


def _empty(authorized: tuple[Decimal, ...], filled: tuple[Decimal, ...]) -> Ratio | None:
    posts = sum(authorized, NIL)
    return ratio(posts - sum(filled, NIL), posts)


def _empties(part: VacancyProjection, bound: Literal["low", "high"]) -> Decimal:
    """Empty posts of a part at one of its bounds, added up over the months; fewer than none without posts."""
    posts = sum(part.authorized, NIL)
    rate = part.low if bound == "low" else part.high
    return posts - sum(part.filled, NIL) if rate is None else posts * rate / HUNDRED


def _weighed(rates: Iterable[tuple[Decimal | None, Decimal]]) -> Decimal | None:
    """The mean of rates by their weights; None where one that weighs anything is not stated."""
    known = NIL
    whole = NIL
    for rate, weight in rates:
        if rate is None and weight:
            return None
        known, whole = known + (rate or NIL) * weight, whole + weight
    return known / whole if whole else None
