"""Grids as media give them, smoothed: what layout adds to a table taken away again.

Word processors and pages split heads over rows, leave spacer columns and empty rows, and repeat heads
on every page. None of it is part of the table. Plain functions on blocks, for any format.

Not here: what a table means (`formats.*`), where its lines are (`media.*`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from answerable.publishing.blocks import Cells, Grid

_BLANKS = re.compile(r"[^\S\n]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011"), "-")


def plain(text: str) -> str:
    """One line or several, with single blanks, no invisible letters, one sort of hyphen."""
    lines = (_BLANKS.sub(" ", line).strip() for line in text.translate(_INVISIBLE | _HYPHENS).split("\n"))
    return "\n".join(line for line in lines if line)


def trimmed(grid: Grid) -> list[Cells]:
    """The rows with plain texts, all of one width, without empty rows and columns."""
    rows = [replace(row, cells=tuple(plain(cell) for cell in row.cells)) for row in grid.rows]
    rows = [row for row in rows if any(row.cells)]
    width = max((len(row.cells) for row in rows), default=0)
    padded = [row.cells + ("",) * (width - len(row.cells)) for row in rows]
    used = [index for index in range(width) if any(cells[index] for cells in padded)]
    return [
        replace(row, cells=tuple(cells[index] for index in used))
        for row, cells in zip(rows, padded, strict=True)
    ]


def parted(rows: Sequence[Cells], is_body: Callable[[Cells], bool]) -> tuple[list[Cells], list[Cells]]:
    """Head rows and the rest: the head ends where a row is of the body; its repetitions are left out."""
    count = next((index for index, row in enumerate(rows) if is_body(row)), len(rows))
    head = list(rows[:count])
    known = {row.cells for row in head}
    return head, [row for row in rows[count:] if row.cells not in known]


def merged_heads(rows: Sequence[Cells]) -> tuple[str, ...]:
    """One head a column: heads of groups are carried over their columns, then joined from above."""
    if not rows:
        return ()
    carried = [row.cells if row is rows[-1] else _carried(row.cells, below) for row, below in _pairs(rows)]
    return tuple(" ".join(part for part in column if part) for column in zip(*carried, strict=True))


def _pairs(rows: Sequence[Cells]) -> list[tuple[Cells, tuple[str, ...]]]:
    """Each row with what stands in any of the rows below it, column by column."""
    found = []
    for index, row in enumerate(rows):
        below = ["".join(column) for column in zip(*(r.cells for r in rows[index + 1 :]), strict=True)]
        found.append((row, tuple(below) or ("",) * len(row.cells)))
    return found


def _carried(cells: tuple[str, ...], below: tuple[str, ...]) -> tuple[str, ...]:
    """A group's head over every column to its right that has a head of its own below and none above."""
    made: list[str] = []
    group = ""
    for cell, under in zip(cells, below, strict=True):
        if cell:
            group = cell if under else ""
            made.append(cell)
        else:
            made.append(group if under else "")
    return tuple(made)
