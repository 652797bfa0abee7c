"""Numerals that number headings and indicators: 'IV', '十二', '㈢', 'iii'."""

from __future__ import annotations

_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMANS = tuple(f"{ten}{unit}" for ten in ("", "X", "XX") for unit in _UNITS)[1:]  # I to XXIX
CIRCLED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_DIGITS = "一二三四五六七八九"


def roman(numeral: str) -> int | None:
    """'IV' or 'iv' -> 4; None when it is no roman numeral up to 29."""
    upper = numeral.upper()
    return ROMANS.index(upper) + 1 if upper in ROMANS else None


def chinese(numeral: str) -> int | None:
    """'四' -> 4, '十二' -> 12, '㈢' -> 3; None when it is no such numeral."""
    if numeral and numeral in CIRCLED:
        return CIRCLED.index(numeral) + 1
    tens, ten, ones = numeral.rpartition("十")
    if any(part and part not in _DIGITS for part in (tens, ones)) or not numeral:
        return None
    if not ten:
        return _DIGITS.index(numeral) + 1 if len(numeral) == 1 else None
    first = _DIGITS.index(tens) + 1 if tens else 1
    return first * 10 + (_DIGITS.index(ones) + 1 if ones else 0)


def printed_chinese(number: int) -> str:
    """4 -> '四', 12 -> '十二'; from 1 to 99."""
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens - 1]}十"
    return ten + (_DIGITS[ones - 1] if ones else "")


def printed_ordinal(position: int, language: str) -> str:
    """How the position of an indicator is printed: 3 -> '㈢' or '(iii)', 12 -> '(十二)' or '(xii)'."""
    if language != "zh":
        return f"({ROMANS[position - 1].lower()})" if position <= len(ROMANS) else f"({position})"
    return CIRCLED[position - 1] if position <= len(CIRCLED) else f"({printed_chinese(position)})"
