"""The table of a subprogramme: accomplishments on the left, their indicators on the right.

An extracted text prints a row's left cell, then its right one, each wrapped over several lines;
where both are short they share a line. A letter opens a cell: its first coming is the
accomplishment, its second the indicators, which small Roman numerals part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from answerable.calc.account import Accomplishment, Indicator, Place
from answerable.publishing.formats.programme_plan.items import Item, span
from answerable.publishing.formats.programme_plan.joining import joined
from answerable.publishing.formats.programme_plan.mapping import LABEL, ROMAN

_APART = re.compile(r"\s{2,}|\t")


@dataclass(slots=True)
class _Cell:
    """A text being put together, with the lines it came from."""

    parts: list[str] = field(default_factory=list)
    place: Place | None = None

    def add(self, text: str, place: Place | None) -> None:
        if text.strip():
            self.parts.append(text)
            self.place = span(self.place, place)

    @property
    def text(self) -> str:
        return joined(self.parts)


@dataclass(slots=True)
class _Row:
    label: str
    left: _Cell
    right: list[_Cell] = field(default_factory=list)


class Framework:
    """One table being read."""

    def __init__(self) -> None:
        self.rows: list[_Row] = []
        self.strays: list[Item] = []  # lines before the first letter

    def take(self, item: Item) -> None:
        if item.cells is not None and len(item.cells) >= 2:
            self._left(item.cells[0], item.place)
            self._right("  ".join(item.cells[1:]).strip(), item.place)
            return
        for text in self._parts(item.text):
            self._part(text, item)

    def _parts(self, text: str) -> Iterator[str]:
        """A line cut where a second cell begins: at the letter of the row that is open by then."""
        label = LABEL.match(text)
        row = self.rows[-1] if self.rows else None
        letter = label[1] if label and not self._opens_right(label[1]) else row.label if row else None
        if letter is not None and (label is None or not self._opens_right(label[1])):
            start = label.end() if label else 0
            second = text.find(f"({letter})", start)
            begins = (
                second > 0 and text[second - 1].isspace() and (label is not None or not self._has_right())
            )
            if begins:
                yield text[:second]
                yield text[second:]
                return
        yield text

    def _has_right(self) -> bool:
        return bool(self.rows and self.rows[-1].right)

    def _opens_right(self, letter: str) -> bool:
        """Whether this letter at a line's start is the second coming of the open row's."""
        return bool(self.rows) and self.rows[-1].label == letter and not self.rows[-1].right

    def _part(self, text: str, item: Item) -> None:
        label = LABEL.match(text)
        if label is not None and self._opens_right(label[1]):
            self._right(text, item.place)
        elif label is not None and (not self.rows or label[1] > self.rows[-1].label):
            self.rows.append(_Row(label[1], _Cell()))
            self.rows[-1].left.add(text[label.end() :], item.place)
        elif not self.rows:
            self._without_letter(item)
        elif self._has_right() or ROMAN.match(text):
            self._right(text, item.place)
        else:
            self.rows[-1].left.add(text, item.place)

    def _without_letter(self, item: Item) -> None:
        """A table of one row needs no letter: its two cells stand apart by blanks."""
        cells = _APART.split(item.text)
        if len(cells) != 2:
            self.strays.append(item)
            return
        self.rows.append(_Row("", _Cell()))
        self.rows[-1].left.add(cells[0], item.place)
        self._right(cells[1], item.place)

    def _left(self, text: str, place: Place | None) -> None:
        label = LABEL.match(text)
        if label is not None:
            self.rows.append(_Row(label[1], _Cell()))
            text = text[label.end() :]
        elif text:
            self.rows.append(_Row("", _Cell()))
        if self.rows:
            self.rows[-1].left.add(text, place)

    def _right(self, text: str, place: Place | None) -> None:
        """Text of the right cell; a numeral or the row's letter begins another indicator."""
        if not self.rows or not text:
            return
        row = self.rows[-1]
        label = LABEL.match(text)
        if label is not None and label[1] == row.label:
            text = text[label.end() :]
            row.right.append(_Cell())
            numeral = ROMAN.match(text)
            text = text[numeral.end() :] if numeral else text
        elif (numeral := ROMAN.match(text)) is not None:
            text = text[numeral.end() :]
            row.right.append(_Cell())
        elif not row.right:
            row.right.append(_Cell())
        row.right[-1].add(text, place)

    def accomplishments(self) -> tuple[Accomplishment, ...]:
        return tuple(
            Accomplishment(
                row.label,
                row.left.text,
                tuple(
                    Indicator(ordinal, cell.text, place=cell.place)
                    for ordinal, cell in enumerate(row.right, 1)
                ),
                row.left.place,
            )
            for row in self.rows
        )
