"""Column charts drawn on a page, as tables: categories below the axis, a row for each entry of the legend.

A value is what is printed at its column, placed by where it stands: over which category, and over which
of the category's columns. Where that cannot be told, where two labels claim one place, or where a label
contradicts the height of its column on the printed scale, the value stays empty and the label stays a
text. Charts drawn in another way stay texts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from answerable.publishing.media.pdf_layout.lines import Habits, Line, Piece, lines_of
from answerable.publishing.media.pdf_layout.marks import Page, Shape
from answerable.publishing.media.pdf_layout.rows import Cell, Columns, Row
from answerable.publishing.media.pdf_layout.tables import Part

_MEET = 4.0  # points: the axes' distance where they meet
_STANDS = 1.5  # points: how exactly a column stands on its axis
_MOST_PAIRS = 40_000  # of lines of a page that may be axes
_SHORTEST = 40.0  # points: an axis
_BESIDE, _ABOVE, _BELOW = 45.0, 20.0, 45.0  # points around the axes without a frame
_MARKER = 9.0  # points: a legend's square
_SAME_CATEGORY = 12.0  # points between the middles of a category's lines
_OFF = 0.35  # of a column's width: how far a label may stand beside its column
_MISFIT = 0.03  # of the axis: how far a column's height may be from its label
_NUMBER = re.compile(r"^\(?-?\d[\d\s.,]*\)?\s?%?$")
_DASHES = ("–", "−", "-", "—")


@dataclass(slots=True)
class _Chart:
    """The parts of a chart: its axes, the region it takes, its columns."""

    axis: Shape  # of the categories
    height: Shape  # of the values
    region: tuple[float, float, float, float]
    columns: list[Shape] = field(default_factory=list)
    markers: list[Shape] = field(default_factory=list)


def charts_of(page: Page, habits: Habits) -> list[Part]:
    """The charts of a page; their words, rules and shapes are taken from it."""
    parts = []
    for chart in _charts(page):
        left, top, right, bottom = chart.region
        words = [w for w in page.words if left <= w.left and w.right <= right and top <= w.base <= bottom]
        part, used = _part(chart, lines_of(words, habits), page.number)
        if part is None:
            continue
        parts.append(part)
        taken = set(map(id, used))
        page.words = [word for word in page.words if id(word) not in taken]
        page.rules = [rule for rule in page.rules if not _inside(rule, chart.region)]
        page.posts = [post for post in page.posts if not _inside(post, chart.region)]
    return parts


def _inside(shape: Shape, region: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = region
    return (
        shape.left >= left - 1
        and shape.right <= right + 1
        and shape.top >= top - 1
        and shape.bottom <= bottom + 1
    )


def _charts(page: Page) -> list[_Chart]:
    found: list[_Chart] = []
    posts = [post for post in page.posts if not post.filled and post.height >= _SHORTEST]
    rules = [rule for rule in page.rules if not rule.filled and rule.width >= _SHORTEST]
    if len(posts) * len(rules) > _MOST_PAIRS:
        return []  # a drawing
    for post in posts:
        for rule in rules:
            meets = abs(rule.left - post.left) < _MEET and abs(rule.top - post.bottom) < _MEET
            if not meets:
                continue
            if not any(abs(chart.axis.top - rule.top) < _MEET for chart in found):
                found.append(_Chart(rule, post, _region(page, post, rule)))
    for chart in found:
        inner = [s for s in page.shapes if s.filled and _inside(s, chart.region)]
        chart.markers = [s for s in inner if s.width < _MARKER and s.height < _MARKER]
        base = (chart.axis.top + chart.axis.bottom) / 2
        chart.columns = [c for s in inner for c in s.columns() if abs(c.bottom - base) < _STANDS]
        widest = (chart.axis.right - chart.axis.left) * 0.6
        chart.columns = [c for c in chart.columns if c.width < widest and c.top >= chart.height.top - _ABOVE]
    return [chart for chart in found if not _lies(chart, page)]


def _lies(chart: _Chart, page: Page) -> bool:
    """Whether the chart's bars lie on the axis at the left: it is none of columns."""
    foot, left = chart.axis.top - 1, chart.height.left
    inner = [s for s in page.shapes if s.filled and _inside(s, chart.region)]
    lying = [s for s in inner if s.bottom < foot and abs(s.left - left) < _MEET]
    return len(lying) > max(1, len(chart.columns))


def _region(page: Page, post: Shape, rule: Shape) -> tuple[float, float, float, float]:
    """The frame around the axes, or so much as a chart's texts need."""
    frames = [
        s
        for s in page.shapes
        if s.left < post.left - 2
        and s.top < post.top
        and s.right > rule.right - 4
        and s.bottom > rule.bottom + 5
    ]
    if frames:
        frame = min(frames, key=lambda s: s.width * s.height)
        return frame.left - 1, frame.top - 1, frame.right + 2, frame.bottom + 1
    return post.left - _BESIDE, post.top - _ABOVE, rule.right + _BESIDE / 2, rule.bottom + _BELOW


# --- the texts of a chart


