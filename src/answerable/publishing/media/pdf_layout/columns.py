"""Tables without rules: lists of contents by their leaders, and texts that stand in columns.

A list set in two halves side by side, each with the same columns, is read half by half.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from answerable.publishing.media.pdf_layout.lines import (
    LIST_MARK,
    Habits,
    Line,
    joined,
    piece_of,
)
from answerable.publishing.media.pdf_layout.rows import Cell, Columns, Row, rows_of
from answerable.publishing.media.pdf_layout.tables import Part

_ENTRY = re.compile(r"^(.*?)(?:\s?[.…·]){4,}\s*(\d{1,4}|[ivxl]{1,6})$")
_FAR = 2.0  # sizes: a gap this wide is one between columns
_HANGING = 0.7  # sizes: enough before a text that goes on right below
_ALIGNED = 2.0  # points
_APART = 3.2  # sizes: a line farther below is no longer of the list
_HALVES = 10.0  # points by which the two halves' columns may differ


# --- contents


def contents_of(lines: Sequence[Line], page: int, habits: Habits) -> tuple[Part | None, list[Line]]:
    """The list of contents on a page, and the lines outside it."""
    entries = [i for i, line in enumerate(lines) if _is_entry(line)]
    if len(entries) < 2:
        return None, list(lines)
    start, end = entries[0], entries[-1]
    while start and _wraps(lines[start - 1], lines[start], habits):
        start -= 1
    rows: list[Row] = []
    if start and lines[start - 1].left > 0.6 * lines[start].right and len(lines[start - 1].pieces) == 1:
        start -= 1
        head = lines[start].pieces[0]
        rows.append(Row(page, {1: Cell(head.text, head)}, [head]))
    open_entry = False
    for line in lines[start + len(rows) : end + 1]:
        text, number = _entry(line)
        if open_entry and habits.is_tight(rows[-1].pieces[-1], line.pieces[0]):
            cell = rows[-1].cells[0]
            cell.text = joined(cell.text, text, cell.last.words[-1].open)
            cell.last = line.pieces[-1]
        else:
            rows.append(Row(page, {0: Cell(text, line.pieces[-1])}))
        rows[-1].pieces.extend(line.pieces)
        if number is not None:
            rows[-1].cells[1] = Cell(number, line.pieces[-1])
        open_entry = number is None
    edges = (lines[start].left, lines[end].right - 1, lines[end].right)
    part = Part(page, rows[0].box[1], lines[end].base, Columns(edges), rows=rows, form="contents")
    return part, [*lines[:start], *lines[end + 1 :]]


def _wraps(above: Line, below: Line, habits: Habits) -> bool:
    """Whether an entry begins on the line above."""
    one, other = above.pieces[0], below.pieces[0]
    alike = abs(one.size - other.size) < 0.5 and one.bold == other.bold
    return alike and habits.is_tight(above.pieces[-1], other) and not _is_entry(above)


def _is_entry(line: Line) -> bool:
    return bool(_ENTRY.match(_plain(line)))


def _plain(line: Line) -> str:
    return " ".join(piece.text for piece in line.pieces)


def _entry(line: Line) -> tuple[str, str | None]:
    """The entry's text, and its page number where this line has it."""
    found = _ENTRY.match(_plain(line))
    return (found[1].rstrip(" .…·"), found[2]) if found else (_plain(line), None)


# --- columns


def aligned_of(lines: Sequence[Line], page: int, habits: Habits) -> tuple[list[Part], list[Line]]:
    """The lists in columns on a page, and the lines outside them."""
    parts: list[Part] = []
    kept: list[Line] = []
    index = 0
    while index < len(lines):
        block = _block(lines[index:], habits)
        if block:
            parts.append(_part(block, page, habits))
            index += len(block)
        else:
            kept.append(lines[index])
            index += 1
    return parts, kept


