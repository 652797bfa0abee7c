"""The blocks of a document out of its pages' paragraphs and tables, joined where a page's end cut them."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.calc.account import Place
from answerable.publishing.blocks import Block, Cells, Grid
from answerable.publishing.media.pdf_layout.lines import Habits, Line
from answerable.publishing.media.pdf_layout.marks import Page
from answerable.publishing.media.pdf_layout.rows import Row, merge
from answerable.publishing.media.pdf_layout.rules import Bar
from answerable.publishing.media.pdf_layout.tables import Part, tables_of
from answerable.publishing.media.pdf_layout.text import (
    Paragraph,
    Rights,
    extend,
    has_room,
    is_marked,
    paragraphs_of,
    text_of,
)


class Flow:
    """Takes the pages in turn, then gives the blocks."""

    def __init__(self, habits: Habits, rights: Rights) -> None:
        self._habits = habits
        self._rights = rights
        self._items: list[Paragraph | Part] = []

    def take(self, page: Page, lines: list[Line], bars: list[Bar]) -> None:
        parts, left = tables_of(lines, bars, page.number, page.height, self._habits)
        items: list[tuple[float, Paragraph | Part]] = [(part.top, part) for part in parts]
        for run in _runs(left, parts):
            found = paragraphs_of(run, page.number, self._rights, self._habits)
            items.extend((paragraph.top, paragraph) for paragraph in found)
        items.sort(key=lambda item: item[0])
        for index, (_, item) in enumerate(items):
            if index == 0 and self._items and self._continues(item):
                continue
            self._items.append(item)

    def _continues(self, item: Paragraph | Part) -> bool:
        last = self._items[-1]
        if isinstance(item, Part) and isinstance(last, Part):
            return _continue_table(last, item)
        if isinstance(item, Paragraph) and isinstance(last, Paragraph):
            return self._continue_paragraph(last, item)
        return False

    def _continue_paragraph(self, last: Paragraph, more: Paragraph) -> bool:
        above, below = last.last, more.lines[0].pieces[0]
        if abs(above.size - below.size) > 0.5 or above.bold != below.bold or is_marked(more.lines[0]):
            return False
        if not above.open and has_room(last.lines[-1], below, self._rights, self._habits):
            return False
        if not above.open and last.text.endswith((".", ":", ";", "。", "；", "：")):
            return False
        for line in more.lines:
            extend(last, line)
        return True

    def blocks(self) -> list[Block]:
        return [
            grid_of(item) if isinstance(item, Part) else text_of(item, self._habits) for item in self._items
        ]


def _runs(lines: Sequence[Line], parts: Sequence[Part]) -> list[list[Line]]:
    """Lines with no table between them."""
    runs: list[list[Line]] = [[]]
    tops = sorted(part.top for part in parts)
    for line in lines:
        if runs[-1] and any(runs[-1][-1].base < top < line.base for top in tops):
            runs.append([])
        runs[-1].append(line)
    return [run for run in runs if run]


def _continue_table(last: Part, part: Part) -> bool:
    count = part.columns.count
    if last.columns.count != count:
        return False
    heads = [[row.texts(count) for row in one.head] for one in (last, part)]
    if part.head and heads[0] != heads[1]:
        return False
    if last.ended and not part.head:
        return False
    rows = part.rows
    if rows and last.rows and not last.ended and _cut(last.rows[-1], rows[0]):
        merge(last.rows[-1], rows[0])
        rows = rows[1:]
    last.rows.extend(rows)
    last.ended = part.ended
    return True


def _cut(row: Row, more: Row) -> bool:
    """Whether a page's end went through a row."""
    return (
        any(cell.last.open for column, cell in row.cells.items() if column in more.cells)
        or 0 not in more.cells
    )


def grid_of(part: Part) -> Grid:
    """The table as a block, without empty rows and columns."""
    rows = [*part.head, *part.rows]
    count = part.columns.count
    texts = [row.texts(count) for row in rows]
    used = [column for column in range(count) if any(row[column] for row in texts)]
    cells = []
    for number, (row, found) in enumerate(zip(rows, texts, strict=True)):
        if any(found):
            place = _place(row, number)
            cells.append(Cells(tuple(found[column] for column in used), row.head, place=place))
    return Grid(tuple(cells), place=cells[0].place if cells else None)


def _place(row: Row, number: int) -> Place:
    box = row.box
    return Place(page=row.page, box=tuple(round(x, 1) for x in box), row=number)  # type: ignore[arg-type]
