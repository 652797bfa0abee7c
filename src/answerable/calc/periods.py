"""Periods: budget years (1 July to 30 June), bienniums and calendar years, from text or label.

A period is the record `Period` of `calc.account`; its label is what documents print: '2020/21',
'2012-2013', '2027'.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from answerable.calc.account import Period

PeriodKind = Literal["budget_year", "biennium", "calendar_year", "other"]

_MONTHS = {
    name: at
    for at, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september",
         "october", "november", "december"),
        start=1,
    )
}  # fmt: skip
_CHINESE = re.compile(
    r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*至\s*(?:(\d{4})\s*年)?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
)
_ENGLISH = re.compile(
    r"(\d{1,2})\s+([A-Za-z]+)(?:\s+(\d{4}))?\s+(?:to|through|until|-|–)\s+(\d{1,2})\s+([A-Za-z]+)\s+(\d{4})"
)
_SPLIT_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})/(\d{2})(?!\d)")
_BIENNIUM = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[-–—]\s*((?:19|20)\d{2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")


def budget_year(first: int) -> Period:
    """The budget year that starts on 1 July of `first`: 2020 -> '2020/21'."""
    return Period(date(first, 7, 1), date(first + 1, 6, 30), f"{first}/{(first + 1) % 100:02d}")


def calendar_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), str(year))


def biennium(first: int) -> Period:
    return Period(date(first, 1, 1), date(first + 1, 12, 31), f"{first}-{first + 1}")


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


def period_from_label(text: str) -> Period | None:
    """The period of a label: '2020/21', '2012-2013', '2027'; None where there is none in it."""
    if found := _SPLIT_YEAR.search(text):
        first = int(found[1])
        return budget_year(first) if (first + 1) % 100 == int(found[2]) else None
    if found := _BIENNIUM.search(text):
        return biennium(int(found[1])) if int(found[2]) == int(found[1]) + 1 else None
    found = _YEAR.search(text)
    return calendar_year(int(found[1])) if found else None


def period_from_text(text: str) -> Period | None:
    """The first period whose days are written out in Chinese or English; None where none is.

    A text of days that do not exist (31 June) states no period.
    """
    for pattern, order in ((_CHINESE, _chinese_days), (_ENGLISH, _english_days)):
        for found in pattern.finditer(text):
            days = order(found)
            if days is not None and days[0] <= days[1]:
                period = Period(*days)
                return Period(*days, label(period)) if kind(period) != "other" else period
    return None


def _chinese_days(found: re.Match[str]) -> tuple[date, date] | None:
    first, month, day, last, last_month, last_day = found.groups()
    return _days((first, month, day), (last or first, last_month, last_day))


def _english_days(found: re.Match[str]) -> tuple[date, date] | None:
    day, month, first, last_day, last_month, last = found.groups()
    months = _MONTHS.get(month.lower()), _MONTHS.get(last_month.lower())
    if months[0] is None or months[1] is None:
        return None
    return _days((first or last, str(months[0]), day), (last, str(months[1]), last_day))


def _days(first: tuple[str, str, str], last: tuple[str, str, str]) -> tuple[date, date] | None:
    try:
        return date(*map(int, first)), date(*map(int, last))
    except ValueError:
        return None
