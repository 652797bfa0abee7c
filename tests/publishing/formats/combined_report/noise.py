"""Blocks as the organisation's own files give them: everything layout adds to a written report.

Each function takes the blocks of the writer and gives blocks that say the same, set otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from answerable.publishing.blocks import Block, Cells, Grid, Text


def _grids(blocks: Sequence[Block], change: Callable[[Grid], Sequence[Block]]) -> list[Block]:
    made: list[Block] = []
    for block in blocks:
        made.extend(change(block) if isinstance(block, Grid) else [block])
    return made


def _heads(grid: Grid) -> tuple[Cells, ...]:
    return tuple(takewhile(lambda row: row.head, grid.rows))


def plain_rows(blocks: Sequence[Block]) -> list[Block]:
    """Word knows no levels of rows."""

    def change(grid: Grid) -> Sequence[Block]:
        return [replace(grid, rows=tuple(replace(row, level="item") for row in grid.rows), title=None)]

    return _grids(blocks, change)


def empty_rows(blocks: Sequence[Block]) -> list[Block]:
    """An empty row below the heads, as every table of the organisation has."""

    def change(grid: Grid) -> Sequence[Block]:
        width = len(grid.rows[0].cells)
        last = len(_heads(grid)) - 1
        blank = Cells(("",) * width, head=True)
        return [replace(grid, rows=(*grid.rows[: last + 1], blank, *grid.rows[last + 1 :]))]

    return _grids(blocks, change)


def spacers(blocks: Sequence[Block]) -> list[Block]:
    """An empty column before every third one; a group's head stands in it where there is one."""

    def change(grid: Grid) -> Sequence[Block]:
        if len(grid.rows[0].cells) < 4:
            return [grid]
        return [replace(grid, rows=tuple(replace(row, cells=_spaced(row.cells)) for row in grid.rows))]

    return _grids(blocks, change)


def _spaced(cells: tuple[str, ...]) -> tuple[str, ...]:
    made: list[str] = []
    for number, cell in enumerate(cells):
        if number and number % 3 == 0:
            made.append("")
        made.append(cell)
    return tuple(made)


def headings_for_captions(blocks: Sequence[Block]) -> list[Block]:
    """Titles of tables are headings, units plain paragraphs."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Text) and block.style == "caption":
            unit = block.text[0] in "(（"
            block = Text(block.text, "body") if unit else Text(block.text, "heading", 3)
        made.append(block)
    return made


def tabs(blocks: Sequence[Block]) -> list[Block]:
    """A tab behind every number, unbreakable blanks in texts, marks of notes before a tab."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Text) and not block.text.startswith(("Budget", "联合国")):
            number, blank, rest = block.text.partition(" ")
            if blank and (number[-1:] == "." or len(number) == 1):
                block = replace(block, text=f"{number}\t{rest.replace(' ', chr(160), 1)}")
        made.append(block)
    return made


def merged_labels(blocks: Sequence[Block]) -> list[Block]:
    """A label that stands over two rows is printed once."""

    def change(grid: Grid) -> Sequence[Block]:
        words = {"Post", "员额", "Civilian personnel", "文职人员"}
        rows: list[Cells] = []
        before = ""
        for row in grid.rows:
            label = row.cells[0]
            again = label in words and label == before and len(row.cells) > 5 and bool(row.cells[1])
            rows.append(replace(row, cells=("", *row.cells[1:])) if again else row)
            before = label
        return [replace(grid, rows=tuple(rows))]

    return _grids(blocks, change)


def split_over_pages(blocks: Sequence[Block]) -> list[Block]:
    """A long table in two, the second with its heads again."""

    def change(grid: Grid) -> Sequence[Block]:
        heads = _heads(grid)
        body = grid.rows[len(heads) :]
        if len(body) < 9:
            return [grid]
        half = len(body) // 2
        return [replace(grid, rows=(*heads, *body[:half])), replace(grid, rows=(*heads, *body[half:]))]

    return _grids(blocks, change)


def repeated_heads(blocks: Sequence[Block]) -> list[Block]:
    """Heads again in the middle of one table."""

    def change(grid: Grid) -> Sequence[Block]:
        heads = _heads(grid)
        body = grid.rows[len(heads) :]
        half = len(body) // 2
        return [replace(grid, rows=(*heads, *body[:half], *(heads if half else ()), *body[half:]))]

    return _grids(blocks, change)


def amounts_aside(blocks: Sequence[Block]) -> list[Block]:
    """Estimated amounts one column left of the total, over merged cells."""

    def change(grid: Grid) -> Sequence[Block]:
        rows = []
        for row in grid.rows:
            filled = [i for i, cell in enumerate(row.cells) if cell and i]
            if filled == [len(row.cells) - 1] and len(row.cells) > 9 and not row.head:
                row = replace(row, cells=(*row.cells[:-2], row.cells[-1], ""))
            rows.append(row)
        return [replace(grid, rows=tuple(rows))]

    return _grids(blocks, change)


def cover(blocks: Sequence[Block]) -> list[Block]:
    """A masthead before the title, and a list of contents behind it."""
    at = next(i for i, b in enumerate(blocks) if isinstance(b, Text) and b.style == "title")
    headings = [b.text for b in blocks if isinstance(b, Text) and b.style == "heading" and b.level < 3]
    chinese = any("目" in h or "人力" in h for h in headings)
    pages = tuple(Cells((text, "", str(page))) for page, text in enumerate(headings, start=5))
    title = Text("目录" if chinese else "Contents", "heading", 1)
    contents = [title, Grid((Cells(("", "", "页次")), *pages))]
    masthead = [Text("United Nations"), Text("General Assembly"), Text("Distr.: General")]
    of = Text("Report of the Secretary-General", "title")
    return [*masthead, *blocks[: at + 1], of, *contents, *blocks[at + 1 :]]


NOISES = (
    plain_rows, empty_rows, spacers, headings_for_captions, tabs, merged_labels, split_over_pages,
    repeated_heads, amounts_aside, cover,
)  # fmt: skip
