"""Days typed as text; what could be two days is refused.

In a spreadsheet a day is a number shown as a date. Text comes from pasting: '2026-07-01',
'2026/7/1', '20260701', '2026年7月1日', '1 July 2026', '1er juillet 2026'. '03/04/2026' is in March
to one reader and in April to another; '13/04/2026' can only be one day.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_NUMBERS = re.compile(r"(\d{1,4})\s*[-/.年 ]\s*(\d{1,2})\s*[-/.月 ]\s*(\d{1,4})\s*日?")
_FIRST_YEAR, _LAST_YEAR = 1945, 2200
_RUN = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NAMED = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|\.)?[\s-]*(?:de\s+)?([^\W\d_]+)\.?,?[\s-]*(?:de\s+)?(\d{4})\s*(?:г\.?)?"
)
_NAME_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTHS = (
    ("january", "jan", "janvier", "janv", "enero", "ene", "января", "янв", "يناير"),
    ("february", "feb", "février", "fevrier", "févr", "febrero", "февраля", "фев", "فبراير"),
    ("march", "mar", "mars", "marzo", "марта", "мар", "مارس"),
    ("april", "apr", "avril", "avr", "abril", "abr", "апреля", "апр", "أبريل", "ابريل"),
    ("may", "mai", "mayo", "мая", "май", "مايو"),
    ("june", "jun", "juin", "junio", "июня", "июн", "يونيو", "يونيه"),
    ("july", "jul", "juillet", "juil", "julio", "июля", "июл", "يوليو", "يوليه"),
    ("august", "aug", "août", "aout", "agosto", "ago", "августа", "авг", "أغسطس"),
    ("september", "sept", "sep", "septembre", "septiembre", "setiembre", "сентября", "сен", "سبتمبر"),
    ("october", "oct", "octobre", "octubre", "октября", "окт", "أكتوبر"),
    ("november", "nov", "novembre", "noviembre", "ноября", "ноя", "نوفمبر"),
    ("december", "dec", "décembre", "decembre", "déc", "diciembre", "dic", "декабря", "дек", "ديسمبر"),
)  # fmt: skip
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}


class NoDay(ValueError):
    """It says no day."""


class AmbiguousDay(ValueError):
    """It says two days; `readings` are both."""

    def __init__(self, readings: tuple[date, date]) -> None:
        super().__init__(" / ".join(map(str, readings)))
        self.readings = readings


def typed_day(text: str) -> date:
    """The day a text says. Raises AmbiguousDay or NoDay; years have four digits."""
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    plain = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in plain)
    plain = plain.removesuffix(" 00:00:00").removesuffix("t00:00:00")
    if len(plain) > 40:
        raise NoDay(text)
    if found := _RUN.fullmatch(plain):
        return _day(*map(int, found.groups()))
    if found := _NAMED.fullmatch(plain):
        return _day(int(found[3]), _month(found[2]), int(found[1]))
    if found := _NAME_FIRST.fullmatch(plain):
        return _day(int(found[3]), _month(found[1]), int(found[2]))
    if found := _NUMBERS.fullmatch(plain):
        return _numbers(found[1], found[2], found[3])
    raise NoDay(text)


def _numbers(first: str, second: str, third: str) -> date:
    if len(first) == 4 and len(third) <= 2:
        return _day(int(first), int(second), int(third))
    if len(third) != 4 or len(first) > 2:
        raise NoDay(f"{first}/{second}/{third}")
    one, two, year = int(first), int(second), int(third)
    if one == two or one > 12 or two > 12:
        return _day(year, two, one) if two <= 12 else _day(year, one, two)
    raise AmbiguousDay((_day(year, two, one), _day(year, one, two)))


def _month(name: str) -> int:
    if name not in _MONTH_OF:
        raise NoDay(name)
    return _MONTH_OF[name]


def _day(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError as fault:
        raise NoDay(str(fault)) from fault
    if not is_of_our_time(found):
        raise NoDay(str(year))
    return found


def is_of_our_time(day: date) -> bool:
    """Whether it can be a day of a plan, a post or an account."""
    return _FIRST_YEAR <= day.year <= _LAST_YEAR
