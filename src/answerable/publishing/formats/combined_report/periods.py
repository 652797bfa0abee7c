"""The periods a report covers, as its title prints them: performance first, then the budget's."""

from __future__ import annotations

import re
from datetime import date

from answerable.calc.account import Period
from answerable.publishing.formats.combined_report.mapping import Tongue

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NAMES = "|".join(_MONTHS)
_EN = re.compile(
    rf"(\d{{1,2}})\s+({_NAMES})\s+(\d{{4}})\s+to\s+(\d{{1,2}})\s+({_NAMES})\s+(\d{{4}})", re.IGNORECASE
)
_ZH = re.compile(
    r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*[至到]\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
)


def periods_in(text: str, language: Tongue) -> list[Period]:
    """Every span of days in a text, labelled '2024/25', or '2025' within one year."""
    if language == "zh":
        found = [(_day(a, b, c), _day(d, e, f)) for a, b, c, d, e, f in _ZH.findall(text)]
    else:
        found = [(_day(c, _month(b), a), _day(f, _month(e), d)) for a, b, c, d, e, f in _EN.findall(text)]
    return [Period(start, end, label_of(start, end)) for start, end in found if start and end]


def label_of(start: date, end: date) -> str:
    return str(start.year) if start.year == end.year else f"{start.year}/{end.year % 100:02}"


def _month(name: str) -> str:
    return str(_MONTHS.index(name.casefold()) + 1)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
