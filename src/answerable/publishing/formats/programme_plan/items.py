"""Blocks of any origin as one stream: lines and paragraphs with their place, tables row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from answerable.calc.account import Place
from answerable.publishing.blocks import Block, Grid, Line


@dataclass(frozen=True, slots=True)
class Item:
    """`text` without the blanks around it; `cells` of a table's row; `extracted`: one line of a text
    whose paragraphs have to be put together."""

    text: str
    place: Place | None
    cells: tuple[str, ...] | None = None
    extracted: bool = False


def items(blocks: Sequence[Block]) -> list[Item]:
    found: list[Item] = []
    for block in blocks:
        if isinstance(block, Line):
            place = Place(lines=(block.number, block.number), page=block.page)
            found.append(Item(block.text.strip(), place, extracted=True))
        elif isinstance(block, Grid):
            for row in block.rows:
                cells = tuple(cell.strip() for cell in row.cells)
                found.append(Item("  ".join(cells).strip(), row.place or block.place, cells))
        else:
            found.append(Item(block.text.strip(), block.place))
    return [item for item in found if item.text]


def span(first: Place | None, last: Place | None) -> Place | None:
    """From the first line of one place to the last of the other; other places keep the first."""
    if first is None or last is None or first.lines is None or last.lines is None:
        return first or last
    return Place(lines=(first.lines[0], max(first.lines[1], last.lines[1])), page=first.page)
