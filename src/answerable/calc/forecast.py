"""Where a period will end: money of the months that are over, and what each way of looking ahead gives.

Four ways, each with its own assumption; the range is from the least to the most that the first three give:

    last_year   what is to come bears the same proportion to what was spent as a year ago
    even        each month to come costs what the closed months cost on average
    trend       the straight line through the closed months goes on, never below zero
    known       only what is committed already will be spent

What is committed is spent in any case, so no way gives less than `known`. A period whose months are
all over projects itself. Amounts are in units of one currency, rounded half up to cents once for each
line; the projection of a whole is the sum of those of its lines, and its range the sum of their ends
(all lines low at once, or all high).

Not here: what to warn of (`calc.early_warnings`), posts (`calc.vacancy_forecast`), reading the ledger.
No document at hand states these methods: they are ours, and every figure says which one it used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from answerable.calc.ratios import HUNDRED
from answerable.calc.rounding import half_up

Method = Literal["last_year", "even", "trend", "known"]
Basis = Literal["last_year", "even", "trend", "known", "as_granted", "over", "mixed"]

METHODS: tuple[Method, ...] = ("last_year", "even", "trend", "known")
RANGE: tuple[Method, ...] = ("last_year", "even", "trend")
CENTS = 2
NIL = Decimal(0)
LEAST_FOR_TREND = 3  # closed months through which a line says anything
# Below this share of last year's money in the months that are closed now, last year's months to come
# are taken as they were: one late invoice would otherwise be multiplied by twenty.
LEAST_SHARE = Decimal(5)


@dataclass(frozen=True, slots=True)
class Course:
    """One line of the account over a period of `months` months.

    `spent` has the closed months from the first on; `before` all months of the year before (None:
    nothing is known of it). `granted` None is not stated. `committed` is obligated and not yet spent;
    `carried` came late for an earlier period, counts here and belongs to no month.
    """

    months: int
    spent: tuple[Decimal, ...] = ()
    granted: Decimal | None = None
    before: tuple[Decimal, ...] | None = None
    committed: Decimal = NIL
    carried: Decimal = NIL

    @property
    def closed(self) -> int:
        return len(self.spent)

    @property
    def left(self) -> int:
        return max(self.months - self.closed, 0)

    @property
    def so_far(self) -> Decimal:
        """Spent in the closed months, and what was carried."""
        return sum(self.spent, NIL) + self.carried


@dataclass(frozen=True, slots=True)
class Supposed:
    """What if: the months to come cost `percent` more (negative: less), and `amount` comes on top once."""

    percent: Decimal = NIL
    amount: Decimal = NIL

    def __bool__(self) -> bool:
        return bool(self.percent or self.amount)


@dataclass(frozen=True, slots=True)
class Projection:
    """The year end of a line or of several. `basis` is the way that was used; `curve` has every month.

    `by_method` has the year end each way gives; a way that gives none is left out.
    """

    basis: Basis
    so_far: Decimal
    value: Decimal
    low: Decimal
    high: Decimal
    curve: tuple[Decimal, ...]
    by_method: Mapping[Method, Decimal] = field(default_factory=dict)
    granted: Decimal | None = None
    committed: Decimal = NIL
    closed: int = 0

    @property
    def to_come(self) -> Decimal:
        return self.value - self.so_far

    @property
    def difference(self) -> Decimal | None:
        """Granted minus projected: negative is overspent; None where nothing is granted or stated."""
        return None if self.granted is None else self.granted - self.value


NOTHING = Supposed()


def project(course: Course, method: Method = "last_year", supposed: Supposed = NOTHING) -> Projection:
    """The year end of one line by `method`, or by the next way that gives one.

    The order then is: last year, even rate; before the first month is closed what was granted, else
    what is committed. Raises ValueError for more closed months than the period has.
    """
    if course.closed > course.months:
        raise ValueError(f"{course.closed} months are closed of a period of {course.months}")
    if not course.left:
        return _over(course)
    ahead = {name: found for name in METHODS if (found := months_ahead(course, name)) is not None}
    basis, months = _chosen(course, ahead, method)
    ends = {name: _end(course, found, supposed) for name, found in ahead.items()}
    value = _end(course, months, supposed)
    around = [ends[name] for name in RANGE if name in ends] or [value]
    return Projection(
        basis,
        course.so_far,
        value,
        min(*around, value),
        max(*around, value),
        (*course.spent, *_spread(value - course.so_far, months)),
        ends,
        course.granted,
        course.committed,
        course.closed,
    )


def months_ahead(course: Course, method: Method) -> tuple[Decimal, ...] | None:
    """What each month to come costs by this way, unrounded; None where it says nothing."""
    return _WAYS[method](course)


def together(parts: Iterable[Projection]) -> Projection:
    """Several lines as one: every figure is the sum. A way a line does not have counts as that line's value.

    What is granted to nobody stays None only where it is None for all.
    """
    found = tuple(parts)
    if not found:
        return Projection("known", NIL, NIL, NIL, NIL, ())
    granted = [part.granted for part in found if part.granted is not None]
    bases = {part.basis for part in found}
    return Projection(
        bases.pop() if len(bases) == 1 else "mixed",
        sum((part.so_far for part in found), NIL),
        sum((part.value for part in found), NIL),
        sum((part.low for part in found), NIL),
        sum((part.high for part in found), NIL),
        tuple(sum(month, NIL) for month in zip(*(part.curve for part in found), strict=True)),
        {
            name: sum((part.by_method.get(name, part.value) for part in found), NIL)
            for name in METHODS
            if any(name in part.by_method for part in found)
        },
        sum(granted, NIL) if granted else None,
        sum((part.committed for part in found), NIL),
        max(part.closed for part in found),
    )


def share_closed(course: Course) -> Decimal | None:
    """How much of last year's money had been spent after as many months, in per cent; None without it."""
    whole = sum(course.before, NIL) if course.before else NIL
    if course.before is None or whole <= 0:
        return None
    return sum(course.before[: course.closed], NIL) * HUNDRED / whole


