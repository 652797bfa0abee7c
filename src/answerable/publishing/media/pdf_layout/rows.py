"""Lines of a table made rows: which lines are one cell, which cells one row.

A row ends where no cell goes on: where a rule is drawn, where the distance is wider than between
lines of one text, or where a text ended although its next word had found room.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from answerable.publishing.media.pdf_layout.lines import (
    COUNTED,
    Habits,
    Line,
    Piece,
    is_ideograph,
    joined,
    piece_of,
)
from answerable.publishing.media.pdf_layout.marks import Word

_INSIDE = 1.2  # points a text may reach over a border without crossing it
_NUMBERED = re.compile(r"^\d+(\.\d+)+\.?\s")
_FIGURE = re.compile(r"^[($€]*[\d–—-][\d.,)%–-]*$")
_THOUSANDS = re.compile(r"^\d{3}([.,]\d+)?\)?$")
_LEADING = re.compile(r"^[($€]*\d{1,3}$")
_GROUP_GAP = 0.4  # sizes: between the groups of one figure
_FULL = 0.6  # share of the most pieces on a line from which a line tells the columns
_COLUMN_GAP = 0.6  # sizes: a gap at a border that is one between cells
_ENDS = (".", ";", ":", "")
_SLACK = 0.6  # points
_AT_END = 4.0  # points: a bracket, or the blank in its place
_TOUCHING = 0.18  # sizes: nearer than a blank


@dataclass(slots=True)
class Cell:
    """A cell's text so far and the piece it ended with."""

    text: str
    last: Piece


