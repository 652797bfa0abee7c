"""The blocks of a document out of its pages' paragraphs and tables, joined where a page's end cut them."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.calc.account import Place
from answerable.publishing.blocks import Block, Cells, Grid
from answerable.publishing.media.pdf_layout.columns import aligned_of, contents_of
from answerable.publishing.media.pdf_layout.continuing import rest_of
from answerable.publishing.media.pdf_layout.lines import Habits, Line
from answerable.publishing.media.pdf_layout.marks import Page
from answerable.publishing.media.pdf_layout.notes import Notes, take_notes
from answerable.publishing.media.pdf_layout.rows import Row, figures_of, merge
from answerable.publishing.media.pdf_layout.rules import Bar
from answerable.publishing.media.pdf_layout.side_by_side import sides_of
from answerable.publishing.media.pdf_layout.tables import Part, tables_of
from answerable.publishing.media.pdf_layout.text import (
    HIGH,
    Paragraph,
    Rights,
    extend,
    has_room,
    is_marked,
    paragraphs_of,
    text_of,
)

_COVER_HEAD = 0.4  # of a first page's height: rules higher up are those of its head


_Item = tuple[tuple[float, int], Paragraph | Part]  # with its place on the page: from the top, in order


class Flow:
    """Takes the pages in turn, then gives the blocks."""

    def __init__(self, habits: Habits, rights: Rights) -> None:
        self._habits = habits
        self._rights = rights
        self._items: list[Paragraph | Part] = []
        self._waiting: list[Paragraph] = []  # notes of the last page that nothing calls

    def take(self, page: Page, lines: list[Line], bars: list[Bar], charts: list[Part]) -> None:
        """Takes the next page: its lines and rules without furniture, its charts."""
        notes, lines, bars = take_notes(lines, bars, page.height, self._habits)
        foot = notes.top or page.height
        before = self._items[-1] if self._items and isinstance(self._items[-1], Part) else None
        rest = None
        if before is not None:
            rest, lines, bars = rest_of(before, lines, bars, page.number, self._habits)
        parts, left = tables_of(lines, bars, page, foot, self._habits, before)
        parts += [rest] if rest else []
        contents, left = contents_of(left, page.number, self._habits)
        parts += [*charts, *([contents] if contents else [])]
        items: list[_Item] = []
        sides = sides_of(left, self._habits)
        if sides is not None:
            start, end, *both = sides
            top = left[start].pieces[0].top
            first, second = (self._paragraphs(side, page) for side in both)
            if self._continue_paragraph(first[-1], second[0]):
                second = second[1:]
            items.extend(((top, 1), one) for one in [*first, *second])
            left = [*left[:start], *left[end:]]
        if page.number == 1:
            left = _apart(left)
        else:
            lists, left = aligned_of(left, page.number, self._habits)
            parts += lists
        items.extend(((part.top, 0), part) for part in parts)
        for run in _runs(left, [top for (top, _), _ in items]):
            items.extend(((one.top, 0), one) for one in self._paragraphs(run, page))
        items.sort(key=lambda item: item[0])
        if page.number == 1:
            self._mark_cover([item for _, item in items], bars, page.height)
        waiting, self._waiting = self._waiting, []
        for index, (_, item) in enumerate(items):
            if index or not self._items or not self._continues(item):
                self._items.extend(waiting)
                waiting = []
                self._items.append(item)
        self._items.extend(waiting)
        self._place_notes(notes, page.number)

    def _paragraphs(self, lines: Sequence[Line], page: Page) -> list[Paragraph]:
        return paragraphs_of(lines, page.number, self._rights, self._habits)

    def take_turned(self, page: Page, lines: list[Line]) -> None:
        """Takes what stands across the page's direction and is no running head: texts at its end."""
        self._items.extend(self._paragraphs(lines, page))

    def _mark_cover(self, items: list[Paragraph | Part], bars: list[Bar], height: float) -> None:
        """What stands above a first page's title is its head; the title is the first in large type below
        the rules of that head."""
        head = max((bar.base for bar in bars if bar.base < _COVER_HEAD * height), default=0.0)
        large = HIGH * self._habits.size
        for at, item in enumerate(items):
            if isinstance(item, Paragraph) and item.top > head and item.bold and item.first.size >= large:
                item.known = "title"
                for above in items[:at]:
                    if isinstance(above, Paragraph):
                        above.known = "body"
                return

    def _place_notes(self, notes: Notes, page: int) -> None:
        """Each note after what calls it; a cover's before its title; others at the page's end."""
        for note in paragraphs_of(notes.lines, page, self._rights, self._habits):
            note.note = True
            at = self._place_of(note, notes, page)
            if at is None:
                self._waiting.append(note)
                continue
            while at < len(self._items) and getattr(self._items[at], "note", False):
                at += 1
            self._items.insert(at, note)

    def _place_of(self, note: Paragraph, notes: Notes, page: int) -> int | None:
        mark = note.text.split("\t")[0]
        caller: Paragraph | Part | None = None
        if mark.isdigit():
            note.text = note.text.replace("\t", " ", 1)
            caller = self._standing_at(notes.calls[mark], page) if mark in notes.calls else None
        elif set(mark) == {"*"}:  # as word processors keep them: in a frame that hangs on the cover's head
            titles = (i for i, item in enumerate(self._items) if getattr(item, "known", None) == "title")
            return next(titles, None) if page == 1 else None
        elif "\t" not in note.text and note.text[:1].isalpha():
            caller = self._first_called(notes, page)
        return next((i + 1 for i, item in enumerate(self._items) if item is caller), None)

    def _first_called(self, notes: Notes, page: int) -> Paragraph | Part | None:
        """Where the first note of the page is called: what stands above its number belongs to it."""
        return self._standing_at(min(notes.calls.values()), page) if notes.calls else None

    def _standing_at(self, base: float, page: int) -> Paragraph | Part | None:
        for item in self._items:
            if item.page == page and isinstance(item, Paragraph):
                if any(abs(line.base - base) < 0.5 for line in item.lines):
                    return item
            elif item.page == page and isinstance(item, Part) and item.top <= base <= item.bottom:
                return item
        return None

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
        if not above.open and has_room(last.lines[-1], below, last.page, self._rights, self._habits):
            return False
        if not above.open and last.text.endswith((".", ":", ";", "。", "；", "：")):
            return False
        for line in more.lines:
            extend(last, line)
        return True

    def blocks(self) -> list[Block]:
        """The document's blocks in order."""
        return [
            grid_of(item) if isinstance(item, Part) else text_of(item, self._habits)
            for item in [*self._items, *self._waiting]
        ]


