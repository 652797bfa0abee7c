"""Days and months as printed, and as names of columns carry them: '2025-12-31', '2025-01/2025-12'."""

from __future__ import annotations

import re

from answerable.publishing.formats.combined_report.mapping import Tongue

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NAMES = "|".join(_MONTHS)
_DAY = {
    "en": re.compile(rf"(\d{{1,2}})\s+({_NAMES})\s+(\d{{4}})", re.IGNORECASE),
    "zh": re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"),
}
_SPAN = {
    "en": re.compile(rf"({_NAMES})(?:\s+(\d{{4}}))?\s+to\s+({_NAMES})\s+(\d{{4}})", re.IGNORECASE),
    "zh": re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*[至到]\s*(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月"),
}
_MONTH = {
    "en": re.compile(rf"({_NAMES})\s+(\d{{4}})", re.IGNORECASE),
    "zh": re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月"),
}


def day_in(text: str, language: Tongue) -> str | None:
    """The first day, span of months or month in a text; None when there is none."""
    shown = re.sub(r"\s+", " ", text)
    if found := _DAY[language].search(shown):
        year, month, day = found.groups() if language == "zh" else found.groups()[::-1]
        return f"{year}-{_month(month)}-{int(day):02}"
    if found := _SPAN[language].search(shown):
        return _span(found, language)
    if found := _MONTH[language].search(shown):
        year, month = found.groups() if language == "zh" else found.groups()[::-1]
        return f"{year}-{_month(month)}"
    return None


def _span(found: re.Match[str], language: Tongue) -> str:
    if language == "zh":
        year, month, last_year, last = found.groups()
        return f"{year}-{_month(month)}/{last_year or year}-{_month(last)}"
    month, year, last, last_year = found.groups()
    return f"{year or last_year}-{_month(month)}/{last_year}-{_month(last)}"


def _month(word: str) -> str:
    return f"{int(word):02}" if word.isdigit() else f"{_MONTHS.index(word.capitalize()) + 1:02}"


def printed_day(day: str, language: Tongue) -> str:
    """'2025-12-31' -> '31 December 2025'; anything that is no day comes back as it is."""
    spans = [part.split("-") for part in day.split("/")]
    if not all(part.isdigit() for span in spans for part in span) or not 1 < len(spans[0]) < 4:
        return day
    if len(spans) == 2:
        (year, month), (last_year, last) = spans[0][:2], spans[1][:2]
        if language == "zh":
            shown = "" if year == last_year else f"{last_year}年"
            return f"{year}年{int(month)}月至{shown}{int(last)}月"
        shown = "" if year == last_year else f" {year}"
        return f"{_MONTHS[int(month) - 1]}{shown} to {_MONTHS[int(last) - 1]} {last_year}"
    year, month, *rest = spans[0]
    if language == "zh":
        return f"{year}年{int(month)}月" + (f"{int(rest[0])}日" if rest else "")
    return (f"{int(rest[0])} " if rest else "") + f"{_MONTHS[int(month) - 1]} {year}"
