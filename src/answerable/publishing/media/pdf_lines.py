"""An untagged PDF to lines: letters of one height side by side, as a person reads them.

A gap as wide as `_CELL_GAP` letters is surely another cell and becomes a tab; a smaller one a
blank. Page heads and feet stay: what they are, the format's recogniser knows.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pypdfium2 import raw

from answerable.publishing.blocks import Line

_CELL_GAP = 1.6  # in letter heights
_BLANK_GAP = 0.18
_SAME_LINE = 0.5  # of the letter's height


@dataclass
class _Letter:
    text: str
    left: float
    right: float
    bottom: float
    height: float


@dataclass
class _Row:
    bottom: float
    height: float
    letters: list[_Letter] = field(default_factory=list)


def read_lines(number: int, text: Any, before: int) -> list[Line]:
    """The lines of one page, numbered after the `before` lines of the pages above."""
    rows: list[_Row] = []
    for letter in _letters(text.raw):
        _sort_in(rows, letter)
    rows.sort(key=lambda row: -row.bottom)
    texts = [shown for row in rows if (shown := _text(row)).strip()]
    return [Line(shown, before + index, number) for index, shown in enumerate(texts, 1)]


def _letters(handle: Any) -> list[_Letter]:
    found = []
    sides = tuple(ctypes.c_double() for _ in range(4))
    origin = (ctypes.c_double(), ctypes.c_double())
    left, right, bottom, top = sides
    for index in range(raw.FPDFText_CountChars(handle)):
        if raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in (0, 9, 10, 13, 32, 0xA0):  # gaps speak for themselves
            continue
        raw.FPDFText_GetCharBox(handle, index, *sides)
        raw.FPDFText_GetCharOrigin(handle, index, *origin)
        size = raw.FPDFText_GetFontSize(handle, index) or (top.value - bottom.value)
        letter = "-" if code == 2 else chr(code)
        found.append(_Letter(letter, left.value, right.value, origin[1].value, max(size, 1.0)))
    return found


def _sort_in(rows: list[_Row], letter: _Letter) -> None:
    """To the line of its height: nearly always the last one, or one close before it."""
    for row in reversed(rows[-60:]):
        if abs(row.bottom - letter.bottom) <= _SAME_LINE * min(row.height, letter.height):
            row.letters.append(letter)
            return
    rows.append(_Row(letter.bottom, letter.height, [letter]))


def _text(row: _Row) -> str:
    letters = sorted(row.letters, key=lambda letter: letter.left)
    shown = letters[0].text
    for last, letter in pairwise(letters):
        gap = (letter.left - last.right) / max(last.height, letter.height)
        if gap > _CELL_GAP:
            shown += "\t"
        elif gap > _BLANK_GAP:
            shown += " "
        shown += letter.text
    return shown
