"""The period a report covers, as its title, captions or first paragraphs print it."""

from __future__ import annotations

import re
from datetime import date

from answerable.calc.account import Language, Period

_SHORTEST, _LONGEST = 170, 800  # days; shorter or longer spans are not a budget's period
_MONTHS: tuple[str, ...] = ("january", "february", "march", "april", "may", "june")
_MONTHS += ("july", "august", "september", "october", "november", "december")
_ZH = re.compile(
    r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*[至到—–-]\s*(?:(\d{4})\s*年)?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
)
_EN = re.compile(
    rf"(\d{{1,2}})\s+({'|'.join(_MONTHS)})(?:\s+(\d{{4}}))?\s+(?:to|through|until|[–—-])\s+"
    rf"(\d{{1,2}})\s+({'|'.join(_MONTHS)})\s+(\d{{4}})",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?<![\d/])(\d{4}/\d{2,4}|\d{4})(?![\d/])")


def period_in(text: str, language: Language) -> Period | None:
    """The first span of dates in a text that is as long as a budget's period."""
    for start, end in _spans(text, language):
        if start and end and _SHORTEST <= (end - start).days <= _LONGEST:
            return Period(start, end, _default_label(start, end))
    return None


def label_in(head: str) -> str | None:
    """'2020/21' in the head of the measures' column."""
    found = _LABEL.search(head)
    return found[1] if found else None


def _spans(text: str, language: Language) -> list[tuple[date | None, date | None]]:
    if language == "zh":
        return [(_day(y, m, d), _day(y2 or y, m2, d2)) for y, m, d, y2, m2, d2 in _ZH.findall(text)]
    return [
        (_day(y or y2, _month(m), d), _day(y2, _month(m2), d2)) for d, m, y, d2, m2, y2 in _EN.findall(text)
    ]


def _month(name: str) -> str:
    return str(_MONTHS.index(name.casefold()) + 1)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _default_label(start: date, end: date) -> str:
    return str(start.year) if start.year == end.year else f"{start.year}/{end.year % 100:02}"