@dataclass(slots=True)
class Row:
    """A row by columns; a cell without text is not in it."""

    page: int
    cells: dict[int, Cell] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    head: bool = False

    def texts(self, count: int) -> list[str]:
        return [self.cells[i].text if i in self.cells else "" for i in range(count)]

    @property
    def box(self) -> tuple[float, float, float, float]:
        return (
            min(p.left for p in self.pieces),
            min(p.top for p in self.pieces),
            max(p.right for p in self.pieces),
            max(p.bottom for p in self.pieces),
        )


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: its left and right edge and the borders between."""

    edges: tuple[float, ...]
    reach: tuple[float, ...] = ()  # how far right the lines of each column go that go on below
    drawn: bool = True  # by rules; else told by what stands in them

    def reaching(self, lines: Iterable[Line]) -> Columns:
        """These columns with what their broken lines tell of their width."""
        reach = list(self.edges[1:])
        found: dict[int, float] = {}
        for line in lines:
            for column, pieces in cells_of(line, self).items():
                last = pieces[-1]
                if last.open and not self.crossed(last):
                    found[column] = max(found.get(column, 0.0), last.right)
        return replace(self, reach=tuple(found.get(i, right) for i, right in enumerate(reach)))

    @property
    def count(self) -> int:
        return len(self.edges) - 1

    def of(self, piece: Piece) -> int:
        """The column a piece stands in: that of its greater part, for one that crosses its first.

        A figure that crosses a border which is only told by others ends in its column.
        """
        if self.crossed(piece):
            ends = not self.drawn and len(figures_of(piece)) == 1
            return self.at(piece.right - _INSIDE if ends else piece.left + _INSIDE)
        return self.at((piece.left + piece.right) / 2)

    def at(self, x: float) -> int:
        inner = sum(edge <= x for edge in self.edges[1:-1])
        return min(inner, self.count - 1)

    def crossed(self, piece: Piece) -> list[float]:
        """The borders that go through a piece."""
        return [e for e in self.edges[1:-1] if piece.left + _INSIDE < e < piece.right - _INSIDE]

    def split(self, piece: Piece) -> list[Piece]:
        """A piece cut at the borders between its words that are cells of their own.

        A running text crosses borders in the middle of its words; cells do not.
        """
        crossed = self.crossed(piece)
        if not crossed or any(w.left + _INSIDE < e < w.right - _INSIDE for e in crossed for w in piece.words):
            return [piece]
        parts: list[list[Word]] = []
        for last, words in pairwise([[], *tokens_of(piece)]):
            if last and not self._are_cells(last, words, crossed):
                parts[-1].extend(words)
            else:
                parts.append(list(words))
        return [piece_of(part) for part in parts]

    def split_at(self, piece: Piece, ends: Sequence[float | None]) -> list[Piece]:
        """A piece cut where a word ends as the figures of its column do, and the next stands beyond."""
        parts: list[list[Word]] = []
        for last, words in pairwise([[], *tokens_of(piece)]):
            column = self.at(last[-1].right - _INSIDE) if last else 0
            end = ends[column] if last else None
            beyond = words[0].left > self.edges[column + 1] - _INSIDE
            if end is None or not beyond or abs(last[-1].right - end) > _AT_END:
                parts[-1:] = [[*(parts[-1] if last else []), *words]]
            else:
                parts.append(list(words))
        return [piece_of(part) for part in parts]

    def _are_cells(self, last: Sequence[Word], words: Sequence[Word], crossed: Sequence[float]) -> bool:
        """Whether two tokens side by side stand in two cells."""
        gap = words[0].left - last[-1].right
        if not any(last[-1].right - _INSIDE <= e <= words[0].left + _INSIDE for e in crossed):
            return False
        figures = _is_figure(last) and _is_figure(words) and not is_group(last, words)
        return figures or gap > _COLUMN_GAP * words[0].size or not words[0].joined


def cells_of(line: Line, columns: Columns) -> dict[int, list[Piece]]:
    """The pieces of a line by column."""
    found: dict[int, list[Piece]] = {}
    for piece in line.pieces:
        for part in columns.split(piece):
            found.setdefault(columns.of(part), []).append(part)
    return found


def ends_of(lines: Sequence[Line], columns: Columns) -> list[float | None]:
    """Where the figures of each column end on the right; None where it has none, or they are centred."""
    found: list[list[float]] = [[] for _ in range(columns.count)]
    for line in lines:
        for column, pieces in cells_of(line, columns).items():
            if len(pieces) == 1 and figures_of(pieces[0]):
                found[column].append(pieces[0].right)
    return [max(own) if own and max(own) - min(own) < _AT_END else None for own in found]


def rows_of(
    lines: Iterable[Line], columns: Columns, page: int, habits: Habits, ruled: bool = True
) -> list[Row]:
    """The rows of lines between two rules; of a list without rules if not `ruled`."""
    made: list[Row] = []
    for line in lines:
        found = cells_of(line, columns)
        if not made or _begins(made[-1], found, columns, habits, ruled):
            made.append(Row(page))
        add(made[-1], found, columns, habits)
    return made


def _begins(row: Row, found: dict[int, list[Piece]], columns: Columns, habits: Habits, ruled: bool) -> bool:
    """Whether the line begins a new row."""
    above = {c: row.cells[c].last for c in found if c in row.cells}
    if any(goes_on(a, found[c][0], _room(columns, c, a), habits) for c, a in above.items()):
        return False
    if len(found) == 1 and any(_runs_on(a, found[c][0], habits) for c, a in above.items()):
        return False
    lowest = max(row.pieces, key=lambda piece: piece.base)
    first = found[min(found)][0]
    gap = first.base - lowest.base
    if _is_filled(row, lowest) and gap > 1.4 * lowest.size:
        return True
    if not above and (len(found) < len(row.cells) or 0 not in found) and 0 not in found:
        return gap > 1.6 * lowest.size  # cells set at the foot of a row
    if _NUMBERED.match(first.text + " ") or (
        len(found[min(found)]) > 1 and _NUMBERED.match(first.text + " ")
    ):
        return True
    figures = any(_FIGURE.match(pieces[0].text) for column, pieces in found.items() if column)
    near = (
        ruled
        and habits.gap
        and not figures
        and abs(first.size - habits.size) < 0.5
        and gap <= habits.gap + 0.5
    )
    if near:
        return False
    if 0 in found or len(found) > 1:
        return True
    return gap > (habits.gap + 0.5 if habits.gap else 2.0 * first.size)


def _is_filled(row: Row, lowest: Piece) -> bool:
    """Whether figures stand on the row's last line: set at the foot of the row, they end it."""
    foot = [piece for piece in row.pieces if abs(piece.base - lowest.base) < 1]
    return len(foot) > 1 and any(_FIGURE.match(word.text) for piece in foot for word in piece.words)


def _room(columns: Columns, column: int, piece: Piece) -> float:
    """How wide a line of this cell may be."""
    left, right = columns.edges[column], columns.edges[column + 1]
    if piece.right > right:  # it runs over further columns
        right = columns.edges[-1]
    elif columns.reach and piece.left < left + piece.size:
        right = max(columns.reach[column], piece.right)
    return max(right - piece.left, piece.right - left)


def goes_on(above: Piece, below: Piece, room: float, habits: Habits) -> bool:
    """Whether a line is the next of the same text: near enough, and not ended before its room was."""
    return habits.is_tight(above, below) and (above.open or not _fits(above, below, room, habits))


def _runs_on(above: Piece, below: Piece, habits: Habits) -> bool:
    """Whether a line goes on in the middle of a sentence, however much room the one above had."""
    amid = below.text[:1].islower() and above.text[-1:] not in _ENDS
    return amid and len(below.words[0].text) > 1 and habits.is_tight(above, below)


def _fits(above: Piece, below: Piece, room: float, habits: Habits) -> bool:
    """Whether the line's next word had found room, so that the line was ended by hand."""
    return (above.right - above.left) + wanted(below, habits) <= room - _SLACK


def wanted(below: Piece, habits: Habits) -> float:
    """The room that the next line's first word asks for, in points, with the blank before it.

    Two words where the file does not tell by a blank that a line goes on: a blank that does not break
    looks like any other.
    """
    if is_ideograph(below.text[:1]):
        return 2 * below.size
    words = 1 if habits.trailing else 2
    last = below.words[min(words, len(below.words)) - 1]
    return last.right - below.words[0].left + 0.25 * below.size