def _part(chart: _Chart, lines: Sequence[Line], page: int) -> tuple[Part | None, list[object]]:
    pieces = [piece for line in lines for piece in line.pieces]
    base = chart.axis.bottom
    beside = [p for p in pieces if p.right <= chart.height.left + 2]
    below = [p for p in pieces if p.base > base + 2 and p not in beside]
    above = [p for p in pieces if p.base <= base + 2 and p not in beside]
    legend = _legend(chart, below)
    named = {id(piece) for entry in legend for piece in entry}
    categories = _categories([p for p in below if id(p) not in named])
    scaled = len(beside) > 1 and all(_NUMBER.match(p.text) for p in beside)
    if not categories or not (scaled or (chart.columns and not beside)):
        return None, []
    scale = _Scale(beside)
    labels = [p for p in above if _NUMBER.match(p.text) or p.text in _DASHES]
    rows = [_head(categories, page)]
    for entry in legend or [[]]:
        rows.append(Row(page, {}, list(entry) or list(rows[0].pieces)))
        if entry:
            rows[-1].cells[0] = Cell(" ".join(p.text for p in entry), entry[-1])
    placed = _place(labels, [_middle(c) for c in categories], chart, scale, rows[1:])
    used = [w for p in (*beside, *placed, *below) for w in p.words]
    top, bottom = chart.region[1], chart.region[3]
    columns = Columns(tuple(float(i) for i in range(len(categories) + 2)))
    return Part(page, top, bottom, columns, rows[:1], rows[1:], ended=True, form="chart"), list(used)


def _middle(pieces: Sequence[Piece]) -> float:
    return sum((p.left + p.right) / 2 for p in pieces) / len(pieces)


def _head(categories: Sequence[Sequence[Piece]], page: int) -> Row:
    row = Row(page, head=True)
    for number, pieces in enumerate(categories, 1):
        row.pieces.extend(pieces)
        row.cells[number] = Cell(" ".join(p.text for p in pieces), pieces[-1])
    return row


def _legend(chart: _Chart, below: Sequence[Piece]) -> list[list[Piece]]:
    """The names beside the legend's squares, in their order; a name may go on below."""
    entries: list[list[Piece]] = []
    for marker in sorted(chart.markers, key=lambda m: (round(m.top / 4), m.left)):
        middle = (marker.top + marker.bottom) / 2
        beside = [p for p in below if 0 <= p.left - marker.right < 12 and p.top <= middle <= p.bottom]
        if beside:
            entries.append(beside[:1])
    for entry in entries:
        first = entry[0]
        for piece in below:
            near = 0 < piece.base - entry[-1].base < 1.4 * first.size
            if near and abs(piece.left - first.left) < 2:
                entry.append(piece)
    return entries


def _categories(pieces: Sequence[Piece]) -> list[list[Piece]]:
    found: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: p.left + p.right):
        if found and (piece.left + piece.right) / 2 - _middle(found[-1]) < _SAME_CATEGORY:
            found[-1].append(piece)
        else:
            found.append([piece])
    return [sorted(group, key=lambda p: p.base) for group in found]


# --- values


class _Scale:
    """What a height on the axis stands for, by the figures beside it."""

    def __init__(self, ticks: Sequence[Piece]) -> None:
        marks = sorted((p.base - 0.33 * p.size, _number(p.text)) for p in ticks)
        self._ends = (marks[-1], marks[0]) if len(marks) > 1 else None

    def contradicts(self, column: Shape, text: str) -> bool:
        """Whether a label cannot be that of this column."""
        if self._ends is None or not _NUMBER.match(text):
            return False
        (y0, v0), (y1, v1) = self._ends
        if v1 == v0:
            return False
        wanted = y0 + (_number(text) - v0) / (v1 - v0) * (y1 - y0)
        return abs(wanted - column.top) > max(_MISFIT * abs(y1 - y0), 2.0)


def _number(text: str) -> float:
    """A figure on the scale; only for comparing heights, never a value that is read."""
    plain = re.sub(r"[^\d.-]", "", text.replace("(", "-")) or "0"
    try:
        return float(plain)
    except ValueError:
        return 0.0


def _place(
    labels: Sequence[Piece], middles: Sequence[float], chart: _Chart, scale: _Scale, rows: Sequence[Row]
) -> list[Piece]:
    """Puts each label into its row and column where both can be told; gives those it placed."""
    count = len(rows)
    step = _step(chart.columns)
    found: dict[tuple[int, int], list[Piece]] = {}
    placed: list[Piece] = []
    for label in labels:
        middle = (label.left + label.right) / 2
        category = min(range(len(middles)), key=lambda i: abs(middles[i] - middle))
        series = 0.0
        if count > 1:
            if step is None:
                continue
            series = (middle - middles[category]) / step + (count - 1) / 2
        if abs(series - round(series)) <= _OFF and 0 <= round(series) < count:
            found.setdefault((category, round(series)), []).append(label)
    for (category, at), pieces in found.items():
        texts = {"–" if p.text in _DASHES else p.text for p in pieces}
        middle = middles[category] + ((at - (count - 1) / 2) * (step or 0.0))
        column = next((c for c in chart.columns if c.left <= middle <= c.right), None)
        text = texts.pop()
        if texts or (column is not None and scale.contradicts(column, text)):
            continue
        rows[at].cells[category + 1] = Cell(text, pieces[0])
        rows[at].pieces.extend(pieces)
        placed.extend(pieces)
    return placed


def _step(columns: Sequence[Shape]) -> float | None:
    """From one column of a category to the next, in points; None where there are no columns."""
    if not columns:
        return None
    width = sorted(c.width for c in columns)[len(columns) // 2]
    ordered = sorted(columns, key=lambda c: c.left)
    steps = [b.left - a.left for a, b in pairwise(ordered) if b.left - a.left > 0.5 * width]
    near = [step for step in steps if step < 1.6 * width]
    return min(near) if near else width
