"""The rest of a table at the top of the next page, where its head is not repeated."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from answerable.publishing.media.pdf_layout.lines import COUNTED, Habits, Line
from answerable.publishing.media.pdf_layout.rows import Columns, rows_of
from answerable.publishing.media.pdf_layout.rules import Bar
from answerable.publishing.media.pdf_layout.tables import Part

_SAME = 3.0  # points
_LEAVES = 4.0  # sizes: lines farther below stand outside


def rest_of(
    last: Part, lines: Sequence[Line], bars: Sequence[Bar], page: int, habits: Habits
) -> tuple[Part | None, list[Line], list[Bar]]:
    """The rows with which a page goes on with the table of the page before, and what is left of it."""
    nothing = None, list(lines), list(bars)
    if last.form != "ruled" or not lines or not last.rows or _repeats(last, lines[0]):
        return nothing
    end = next((bar.base for bar in bars if bar.thick and bar.base > lines[0].base), None)
    if last.ended and not _is_redrawn(last, lines, bars, end):
        return nothing
    taken: list[Line] = []
    for line in lines:
        if (end is not None and line.base > end) or not _fits(line, last, taken) or _repeats(last, line):
            break
        taken.append(line)
    in_columns = sum(len(line.pieces) > 1 and not COUNTED.match(line.pieces[0].text) for line in taken)
    if not taken or in_columns * 2 < len(taken):
        return nothing
    bottom = end if end is not None and end - taken[-1].base < _LEAVES * taken[-1].size else taken[-1].base
    part = Part(page, taken[0].pieces[0].top, bottom, last.columns, ended=end == bottom)
    cuts = [0.0, *(bar.base for bar in bars if bar.base < bottom), bottom + 1]
    for upper, lower in pairwise(cuts):
        band = [line for line in taken if upper <= line.base < lower]
        part.rows.extend(rows_of(band, last.columns, page, habits))
    last.ended = False
    return part, list(lines[len(taken) :]), [bar for bar in bars if bar.base > bottom + 0.5]


def _is_redrawn(last: Part, lines: Sequence[Line], bars: Sequence[Bar], end: float | None) -> bool:
    """Whether a page repeats the table's outer rules around its further rows, without a head between."""
    if end is None or not any(bar.base < lines[0].base and _spans(last, bar) for bar in bars):
        return False
    first, body = lines[0].pieces[0], last.rows[-1].pieces[0]
    below = next((line for line in lines if line.base > end), None)
    return first.italic == body.italic and (below is None or not _fits(below, last, []))


def _spans(last: Part, bar: Bar) -> bool:
    edges = last.columns.edges
    return abs(bar.left - edges[0]) < _SAME and abs(bar.right - edges[-1]) < _SAME


def _repeats(last: Part, line: Line) -> bool:
    """Whether a line is of the table's head, printed once more."""
    words = {word for row in last.head for cell in row.cells.values() for word in cell.text.split()}
    return bool(words) and all(word.text in words for piece in line.pieces for word in piece.words)


def _fits(line: Line, last: Part, taken: Sequence[Line]) -> bool:
    """Whether a line stands in the table's columns, in its type."""
    columns: Columns = last.columns
    size = last.rows[-1].pieces[-1].size
    if abs(line.size - size) > 0.6 or line.left < columns.edges[0] - 2 or line.right > columns.edges[-1] + 14:
        return False
    if taken and line.base - taken[-1].base > _LEAVES * line.size:
        return False
    crossing = any(columns.crossed(part) for piece in line.pieces for part in columns.split(piece))
    return not crossing or (len(line.pieces) == 1 and bool(taken))