def _over(course: Course) -> Projection:
    whole = half_up(course.so_far, CENTS)
    ends = dict.fromkeys(METHODS, whole)
    return Projection(
        "over",
        whole,
        whole,
        whole,
        whole,
        course.spent,
        ends,
        course.granted,
        course.committed,
        course.closed,
    )


def _chosen(
    course: Course, ahead: Mapping[Method, tuple[Decimal, ...]], method: Method
) -> tuple[Basis, tuple[Decimal, ...]]:
    for name in dict.fromkeys((method, "last_year", "even")):
        if name in ahead:
            return name, ahead[name]
    if course.granted is not None:
        return "as_granted", _evenly(max(course.granted - course.carried, NIL), course.left)
    return "known", ahead["known"]


def _end(course: Course, months: Sequence[Decimal], supposed: Supposed) -> Decimal:
    """The year end: spent, and what is to come with what is supposed of it, at least the obligations."""
    to_come = sum(months, NIL) * (HUNDRED + supposed.percent) / HUNDRED + supposed.amount
    return half_up(course.so_far + max(to_come, course.committed), CENTS)


def _spread(to_come: Decimal, months: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """The amount over the months as `months` has it, in cents; the last one takes the rest."""
    weights = [max(month, NIL) for month in months]
    whole = sum(weights, NIL)
    if not whole:
        weights, whole = [Decimal(1)] * len(months), Decimal(len(months))
    parts = [half_up(to_come * weight / whole, CENTS) for weight in weights[:-1]]
    return (*parts, to_come - sum(parts, NIL))


def _evenly(amount: Decimal, months: int) -> tuple[Decimal, ...]:
    return (amount / months,) * months


def _last_year(course: Course) -> tuple[Decimal, ...] | None:
    share = share_closed(course)
    if share is None or course.before is None:
        return None
    to_come = (*course.before[course.closed : course.months], *[NIL] * course.left)[: course.left]
    if share < LEAST_SHARE:
        return to_come
    closed = sum(course.before[: course.closed], NIL)
    now = sum(course.spent, NIL)
    return tuple(month * now / closed for month in to_come)


def _even(course: Course) -> tuple[Decimal, ...] | None:
    if not course.closed:
        return None
    return (sum(course.spent, NIL) / course.closed,) * course.left


def _trend(course: Course) -> tuple[Decimal, ...] | None:
    """Least squares through (month, amount): the slope and where it stands, by the sums."""
    count = course.closed
    if count < LEAST_FOR_TREND:
        return None
    sum_x, sum_xx = Decimal(count * (count + 1) // 2), Decimal(count * (count + 1) * (2 * count + 1) // 6)
    sum_y = sum(course.spent, NIL)
    sum_xy = sum((at * amount for at, amount in enumerate(course.spent, 1)), NIL)
    below = count * sum_xx - sum_x * sum_x
    slope = count * sum_xy - sum_x * sum_y
    start = sum_y * sum_xx - sum_x * sum_xy
    return tuple(max((start + slope * month) / below, NIL) for month in range(count + 1, course.months + 1))


def _known(course: Course) -> tuple[Decimal, ...]:
    return _evenly(max(course.committed, NIL), course.left)


_WAYS = {"last_year": _last_year, "even": _even, "trend": _trend, "known": _known}
