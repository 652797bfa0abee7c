"""The numbers Word prints before paragraphs: counted here, because the text does not hold them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TENS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"))
_ROMAN = (*_TENS, (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST_WRITTEN = 10_000  # beyond it letters and Roman numerals grow without end
_CHINESE = "〇一二三四五六七八九"
_PLACE = re.compile(r"%(\d)")


@dataclass
class _Level:
    form: str
    text: str
    start: int
    count: int | None = None


class Numbering:
    """The lists of one document, counted on as its paragraphs are read in order."""

    def __init__(self, root: Any) -> None:
        self._abstract = {a.get(f"{W}abstractNumId"): _levels(a) for a in root.iterfind(f"{W}abstractNum")}
        self._lists: dict[str, dict[int, _Level]] = {}
        for number in root.iterfind(f"{W}num"):
            link = number.find(f"{W}abstractNumId")
            levels = self._abstract.get(link.get(f"{W}val"), {}) if link is not None else {}
            self._lists[number.get(f"{W}numId")] = _overridden(levels, number)

    def next(self, list_id: str, depth: int) -> str:
        """The next number of a list at this depth: '17.', '(a)', '•'; '' for an unknown list."""
        levels = self._lists.get(list_id, {})
        level = levels.get(depth)
        if level is None or level.form == "none":
            return ""
        level.count = level.start if level.count is None else level.count + 1
        for deeper, other in levels.items():
            if deeper > depth:
                other.count = None
        if level.form == "bullet":
            return "•"

        def shown(found: re.Match[str]) -> str:
            other = levels.get(int(found[1]) - 1)
            if other is None:
                return ""
            return _written(other.start if other.count is None else other.count, other.form)

        return _PLACE.sub(shown, level.text)


def _levels(abstract: Any) -> dict[int, _Level]:
    return {int(level.get(f"{W}ilvl", "0")): _level(level) for level in abstract.iterfind(f"{W}lvl")}


def _level(described: Any) -> _Level:
    def value(name: str, without: str) -> str:
        found = described.find(f"{W}{name}")
        return str(found.get(f"{W}val", without)) if found is not None else without

    return _Level(value("numFmt", "decimal"), value("lvlText", ""), int(value("start", "1")))


def _overridden(levels: dict[int, _Level], number: Any) -> dict[int, _Level]:
    """The levels of a list: shared with the others of its kind unless it starts anew."""
    changed = dict(levels)
    for override in number.iterfind(f"{W}lvlOverride"):
        depth = int(override.get(f"{W}ilvl", "0"))
        whole, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
        if whole is not None:
            changed[depth] = _level(whole)
        elif start is not None and depth in levels:
            old = levels[depth]
            changed[depth] = _Level(old.form, old.text, int(start.get(f"{W}val", "1")))
    return changed


def _written(number: int, form: str) -> str:
    written = _FORMS.get(form, str) if number < _MOST_WRITTEN else str
    return written(number)


def _letter(number: int) -> str:
    """1 -> a, 26 -> z, 27 -> aa, as Word counts."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    shown = ""
    for value, letters in _ROMAN:
        shown += letters * (number // value)
        number %= value
    return shown


def _chinese(number: int) -> str:
    if not 0 < number < 100:
        return "".join(_CHINESE[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else _CHINESE[tens]) + "十" if tens else ""
    return ten + (_CHINESE[ones] if ones else "")


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": lambda number: "".join(_CHINESE[int(digit)] for digit in str(number)),
    "decimalZero": lambda number: f"{number:02}",
}
