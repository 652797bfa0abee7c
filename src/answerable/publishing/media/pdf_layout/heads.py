"""The head of a table: its rows between rules, the heads of groups, each column's own."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.publishing.media.pdf_layout.lines import Line, Piece
from answerable.publishing.media.pdf_layout.rows import Cell, Columns, Row
from answerable.publishing.media.pdf_layout.rules import Bar

HEAD_ABOVE = 1.9  # sizes: a group head's distance to its rule
_OFF = 6.0  # points a group's head may stand beside the middle of its columns
PARTIAL = 0.85  # of the width of the rule that follows: a rule shorter is that of a group


def head_of(
    lines: Sequence[Line], bars: Sequence[Bar], columns: Columns, page: int, ends: Sequence[float | None]
) -> list[Row]:
    """The head's rows: one for each band between its rules; a group's head in its first column.

    `ends` is where the figures of each column end: heads end there, too.
    """
    bands = [bar for bar in bars if lines and bar.base > lines[0].base - 1]
    rows = [Row(page, head=True) for _ in bands]
    waiting: list[tuple[int, Piece]] = []
    for level, band in enumerate(bands):
        upper = bands[level - 1].base if level else 0.0
        found = [p for at, p in waiting] + [
            piece
            for line in lines
            if upper <= line.base < band.base
            for whole in line.pieces
            for piece in _heads_of(whole, band, columns, ends)
        ]
        waiting = []
        groups = _groups(band, found, columns) if level < len(bands) - 1 else {}
        for piece in found:
            column = groups.get(id(piece))
            if column is not None:
                add_head(rows[level], column, piece)
            elif level < len(bands) - 1 and _goes_below(piece, lines, band):
                waiting.append((level, piece))
            else:
                add_head(rows[level], columns.of(piece), piece)
    return [row for row in rows if row.cells]


def _heads_of(whole: Piece, band: Bar, columns: Columns, ends: Sequence[float | None]) -> list[Piece]:
    """The heads in a piece: those of columns that stand near are parted where their figures end."""
    width = columns.edges[-1] - columns.edges[0]
    if any(_stands_over(whole, *span) and span[1] - span[0] < PARTIAL * width for span in band.spans):
        return [whole]  # of a group
    return [part for piece in columns.split(whole) for part in columns.split_at(piece, ends)]


def _groups(band: Bar, pieces: Sequence[Piece], columns: Columns) -> dict[int, int]:
    """The pieces that a stretch of this rule spans alone, each with the first column it spans."""
    found: dict[int, int] = {}
    for left, right in band.spans:
        if columns.at(right - 2) <= columns.at(left + 2):
            continue
        above = [p for p in pieces if _stands_over(p, left, right)]
        middles = [abs(_middle(p) - (left + right) / 2) for p in above]
        if above and max(middles) < max(_OFF, 0.1 * (right - left)):
            found.update((id(p), columns.at(left + 2)) for p in above)
        elif len(above) > 1:
            found.update(_side_by_side(above, left, right, columns))
    return found


def _side_by_side(pieces: Sequence[Piece], left: float, right: float, columns: Columns) -> dict[int, int]:
    """Heads of groups whose rules touch: each stands in the middle of its own columns, one after another."""
    found: dict[int, int] = {}
    heads: list[list[Piece]] = []  # of several lines
    for piece in sorted(pieces, key=lambda p: p.left):
        if heads and piece.left < max(p.right for p in heads[-1]):
            heads[-1].append(piece)
        else:
            heads.append([piece])
    start = left
    for head in heads:
        nearest = min(range(columns.count), key=lambda at: abs(columns.edges[at] - start))
        found.update((id(piece), nearest) for piece in head)
        start = 2 * sum(map(_middle, head)) / len(head) - start
    return found if abs(start - right) <= _OFF and len(set(found.values())) == len(heads) else {}


def _middle(piece: Piece) -> float:
    return (piece.left + piece.right) / 2


def _goes_below(piece: Piece, lines: Sequence[Line], band: Bar) -> bool:
    """Whether a head beside a group's goes on below the group's rule."""
    return any(
        band.base < line.base <= piece.base + 1.5 * piece.size
        and any(p.left < piece.right and piece.left < p.right for p in line.pieces)
        for line in lines
    )


def add_head(row: Row, column: int, piece: Piece) -> None:
    """Takes a line of a head's cell: its lines are one text."""
    row.pieces.append(piece)
    cell = row.cells.get(column)
    if cell is None:
        row.cells[column] = Cell(piece.text, piece)
        return
    blank = "" if cell.text.endswith(("-", "–", "/")) and not cell.last.words[-1].open else " "
    cell.text, cell.last = f"{cell.text}{blank}{piece.text}", piece


def without_groups(lines: Sequence[Line], bars: Sequence[Bar], width: float) -> list[Line]:
    """The lines of a head without the heads of groups, which stand across the borders below them.

    `width` is the table's, in points: a rule that spans less of it is that of a group.
    """
    spans = [
        (bar.base, left, right) for bar in bars for left, right in bar.spans if right - left < PARTIAL * width
    ]

    def is_group(piece: Piece) -> bool:
        return any(
            0 < base - piece.base <= HEAD_ABOVE * piece.size and _stands_over(piece, left, right)
            for base, left, right in spans
        )

    kept = [[piece for piece in line.pieces if not is_group(piece)] for line in lines]
    return [Line(pieces) for pieces in kept if pieces]


def _stands_over(piece: Piece, left: float, right: float) -> bool:
    return left - 2 <= piece.left and piece.right <= right + 2
