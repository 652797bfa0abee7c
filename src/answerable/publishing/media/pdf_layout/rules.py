"""Rules of a page made bars: the pieces of one horizontal line, and where columns meet on it.

Word processors draw a table's line cell by cell, so that where one piece ends and the next begins a
column ends. Other programs draw it at once; then the columns are told by the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from answerable.publishing.media.pdf_layout.marks import Shape

_SAME_HEIGHT = 1.3  # points
_TOUCHING = 1.6  # points between pieces of one line
_CORNER = 3.0  # points: a piece no longer is where two columns meet
_THICK = 1.1  # points
_THICKER = 1.8  # times the thinnest of the document
_MOST_BARS = 500  # of a page: more are a drawing, a map
_RULE = 30.0  # points: the shortest that counts as one


@dataclass(slots=True)
class Bar:
    """A horizontal line across a page: its stretches, and the borders of columns on it."""

    base: float
    thickness: float
    spans: list[tuple[float, float]] = field(default_factory=list)
    borders: list[float] = field(default_factory=list)
    thick: bool = False  # against the others of the document

    @property
    def left(self) -> float:
        return self.spans[0][0]

    @property
    def right(self) -> float:
        return self.spans[-1][1]

    @property
    def length(self) -> float:
        return sum(right - left for left, right in self.spans)


def bars_of(rules: Iterable[Shape]) -> list[Bar]:
    """The lines of a page from the top down."""
    rows: list[list[Shape]] = []
    for rule in sorted(rules, key=lambda r: r.top + r.bottom):
        middle = (rule.top + rule.bottom) / 2
        if rows and middle - (rows[-1][0].top + rows[-1][0].bottom) / 2 <= _SAME_HEIGHT:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    bars = [bar for bar in (_bar(row) for row in rows) if bar.length > _CORNER]
    return bars if len(bars) <= _MOST_BARS else []


def mark_thick(pages: Sequence[Sequence[Bar]]) -> None:
    """Tells thick rules from thin ones, in a document that has both."""
    thinnest = min((bar.thickness for bars in pages for bar in bars if bar.length > _RULE), default=0.0)
    for bars in pages:
        for bar in bars:
            bar.thick = bar.thickness >= max(_THICK, _THICKER * thinnest)


def _bar(row: list[Shape]) -> Bar:
    row.sort(key=lambda rule: rule.left)
    base = sum(rule.top + rule.bottom for rule in row) / 2 / len(row)
    bar = Bar(base, max(rule.height for rule in row))
    for rule in row:
        if bar.spans and rule.left - bar.spans[-1][1] <= _TOUCHING:
            if not bar.borders or rule.left - bar.borders[-1] > _CORNER:
                bar.borders.append(rule.left)
            bar.spans[-1] = (bar.spans[-1][0], max(bar.spans[-1][1], rule.right))
        else:
            bar.spans.append((rule.left, rule.right))
    return bar
