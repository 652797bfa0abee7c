"""How wide a table's columns are, in every medium that prints them.

A column is as wide as its text asks for, within limits: figures never break, words may.
"""

from __future__ import annotations

import unicodedata

from answerable.publishing.blocks import Grid

_NARROWEST, _WIDEST = 7, 48  # in widths of a Latin letter
_SAMPLE = 60  # rows that are looked at


def width_of(grid: Grid) -> int:
    """The number of columns: that of the longest row."""
    return max((len(row.cells) for row in grid.rows), default=0)


def shares(grid: Grid) -> tuple[int, ...]:
    """Relative widths of the columns: the grid's own, or made from its cells."""
    count = width_of(grid)
    if len(grid.widths) == count:
        return tuple(max(1, width) for width in grid.widths)
    wanted = [_NARROWEST] * count
    for row in grid.rows[:_SAMPLE]:
        if row.level == "heading" and not any(row.cells[1:]):
            continue  # it runs over all columns
        for index, cell in enumerate(row.cells):
            wanted[index] = max(wanted[index], _ask(cell, row.head, index in grid.numeric))
    return tuple(wanted)


def _ask(cell: str, head: bool, numeric: bool) -> int:
    """Half of a long text, because it may wrap; all of a figure, because it may not."""
    longest = max((_letters(line) for line in cell.split("\n")), default=0)
    if head or not numeric:
        longest = max(min(longest, 12), longest // 2)
    return min(longest + 2, _WIDEST)


def _letters(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text[:200])


def columns_spanned(grid: Grid, index: int) -> bool:
    """Whether row `index` is a heading that runs over the whole width."""
    row = grid.rows[index]
    return row.level == "heading" and len(row.cells) > 1 and not any(row.cells[1:])
