"""Periods: budget years (1 July to 30 June), bienniums and calendar years, and what they are called.

A period is the record `Period` of `calc.account`; its label is what documents print: '2020/21',
'2012-2013', '2027'. Finding one in a text is each format's own business (`publishing.formats`).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from answerable.calc.account import Period

PeriodKind = Literal["budget_year", "biennium", "calendar_year", "other"]

# What accounts are made for: within these years, and of at most so many.
EARLIEST, LATEST, LONGEST = 1900, 2199, 10


def budget_year(first: int) -> Period:
    """The budget year that starts on 1 July of `first`: 2020 -> '2020/21'."""
    return Period(date(first, 7, 1), date(first + 1, 6, 30), f"{first}/{(first + 1) % 100:02d}")


def calendar_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), str(year))


def biennium(first: int) -> Period:
    return Period(date(first, 1, 1), date(first + 1, 12, 31), f"{first}-{first + 1}")


def is_usual(period: Period) -> bool:
    """Whether an account can be of these days. Months of a period are reckoned one by one, and the
    period before and the one after it are asked for: there have to be such days."""
    first, last = period.start, period.end
    within = first.year >= EARLIEST and last.year <= LATEST
    return within and first <= last and last.year - first.year <= LONGEST


def kind(period: Period) -> PeriodKind:
    """What sort of period its days make."""
    start, end = period.start, period.end
    if (start.month, start.day, end.month, end.day) == (7, 1, 6, 30) and end.year == start.year + 1:
        return "budget_year"
    if (start.month, start.day, end.month, end.day) != (1, 1, 12, 31):
        return "other"
    years = end.year - start.year
    return "calendar_year" if years == 0 else "biennium" if years == 1 else "other"


def label(period: Period) -> str:
    """The label documents print for these days; the days themselves where there is no usual one."""
    if (of := kind(period)) == "budget_year":
        return f"{period.start.year}/{period.end.year % 100:02d}"
    if of == "biennium":
        return f"{period.start.year}-{period.end.year}"
    if of == "calendar_year":
        return str(period.start.year)
    return f"{period.start.isoformat()}/{period.end.isoformat()}"


def shifted(period: Period, steps: int) -> Period:
    """The period so many of its own lengths later (below 0: earlier), with its usual label.

    Of a period of another sort the days move by whole years, as many as it touches.
    """
    years = steps * (2 if kind(period) == "biennium" else max(1, round(_days(period) / 365)))
    moved = Period(_years_later(period.start, years), _years_later(period.end, years))
    return Period(moved.start, moved.end, label(moved))


def _days(period: Period) -> int:
    return (period.end - period.start).days + 1


def _years_later(day: date, years: int) -> date:
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=day.year + years, day=last)