def add(row: Row, found: dict[int, list[Piece]], columns: Columns, habits: Habits) -> None:
    """Takes a line into a row."""
    for column, pieces in found.items():
        text = "\t".join(piece.text for piece in pieces)
        whole = pieces[0] if len(pieces) == 1 else piece_of([w for piece in pieces for w in piece.words])
        row.pieces.extend(pieces)
        cell = row.cells.get(column)
        if cell is None:
            row.cells[column] = Cell(text, whole)
            continue
        last = cell.last
        room = _room(columns, column, last)
        if goes_on(last, pieces[0], room, habits) or _runs_on(last, pieces[0], habits):
            cell.text = joined(cell.text, text, last.words[-1].open)
        else:
            cell.text = f"{cell.text}\n{text}"
        cell.last = whole


def merge(row: Row, more: Row) -> None:
    """Takes the rest of a row that a page's end cut."""
    for column, cell in more.cells.items():
        own = row.cells.get(column)
        if own is None:
            row.cells[column] = cell
        elif own.last.open or cell.text[:1].islower():  # no paragraph of a cell begins so
            own.text, own.last = joined(own.text, cell.text, own.last.words[-1].open), cell.last
        else:
            own.text, own.last = f"{own.text}\n{cell.text}", cell.last


def borders_by_text(
    lines: Sequence[Line], heads: Sequence[Line] = (), drawn: Sequence[float] = ()
) -> list[float]:
    """Where columns meet, told by what stands in them: gaps that go through all lines of several pieces.

    Within a gap the border stands where a rule begins or ends (`drawn`), or else where the fewest words
    of the heads are.
    """
    stretches = [_stretches(line) for line in lines]
    most = max(map(len, stretches), default=0)
    found = [one for line in stretches if len(line) > 1 and len(line) >= _FULL * most for one in line]
    taken: list[tuple[float, float]] = []
    for left, right in sorted(found):
        if taken and left <= taken[-1][1] + 1:
            taken[-1] = (taken[-1][0], max(taken[-1][1], right))
        else:
            taken.append((left, right))
    words = [word for line in heads for piece in line.pieces for word in piece.words]
    gaps = [(right, left) for (_, right), (left, _) in pairwise(taken)]
    marks = [[x for x in drawn if left - 1 < x < right + 1] for left, right in gaps]
    return [
        own[0] if own else _free(left, right, words) for (left, right), own in zip(gaps, marks, strict=True)
    ]


def _free(left: float, right: float, words: Sequence[Word]) -> float:
    """The middle of the widest stretch between two heights that no word covers."""
    covered = sorted((w.left, w.right) for w in words if w.right > left and w.left < right)
    best, width, start = (left + right) / 2, 0.0, left
    for begin, end in [*covered, (right, right)]:
        if begin - start > width:
            best, width = (start + begin) / 2, begin - start
        start = max(start, end)
    return best


def _stretches(line: Line) -> list[tuple[float, float]]:
    """From where to where each cell of a line goes; a number stands in one cell with its text.

    Figures of columns that stand as near as the groups of one figure are cells of their own.
    """
    made: list[tuple[float, float]] = []
    numbered = False
    for piece in line.pieces:
        figures = figures_of(piece)
        if numbered and not figures:
            made[-1] = (made[-1][0], piece.right)
        else:
            made.extend(figures or [(piece.left, piece.right)])
        numbered = bool(COUNTED.match(piece.text))
    return made


def figures_of(piece: Piece) -> list[tuple[float, float]]:
    """From where to where each figure of a piece goes; none where it holds words as well."""
    tokens = tokens_of(piece)
    if not all(map(_is_figure, tokens)):
        return []
    made: list[list[Word]] = []
    for last, words in pairwise([[], *tokens]):
        if last and is_group(last, words):
            made[-1].extend(words)
        else:
            made.append(list(words))
    return [(words[0].left, words[-1].right) for words in made]


def tokens_of(piece: Piece) -> list[list[Word]]:
    """The words of a piece without those cuts that are no blanks: some programs set '(' on its own."""
    made: list[list[Word]] = []
    for word in piece.words:
        last = made[-1][-1] if made else None
        if last is not None and not word.joined and word.left - last.right < _TOUCHING * word.size:
            made[-1].append(word)
        else:
            made.append([word])
    return made


def _text(words: Sequence[Word]) -> str:
    return "".join(word.text for word in words)


def _is_figure(words: Sequence[Word]) -> bool:
    return bool(_FIGURE.match(_text(words)))


def is_group(last: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether two tokens are groups of one figure: '1' and '546.9', not '41.0' and '546.9'."""
    near = words[0].left - last[-1].right < _GROUP_GAP * words[0].size
    return near and bool(_THOUSANDS.match(_text(words)) and _LEADING.match(_text(last)))
