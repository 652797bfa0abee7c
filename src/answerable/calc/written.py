"""Days and amounts as files write them, in the one way the mapping states: nothing is guessed.

'1.234' is a thousand in one country and one and a bit in another; a file does not say which, so
whoever asks has to. A number that a workbook or a Parquet file keeps as a number is `Exact`: its
digits say what it is. Not here: printed quantities of documents (`calc.quantities`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

# How somebody may state that days are written. Days of workbooks and Parquet files come as ISO always.
DATE_FORMS: dict[str, str] = {
    "YYYY-MM-DD": r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})",
    "DD.MM.YYYY": r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})",
    "DD/MM/YYYY": r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})",
    "MM/DD/YYYY": r"(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4})",
    "YYYY/MM/DD": r"(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})",
    "YYYYMMDD": r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})",
    "YYYY-MM": r"(?P<y>\d{4})-(?P<m>\d{1,2})",
    "MM.YYYY": r"(?P<m>\d{1,2})\.(?P<y>\d{4})",
    "YYYYMM": r"(?P<y>\d{4})(?P<m>\d{2})",
    "YYYY年M月D日": r"(?P<y>\d{4})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日",
}
DECIMAL_MARKS = (".", ",", "٫")
THOUSANDS_MARKS = ("", ",", ".", " ", "'", "’", "٬")
_BLANKS = re.compile("[\u0020\u00a0\u2007\u2009\u202f]")
_SIGNS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2212－﹣", "-")
    | {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0, 0xFF10) for digit in range(10)}
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00:00(?:\.0+)?)?", re.ASCII)
_PLAIN = re.compile(r"-?\d{1,18}(?:\.\d{1,2})?", re.ASCII)
_TOO_PRECISE = re.compile(r"-?\d{1,18}\.\d{3,}", re.ASCII)
_LONGEST = 40


class Exact(str):
    """Digits with '.' of a cell that was a number: no country writes them another way."""

    __slots__ = ()


class Unreadable(ValueError):
    """What stands there is no such thing; `code` is the reason's."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def day_reader(form: str) -> Callable[[str], date]:
    """Reads days written in this form (one of DATE_FORMS) or as ISO; else `Unreadable`."""
    pattern = re.compile(DATE_FORMS[form], re.ASCII)

    def read(text: str) -> date:
        text = text.strip()
        if not text:
            raise Unreadable("date_missing")
        found = _ISO.fullmatch(text)
        try:
            if found is not None:
                return date(int(found[1]), int(found[2]), int(found[3]))
            found = pattern.fullmatch(text)
            if found is None:
                raise Unreadable("date_unreadable")
            parts = found.groupdict()
            return date(int(parts["y"]), int(parts["m"]), int(parts.get("d") or 1))
        except ValueError as fault:
            raise Unreadable("date_unreadable") from fault

    return read


def amount_reader(
    decimal_mark: str, thousands_mark: str, *, reversed_sign: bool = False
) -> Callable[[str], str]:
    """Reads amounts written with these marks as digits with '.' and at most two decimals.

    Below zero is a minus before or after, or parentheses. Thousands stand in threes or not at all.
    With `reversed_sign` the file books money used as below zero.
    """
    quick = (decimal_mark, thousands_mark, reversed_sign) == (".", "", False)
    grouped = _grouped(decimal_mark, thousands_mark)
    plain = _grouped(".", "")

    def read(text: str) -> str:
        if isinstance(text, Exact):
            return _amount(text, plain, ".", "", reversed_sign)
        if quick and _PLAIN.fullmatch(text):
            return text
        return _amount(text, grouped, decimal_mark, thousands_mark, reversed_sign)

    return read


def _grouped(decimal_mark: str, thousands_mark: str) -> re.Pattern[str]:
    mark, point = re.escape(thousands_mark), re.escape(decimal_mark)
    whole = rf"(?:\d{{1,3}}(?:{mark}\d{{3}})+|\d+)" if thousands_mark else r"\d+"
    return re.compile(rf"{whole}(?:{point}\d*)?|{point}\d+", re.ASCII)


def _amount(text: str, grouped: re.Pattern[str], decimal_mark: str, thousands_mark: str, turned: bool) -> str:
    text = text.strip().translate(_SIGNS)
    if not text:
        raise Unreadable("amount_missing")
    if text.startswith("≈"):  # a workbook did not keep all its digits
        raise Unreadable("amount_inexact")
    if len(text) > _LONGEST:
        raise Unreadable("amount_unreadable")
    negative, digits = _sign(text)
    if thousands_mark == " ":
        digits = _BLANKS.sub(" ", digits)
    if not grouped.fullmatch(digits):
        raise Unreadable("amount_unreadable")
    if thousands_mark:
        digits = digits.replace(thousands_mark, "")
    whole, _, decimals = digits.replace(decimal_mark, ".").partition(".")
    decimals = decimals.rstrip("0")  # a third decimal of zero takes nothing away
    plain = f"{whole or '0'}.{decimals}" if decimals else whole or "0"
    if _TOO_PRECISE.fullmatch(plain):
        raise Unreadable("amount_too_precise")
    if not _PLAIN.fullmatch(plain):
        raise Unreadable("amount_unreadable")
    is_nothing = not plain.strip("0.")
    return plain if is_nothing or negative is turned else f"-{plain}"


def _sign(text: str) -> tuple[bool, str]:
    """Whether it is below zero, and the digits."""
    if text.startswith("(") and text.endswith(")"):
        return True, text[1:-1].strip()
    if text.startswith("-"):
        return True, text[1:].strip()
    if text.endswith("-"):
        return True, text[:-1].strip()
    return False, text.removeprefix("+").strip()