def _block(lines: Sequence[Line], habits: Habits) -> list[Line]:
    """The lines from the first that stand in its columns; none where it stands in none."""
    first = lines[0]
    if not (_is_columned(first) or (len(lines) > 1 and _hangs(first, lines[1], habits))):
        return []
    lefts = [piece.left for piece in first.pieces]
    block = [first]
    for line in lines[1:]:
        like = line.pieces[0]
        if line.base - block[-1].base > _APART * first.size or abs(like.size - first.size) > 0.5:
            break
        if any(p.bold != first.pieces[-1].bold or p.italic != first.pieces[-1].italic for p in line.pieces):
            break
        known = [any(abs(p.left - left) <= _ALIGNED for left in lefts) for p in line.pieces]
        if not all(known):
            beside = line.left > max(piece.right for piece in first.pieces[:1]) and line.left > max(lefts)
            if not _is_columned(line) or not (known[0] or beside):
                break  # neither of these columns nor of a half beside them
            lefts += [p.left for p, k in zip(line.pieces, known, strict=True) if not k]
        block.append(line)
    return block


def _is_columned(line: Line) -> bool:
    if len(line.pieces) < 2 or LIST_MARK.match(line.pieces[0].text):
        return False
    return any((b.left - a.right) > _FAR * line.size for a, b in pairwise(line.pieces))


def _hangs(line: Line, below: Line, habits: Habits) -> bool:
    """Whether the next line goes on below a later piece of this one."""
    if len(line.pieces) < 2 or LIST_MARK.match(line.pieces[0].text) or len(below.pieces) > 1:
        return False
    last, first = line.pieces[-1], below.pieces[0]
    gap = last.left - line.pieces[-2].right
    return (
        gap > _HANGING * line.size
        and habits.is_tight(last, first)
        and abs(first.left - last.left) <= _ALIGNED
    )


def _part(block: list[Line], page: int, habits: Habits) -> Part:
    lefts: list[float] = []
    for left in sorted(piece.left for line in block for piece in line.pieces):
        if not lefts or left - lefts[-1] > 2 * _ALIGNED:
            lefts.append(left)
    lefts = _supported(lefts, block)
    right = max(line.right for line in block) + 1
    halves = _halves(lefts)
    rows: list[Row] = []
    for number, half in enumerate(halves):
        end = halves[number + 1][0] - 1 if number + 1 < len(halves) else right
        columns = Columns((half[0] - 1, *(left - 1 for left in half[1:]), end))
        own = [_within(line, half[0] - 1, end) for line in block]
        rows += rows_of([line for line in own if line.pieces], columns, page, habits, ruled=False)
    edges = (lefts[0], *(left - 1 for left in halves[0][1:]), right)
    return Part(page, block[0].pieces[0].top, block[-1].base, Columns(edges), rows=rows, form="aligned")


def _supported(lefts: list[float], block: Sequence[Line]) -> list[float]:
    """Columns that begin after a wide gap; others are words set apart within one."""
    kept = [lefts[0]]
    for left in lefts[1:]:
        gaps = [
            b.left - a.right
            for line in block
            for a, b in pairwise(line.pieces)
            if abs(b.left - left) <= _ALIGNED
        ]
        starts = any(abs(line.left - left) <= _ALIGNED for line in block)
        if starts or any(gap > _FAR * block[0].size for gap in gaps):
            kept.append(left)
    return kept


def _halves(lefts: list[float]) -> list[list[float]]:
    """The columns of each half of a list set twice side by side; of the whole for any other."""
    middle = len(lefts) // 2
    if len(lefts) < 4 or len(lefts) % 2:
        return [lefts]
    left, right = lefts[:middle], lefts[middle:]
    alike = all(abs((b - right[0]) - (a - left[0])) <= _HALVES for a, b in zip(left, right, strict=True))
    return [left, right] if alike else [lefts]


def _within(line: Line, left: float, right: float) -> Line:
    """The part of a line between two heights of the page's width."""
    pieces = []
    for piece in line.pieces:
        words = [word for word in piece.words if left <= word.left < right]
        if words:
            pieces.append(piece if len(words) == len(piece.words) else piece_of(words))
    return Line(pieces)