def _runs(lines: Sequence[Line], tops: Sequence[float]) -> list[list[Line]]:
    """Lines with nothing else between them."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        if runs[-1] and any(runs[-1][-1].base < top < line.base for top in tops):
            runs.append([])
        runs[-1].append(line)
    return [run for run in runs if run]


def _continue_table(last: Part, part: Part) -> bool:
    count = part.columns.count
    if last.columns.count != count or last.form != part.form or part.form == "chart":
        return False
    if part.form == "aligned" and max(abs(a - b) for a, b in zip(*_edges(last, part), strict=True)) > 6:
        return False
    heads = [[row.texts(count) for row in one.head] for one in (last, part)]
    if part.head and heads[0] != heads[1]:
        return False
    if last.ended and not part.head:
        return False
    rows = part.rows
    if rows and last.rows and (_amid if last.ended else _cut)(last.rows[-1], rows[0]):
        merge(last.rows[-1], rows[0])
        rows = rows[1:]
    last.rows.extend(rows)
    last.ended = part.ended
    return True


def _edges(last: Part, part: Part) -> tuple[tuple[float, ...], tuple[float, ...]]:
    return last.columns.edges[:-1], part.columns.edges[:-1]


def _apart(lines: Sequence[Line]) -> list[Line]:
    """The head of a first page: what stands side by side in it are texts of their own."""
    made: list[Line] = []
    for line in lines:
        made.extend([line] if is_marked(line) else [Line([piece]) for piece in line.pieces])
    return made


def _cut(row: Row, more: Row) -> bool:
    """Whether a page's end went through a row; two rows with figures in one column are two."""
    both = [
        (cell.last, more.cells[column].last) for column, cell in row.cells.items() if column in more.cells
    ]
    if any(figures_of(one) and figures_of(other) for one, other in both):
        return False
    return any(one.open for one, _ in both) or 0 not in more.cells


def _amid(row: Row, more: Row) -> bool:
    """Whether a row goes on in the middle of its sentences, below a rule drawn at the page's end."""
    return all(c in row.cells and cell.text[:1].islower() for c, cell in more.cells.items())


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
