"""Headings with numbers: 'I. Mandate', 'A. Mandate', '1. Other revenue', 'Component 1: operations'.

Paths join the numbers: 'I', 'I.A', 'II.F.1', 'I.G.1'. A letter that is also a Roman numeral is told
by what came before it and by the heading's level.

Not here: what stands under a heading (`assembler`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_NUMBERED = re.compile(
    r"^(?:(?P<roman>[IVX]+|[一二三四五六七八九十]+)[.、．]|(?P<letter>[A-Z])[.．]|(?P<digit>\d{1,2})[.．])\s*(?P<name>\S.*)$",
    re.DOTALL,
)


@dataclass
class Numbering:
    """Where the numbering of headings stands."""

    part: int = 0
    letter: str = ""
    digit: int = 0

    def read(self, text: str, level: int) -> tuple[str, str, str | None] | None:
        """Path, name and parent's path of a numbered heading; None when it is none or out of order."""
        found = _NUMBERED.match(text)
        if found is None:
            return None
        name = " ".join(found["name"].split())
        if found["digit"]:
            return self._digit(int(found["digit"]), name)
        sign = found["roman"] or found["letter"]
        number = _number(sign)
        letter = len(sign) == 1 and sign.isascii() and sign.isalpha()
        if number is not None and not (letter and self._is_letter(sign, number, level)):
            self.part, self.letter, self.digit = number, "", 0
            return self.roman, name, None
        if not letter or not self.part:
            return None
        self.letter, self.digit = sign, 0
        return f"{self.roman}.{sign}", name, self.roman

    @property
    def roman(self) -> str:
        return _ROMANS[self.part - 1] if self.part else ""

    @property
    def path(self) -> str:
        return ".".join(filter(None, (self.roman, self.letter, str(self.digit or ""))))

    def component(self, number: str) -> tuple[str, str]:
        """Path and parent's path of a component's framework."""
        parent = ".".join(filter(None, (self.roman, self.letter)))
        return f"{parent}.{_number(number) or number}", parent

    def _digit(self, digit: int, name: str) -> tuple[str, str, str | None] | None:
        if not self.part:
            return None
        parent = ".".join(filter(None, (self.roman, self.letter)))
        self.digit = digit
        return f"{parent}.{digit}", name, parent

    def _is_letter(self, sign: str, number: int, level: int) -> bool:
        """Whether 'I', 'V' or 'X' is the letter that follows 'H', 'U' or 'W'."""
        if number <= self.part:  # parts are numbered upwards: 'I' below part II is its ninth
            return True
        follows = bool(self.letter) and chr(ord(self.letter) + 1) == sign
        if follows and number != self.part + 1:
            return True
        return level == 2 and follows


def _number(sign: str) -> int | None:
    for numerals in (_ROMANS, _CHINESE):
        if sign in numerals:
            return numerals.index(sign) + 1
    return int(sign) if sign.isdigit() else None


def printed_roman(path: str, language: str) -> str:
    """'III' -> 'III' or '三'."""
    return _CHINESE[_ROMANS.index(path)] if language == "zh" and path in _ROMANS else path


def is_roman(sign: str) -> bool:
    return sign in _ROMANS
