"""Layout that word processors make and the form does not mean: boxes, empty columns, contents.

The organisation sets its summary as a table of one column, its heads over merged columns that
come back empty, and a list of contents as a table. None of these is a table of the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from answerable.publishing.blocks import Block, Cells, Grid, Style, Text
from answerable.publishing.formats.performance_report.mapping import Wording, is_one_of

_LONGEST_CAPTION = 60


def unboxed(blocks: Sequence[Block], wording: Wording) -> Iterator[Block]:
    """The blocks with boxes opened, empty columns closed, and the list of contents left out."""
    contents = False
    for block in blocks:
        if isinstance(block, Text) and is_one_of(block.text.strip(), wording.contents):
            contents = True
        elif isinstance(block, Grid):
            contents = contents and _lists_pages(block)
            if not contents:
                yield from _opened(block)
        else:
            contents = False
            yield block


def _lists_pages(grid: Grid) -> bool:
    """Whether most rows end in a page number: the list of contents."""
    rows = [[cell.strip() for cell in row.cells if cell.strip()] for row in grid.rows]
    pages = [row for row in rows if len(row) > 1 and row[-1].isdigit()]
    return 2 * len(pages) >= sum(bool(row) for row in rows)


def _opened(grid: Grid) -> Iterator[Block]:
    """A table of one column is a box: its paragraphs stand as if there were none."""
    if max((len(row.cells) for row in grid.rows), default=0) != 1:
        yield _closed(grid)
        return
    for row in grid.rows:
        for text in row.cells[0].split("\n"):
            if text.strip():
                yield Text(text.strip(), _style(text.strip()), place=row.place or grid.place)


def _style(text: str) -> Style:
    return "caption" if len(text) <= _LONGEST_CAPTION and text[-1] not in "。.：:；;)" else "body"


def _closed(grid: Grid) -> Grid:
    """The grid without the columns in which no row has a text."""
    width = max(len(row.cells) for row in grid.rows)
    kept = [
        i for i in range(width) if i == 0 or any(i < len(r.cells) and r.cells[i].strip() for r in grid.rows)
    ]
    if len(kept) in (1, width):
        return grid
    return replace(grid, rows=tuple(_picked(row, kept) for row in grid.rows))


def _picked(row: Cells, kept: Sequence[int]) -> Cells:
    return replace(row, cells=tuple(row.cells[i] if i < len(row.cells) else "" for i in kept))
