"""Average authorized numbers of posts over a period, from dated lines: exact, by month, explainable.

Rule: in each month a line counts its posts times the days on which it is authorized, over the days
of that month that lie in the period; the average of the period is the mean of its months. Three
posts that end on 15 April count three halves in April. A day the period does not have does not
count, and a line without days is there throughout.

Not here: how many posts were filled (`results`), the vacancy rate (`calc.vacancy`).
Source: A/76/596, summary, table on incumbency, note a (averages by month); that a month is divided
by days is our assumption, no document at hand states it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from answerable.calc.account import Period
from answerable.calc.figures import BEGINNING, Figure, Input, Rule

PLACES = 1
RULE = Rule("average_posts", BEGINNING, "A/76/596, summary, note a", stated=False)
Key = TypeVar("Key", bound=Hashable)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Posting:
    """So many posts from a first to a last day, both included; None: from or to the period's end."""

    count: int
    first_day: date | None = None
    last_day: date | None = None
    code: str = ""
    entity: str = ""
    kind: str = "post"
    group: str = ""
    grade: str = ""
    location: str = ""

    def days_within(self, first: date, last: date) -> int:
        """On how many days from `first` to `last` it is authorized."""
        begins = first if self.first_day is None else max(first, self.first_day)
        ends = last if self.last_day is None else min(last, self.last_day)
        return max(0, (ends - begins).days + 1)


@dataclass(frozen=True, slots=True)
class Month:
    """The part of a calendar month that lies in the period."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Average:
    """Exact numbers by month and their mean; fractions, since thirds of a month are no decimals."""

    by_month: tuple[Fraction, ...]

    @property
    def exact(self) -> Fraction:
        return sum(self.by_month, Fraction()) / len(self.by_month) if self.by_month else Fraction()

    def number(self, places: int = PLACES) -> Decimal:
        """The mean, rounded half up once."""
        return rounded(self.exact, places)

    def in_month(self, index: int, places: int = PLACES) -> Decimal:
        return rounded(self.by_month[index], places)

    def __add__(self, other: Average) -> Average:
        return Average(tuple(a + b for a, b in zip(self.by_month, other.by_month, strict=True)))


def rounded(value: Fraction, places: int) -> Decimal:
    """A fraction of zero or more as a decimal, half up; nothing is rounded twice."""
    scale = 10**places
    return Decimal((value * scale + Fraction(1, 2)).__floor__()).scaleb(-places)


def months(period: Period) -> tuple[Month, ...]:
    """The months of a period; its first and last may be parts of one."""
    found, first = [], period.start
    while first <= period.end:
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        found.append(Month(first, min(following - _DAY, period.end)))
        first = following
    return tuple(found)


def average(postings: Iterable[Posting], period: Period) -> Average:
    """The average authorized number of these lines together."""
    lines = tuple(postings)
    return Average(
        tuple(
            sum((Fraction(p.count * p.days_within(m.first, m.last), m.days) for p in lines), Fraction())
            for m in months(period)
        )
    )


def averages(
    postings: Iterable[Posting], period: Period, key: Callable[[Posting], Key]
) -> Mapping[Key, Average]:
    """Averages of the lines that have the same `key`, in the order in which keys appear."""
    groups: dict[Key, list[Posting]] = {}
    for posting in postings:
        groups.setdefault(key(posting), []).append(posting)
    return {name: average(lines, period) for name, lines in groups.items()}


def authorized_on(postings: Iterable[Posting], day: date) -> int:
    """How many posts are authorized on one day."""
    return sum(p.count for p in postings if p.days_within(day, day))


def average_figure(
    postings: Iterable[Posting], period: Period, *, places: int = PLACES, document: str | None = None
) -> Figure:
    """The average with what each line adds to it, to two decimals."""
    lines = tuple(postings)
    return Figure(
        average(lines, period).number(places),
        "count",
        places,
        "average_posts",
        tuple(Input(_label(p, period), average((p,), period).number(2), document=document) for p in lines),
        RULE,
    )


def _label(posting: Posting, period: Period) -> str:
    """'3 × P-4, 2026-07-01 – 2026-12-31'."""
    first = max(posting.first_day or period.start, period.start)
    last = min(posting.last_day or period.end, period.end)
    name = posting.grade or posting.group or posting.code
    return f"{posting.count} × {name}, {first.isoformat()} – {last.isoformat()}"
