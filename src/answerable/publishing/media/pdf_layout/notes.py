"""Footnotes: the small text below a short rule at a page's foot, and the raised marks that call it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from answerable.publishing.media.pdf_layout.lines import LIST_MARK, Habits, Line, piece_of
from answerable.publishing.media.pdf_layout.rules import Bar

_SHORTEST, _LONGEST = 40.0, 200.0  # points: the rule above footnotes
_SMALL = 0.93  # of the body's size
_LOWEST = 0.3  # of the page's height: notes stand below


@dataclass(slots=True)
class Notes:
    """A page's footnotes: their lines, where they begin, and the heights at which each mark stands."""

    lines: list[Line] = field(default_factory=list)
    top: float | None = None
    calls: dict[str, float] = field(default_factory=dict)


def take_notes(
    lines: list[Line], bars: list[Bar], height: float, habits: Habits
) -> tuple[Notes, list[Line], list[Bar]]:
    """The page's notes, and its lines and rules without them."""
    top = _separator(lines, bars, height, habits)
    if top is None:
        return Notes(), lines, bars
    below = [line for line in lines if line.base > top and not _is_drawn(line)]
    kept = [line for line in lines if line.base <= top and not _is_drawn(line)]
    notes = Notes(below, top)
    marks = {line.pieces[0].text for line in below if len(line.pieces) > 1}
    marks = {mark for mark in marks if mark.isdigit() and LIST_MARK.match(mark)}
    return notes, [_without_calls(line, marks, notes) for line in kept], [b for b in bars if b.base < top - 1]


def _separator(lines: Sequence[Line], bars: Sequence[Bar], height: float, habits: Habits) -> float | None:
    drawn = [line.base for line in lines if _is_drawn(line)]
    lowest = max((bar.base for bar in bars), default=0.0)  # a rule with others below is a table's
    drawn += [b.base for b in bars if b.base == lowest and _is_short(b)]
    for base in sorted(drawn, reverse=True):
        below = [line for line in lines if line.base > base and not _is_drawn(line)]
        if base > _LOWEST * height and below and all(ln.size < _SMALL * habits.size for ln in below):
            return base
    return None


def _is_short(bar: Bar) -> bool:
    return _SHORTEST < bar.length < _LONGEST and len(bar.spans) == 1 and not bar.borders


def _is_drawn(line: Line) -> bool:
    """Whether the line is a rule made of letters."""
    return all(set(piece.text) == {"_"} and len(piece.text) > 4 for piece in line.pieces)


def _without_calls(line: Line, marks: set[str], notes: Notes) -> Line:
    pieces = []
    for piece in line.pieces:
        called = [word for word in piece.words if word.raised and word.text in marks]
        if not called:
            pieces.append(piece)
            continue
        notes.calls.update({word.text: line.base for word in called})
        rest = [word for word in piece.words if word not in called]
        if rest:
            pieces.append(piece_of(rest))
    return Line(pieces) if pieces else line
