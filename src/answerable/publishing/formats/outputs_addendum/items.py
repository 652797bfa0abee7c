"""Blocks as one stream of rows and plain texts, whatever they came from.

An extracted text gives a line with tabs for a table's row and a line without for the rest; a
real table gives its rows. The reader then knows only two things: a row with three cells, and a
plain text. `gap` keeps the one trace of pages an extraction leaves: blank lines before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from answerable.calc.account import Level, Place
from answerable.publishing.blocks import Block, Cells, Grid, Line, Style

_LINK = re.compile(r"\[([^\]\[]*)\]\([^()\s]*\)")
_ESCAPED = re.compile(r"\\([*_#\[\]()<>~`])")
_HAN = r"㐀-鿿豈-﫿"
_BREAK = re.compile(rf"(?<=[{_HAN}，。；：、）”》])\n(?=[{_HAN}（“《])")
_WRAP = re.compile(rf"(?<=[{_HAN}，。；：、）”》]) (?=[{_HAN}（“《])")


@dataclass(frozen=True, slots=True)
class Item:
    """A row (`cells` set) or a plain text. Texts are clean: links resolved, blanks single."""

    text: str
    cells: tuple[str, ...] | None = None
    place: Place | None = None
    gap: bool = False  # blank lines stood before it in the source
    extracted: bool = False  # from lines: cells may be shifted, stacked, cut
    style: Style | None = None
    level: Level = "item"
    head: bool = False
    table: int = -1  # which real table the row belongs to


def items(blocks: Sequence[Block]) -> list[Item]:
    """Every block as items, in order. Nothing is left out."""
    found: list[Item] = []
    previous = 0
    for index, block in enumerate(blocks):
        if isinstance(block, Line):
            gap = block.number > previous + 1
            previous = block.number
            found.append(_from_line(block, gap))
        elif isinstance(block, Grid):
            found += [_from_row(row, block, index) for row in block.rows]
        elif block.text.strip():
            found.append(Item(clean(block.text), None, block.place, True, False, block.style))
    return found


def _from_line(line: Line, gap: bool) -> Item:
    place = Place(lines=(line.number, line.number), page=line.page)
    if "\t" not in line.text:
        return Item(clean(line.text, True), None, place, gap, True)
    cells = tuple(clean(cell, True) for cell in line.text.split("\t"))
    return Item(" ".join(filter(None, cells)), cells, place, gap, True)


def _from_row(row: Cells, grid: Grid, index: int) -> Item:
    cells = tuple(clean(cell) for cell in row.cells)
    place = row.place or grid.place
    return Item(" ".join(filter(None, cells)), cells, place, False, False, None, row.level, row.head, index)


def clean(text: str, extracted: bool = False) -> str:
    """A text with single blanks, its lines kept; an extracted one without links and escapes."""
    if extracted:
        text = _ESCAPED.sub(r"\1", _LINK.sub(r"\1", text))
    text = text.replace("\u2028", "\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))


def unwrapped(text: str) -> str:
    """A Chinese text joined where a line of its cell or page ended."""
    return _WRAP.sub("", text.replace("\n", " "))


def one_line(text: str) -> str:
    """A cell's lines as one text; blanks that were in it stay."""
    return _BREAK.sub("", text).replace("\n", " ")


def joined(first: str, second: str) -> str:
    """Two parts of one text that a line or page end had parted."""
    return unwrapped(f"{first} {second}")


def span(first: Place | None, last: Place | None) -> Place | None:
    """The place from the first to the last, where both have lines; else the first's."""
    if first is None or last is None or first.lines is None or last.lines is None:
        return first or last
    low, high = min(first.lines[0], last.lines[0]), max(first.lines[1], last.lines[1])
    return replace(first, lines=(low, high))


def paragraphs_of_lines(found: Sequence[Item]) -> Iterator[list[Item]]:
    """Plain items that follow each other without a gap: lines of one paragraph."""
    group: list[Item] = []
    for item in found:
        if group and item.gap:
            yield group
            group = []
        group.append(item)
    if group:
        yield group
