"""Text set in two columns side by side, read column by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from answerable.publishing.media.pdf_layout.lines import Habits, Line, Piece

_LEAST_LINES = 4  # on each side
_LEAST_WORDS = 4  # of half the lines: figures and labels make a table, not a text
_ALONE = 0.8  # share of a side's lines that are one piece


def sides_of(lines: Sequence[Line], habits: Habits) -> tuple[int, int, list[Line], list[Line]] | None:
    """From which to which line text stands in two columns, and the lines of each; None where it does not."""
    gutter = _gutter(lines)
    if gutter is None:
        return None
    inside = [not any(p.left < gutter < p.right for p in line.pieces) for line in lines]
    both = [i for i, line in enumerate(lines) if inside[i] and line.left < gutter < line.right]
    start, end = both[0], both[-1]
    while start and inside[start - 1] and _is_beside(lines[start - 1], lines[start]):
        start -= 1
    while end + 1 < len(lines) and inside[end + 1] and _is_beside(lines[end], lines[end + 1]):
        end += 1
    if not all(inside[start : end + 1]):
        return None
    found = lines[start : end + 1]
    left = [Line(own) for line in found if (own := [p for p in line.pieces if p.right <= gutter])]
    right = [Line(own) for line in found if (own := [p for p in line.pieces if p.left >= gutter])]
    if not (_is_text(left) and _is_text(right) and _in_order(left, right, habits)):
        return None
    return start, end + 1, left, right


def _gutter(lines: Sequence[Line]) -> float | None:
    starts: Counter[int] = Counter(round(b.left) for line in lines for _, b in pairwise(line.pieces))
    if not starts:
        return None
    left, count = starts.most_common(1)[0]
    return left - 1.5 if count >= _LEAST_LINES else None


def _is_beside(above: Line, below: Line) -> bool:
    return 0 < below.base - above.base < 2.2 * max(above.size, below.size)


def _is_text(side: Sequence[Line]) -> bool:
    if len(side) < _LEAST_LINES or sum(len(line.pieces) == 1 for line in side) < _ALONE * len(side):
        return False
    return median(len(line.pieces[0].words) for line in side) >= _LEAST_WORDS


def _in_order(left: Sequence[Line], right: Sequence[Line], habits: Habits) -> bool:
    """Whether the file holds one column after the other: the rows of a table alternate."""
    if not habits.ordered:
        return True

    def pieces(side: Sequence[Line]) -> list[Piece]:
        return [piece for line in side for piece in line.pieces]

    first, second = ([w.index for p in pieces(side) for w in p.words] for side in (left, right))
    return max(first) < min(second) or max(second) < min(first)
