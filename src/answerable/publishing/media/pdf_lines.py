"""An untagged PDF to lines: letters of one height side by side, as a person reads them.

A gap as wide as `_CELL_GAP` letters is surely another cell and becomes a tab; so does a smaller one
before a letter that begins where cells begin in the lines around it. Page heads and feet stay: what
they are, the format's recogniser knows.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pypdfium2 import raw

from answerable.publishing.blocks import Line

# Gaps and distances in letter heights.
_CELL_GAP = 1.6
_ALIGNED_GAP = 0.4  # is enough where a cell begins in neighbouring lines
_BLANK_GAP = 0.18
_SAME_LINE = 0.5
_NEIGHBOURS = 4  # lines above and below that show where cells begin
_ALIGNED = 1.0  # points
_BLANKS = {0, 9, 10, 13, 32, 0xA0}
_HYPHEN_AT_LINE_END = 2  # so PDFium gives it


@dataclass(slots=True)
class _Letter:
    text: str
    left: float
    right: float
    bottom: float
    height: float
    after_blank: bool


@dataclass(slots=True)
class _Row:
    bottom: float
    height: float
    letters: list[_Letter] = field(default_factory=list)

    def gaps(self) -> Iterator[tuple[_Letter, float]]:
        """Each letter but the first with the gap before it."""
        for last, letter in pairwise(self.letters):
            yield letter, (letter.left - last.right) / max(last.height, letter.height)

    def cell_starts(self) -> list[float]:
        return [letter.left for letter, gap in self.gaps() if gap > _CELL_GAP]


def read_lines(number: int, text: Any, before: int) -> list[Line]:
    """The lines of one page, numbered after the `before` lines of the pages above."""
    rows = _rows(_letters(text.raw))
    starts = [row.cell_starts() for row in rows]
    texts = []
    for index, row in enumerate(rows):
        around = starts[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS + 1]
        texts.append(_text(row, [start for line in around for start in line]))
    shown = [text for text in texts if text.strip()]
    return [Line(text, before + index, number) for index, text in enumerate(shown, 1)]


def _letters(handle: Any) -> Iterator[_Letter]:
    box = raw.FS_RECTF()  # with the letter's whole advance: a narrow 1 leaves no gap beside it
    left, bottom = ctypes.c_double(), ctypes.c_double()
    after_blank = False
    for index in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in _BLANKS:
            after_blank = True
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        raw.FPDFText_GetCharOrigin(handle, index, left, bottom)
        size = raw.FPDFText_GetFontSize(handle, index) or (box.top - box.bottom)
        shown = "-" if code == _HYPHEN_AT_LINE_END else chr(code)
        yield _Letter(shown, box.left, box.right, bottom.value, max(size, 1.0), after_blank)
        after_blank = False


def _rows(letters: Iterator[_Letter]) -> list[_Row]:
    """Letters by the height they stand at, from the top of the page down."""
    by_height: dict[int, list[_Row]] = {}
    row: _Row | None = None
    for letter in letters:
        if row is None or not _on(row, letter):
            row = _row_of(by_height, letter)
        row.letters.append(letter)
    rows = sorted((row for near in by_height.values() for row in near), key=lambda row: -row.bottom)
    for row in rows:
        row.letters.sort(key=lambda letter: letter.left)
    return rows


def _on(row: _Row, letter: _Letter) -> bool:
    return abs(row.bottom - letter.bottom) <= _SAME_LINE * min(row.height, letter.height)


def _row_of(by_height: dict[int, list[_Row]], letter: _Letter) -> _Row:
    reach = int(_SAME_LINE * letter.height) + 1
    at = int(letter.bottom)
    for height in range(at - reach, at + reach + 1):
        for row in by_height.get(height, ()):
            if _on(row, letter):
                return row
    row = _Row(letter.bottom, letter.height)
    by_height.setdefault(at, []).append(row)
    return row


def _text(row: _Row, starts: Sequence[float]) -> str:
    shown = row.letters[0].text
    for letter, gap in row.gaps():
        aligned = gap > _ALIGNED_GAP and any(abs(letter.left - start) < _ALIGNED for start in starts)
        if gap > _CELL_GAP or aligned:
            shown += "\t"
        elif gap > _BLANK_GAP or (letter.after_blank and gap > 0):
            shown += " "
        shown += letter.text
    return shown
