"""Tables with rules: which lines of a page stand in one, and its head and rows.

The institution's tables have a thin rule above the head, a thick one below it and a thick one at their
end; thin ones between. A table without thick rules goes on as long as what follows stands in columns. A
rule that spans some columns only is that of a group head, which stands above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from answerable.publishing.media.pdf_layout.heads import HEAD_ABOVE, PARTIAL, head_of, without_groups
from answerable.publishing.media.pdf_layout.lines import COUNTED, Habits, Line
from answerable.publishing.media.pdf_layout.marks import Page, Shape
from answerable.publishing.media.pdf_layout.rows import (
    Columns,
    Row,
    borders_by_text,
    ends_of,
    rows_of,
)
from answerable.publishing.media.pdf_layout.rules import Bar

_BESIDE = 14.0  # points a rule or text may reach beyond a table's edge
_SAME_BORDER = 2.6  # points
_NARROW = 8.0  # points: a column no wider only keeps others apart
_TALLEST_HEAD = 100.0  # points between two rules of a head


@dataclass(slots=True)
class Part:
    """What one page holds of a table."""

    page: int
    top: float
    bottom: float
    columns: Columns
    head: list[Row] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    ended: bool = False
    form: str = "ruled"  # or "contents", "aligned", "chart"


@dataclass(slots=True)
class _Found:
    """Rules of one table, and whether the last of them ends it."""

    bars: list[Bar]
    ended: bool = False
    grouped: bool = False  # it begins with a group's rule, its head above
    head_end: int = 0  # among the bars: the one below the head

    @property
    def left(self) -> float:
        return min(bar.left for bar in self.bars)

    @property
    def right(self) -> float:
        return max(bar.right for bar in self.bars)


def tables_of(
    lines: Sequence[Line],
    bars: Sequence[Bar],
    page: Page,
    foot: float,
    habits: Habits,
    before: Part | None = None,
) -> tuple[list[Part], list[Line]]:
    """The tables of a page and the lines outside them.

    `foot` is where the page's text ends, `before` the table with which the page before ended: one of the
    same head has its columns.
    """
    parts: list[Part] = []
    left = list(lines)
    for found in _group(bars, lines, habits):
        part, used = _part(found, left, page, foot, habits, before)
        if part is not None:
            parts.append(part)
            taken = set(map(id, used))
            left = [line for line in left if id(line) not in taken]
    return parts, left


# --- which rules are one table's


def _group(bars: Sequence[Bar], lines: Sequence[Line], habits: Habits) -> list[_Found]:
    made: list[_Found] = []
    for index, bar in enumerate(bars):
        last = made[-1] if made else None
        if last is not None and not last.ended and _belongs(last, bar, lines, habits):
            last.bars.append(bar)
        else:
            following = bars[index + 1] if index + 1 < len(bars) else None
            if last is None or not _shares(last, bar, lines):
                made.append(_Found([bar], grouped=_is_group_rule(bar, following, lines)))
                continue
            made.append(last := _Found([replace(last.bars[-1], thick=False), bar]))
        _note_thickness(last)
    return [found for found in made if len(found.bars) > 1]


def _shares(last: _Found, bar: Bar, lines: Sequence[Line]) -> bool:
    """Whether a table that ended stands right above another: its last rule is that one's first."""
    above = last.bars[-1]
    if not last.ended or not bar.thick or bar.base - above.base >= _TALLEST_HEAD:
        return False
    between = [line for line in lines if above.base < line.base < bar.base]
    beside = abs(bar.left - above.left) < _BESIDE and abs(bar.right - above.right) < _BESIDE
    italic = all(piece.italic for line in between for piece in line.pieces)
    return beside and italic and any(len(line.pieces) > 1 for line in between)


def _note_thickness(found: _Found) -> None:
    """A thick rule below thin ones ends the head, the next thick one the table."""
    thick = [i for i, bar in enumerate(found.bars) if bar.thick]
    first_thick = found.bars[0].thick
    if first_thick:
        found.ended = len(thick) > 1
        found.head_end = 1 if len(found.bars) > 2 else 0
    elif thick:
        found.head_end = thick[0]
        found.ended = len(thick) > 1
    elif found.grouped:
        found.head_end = 0
    else:
        whole = (i for i, bar in enumerate(found.bars) if i and bar.length >= PARTIAL * found.bars[0].length)
        found.head_end = next(whole, 1)


def _is_group_rule(bar: Bar, following: Bar | None, lines: Sequence[Line]) -> bool:
    """Whether a first rule has a group's head above it and the table's row below."""
    if following is None or bar.length > PARTIAL * following.length:
        return False
    if bar.left < following.left - _BESIDE or bar.right > following.right + _BESIDE:
        return False
    return any(_above(line, bar) for line in lines)


def _above(line: Line, bar: Bar) -> bool:
    if not 0 < bar.base - line.base <= HEAD_ABOVE * line.size:
        return False
    return all(
        any(left - 2 <= p.left and p.right <= right + 2 for left, right in bar.spans) for p in line.pieces
    )


def _belongs(found: _Found, bar: Bar, lines: Sequence[Line], habits: Habits) -> bool:
    last = found.bars[-1]
    if found.grouped and len(found.bars) == 1:
        return True
    if found.grouped and bar.length < PARTIAL * last.length:
        return False
    if bar.left < found.left - _BESIDE or bar.right > found.right + _BESIDE:
        return False
    between = [line for line in lines if last.base < line.base < bar.base]
    if not between:
        return bar.base - last.base < _TALLEST_HEAD
    if _has_heading(between, habits):
        return False
    if not found.bars[0].thick:
        if any(b.thick for b in found.bars):
            return True  # after the head's thick rule the next thick one ends the table
        partial = bar.length < PARTIAL * found.bars[0].length
        if (bar.thick or partial) and bar.base - last.base < _TALLEST_HEAD:
            return True
    return _in_columns(between, [*last.borders, *bar.borders], found.left)


def _has_heading(lines: Sequence[Line], habits: Habits) -> bool:
    """Whether a heading stands among the lines: no table has one."""
    return any(
        line.pieces[-1].bold and line.size > 1.12 * habits.size and not line.pieces[-1].open for line in lines
    )


def _in_columns(lines: Sequence[Line], borders: Sequence[float], left: float) -> bool:
    """Whether the lines stand in columns rather than being paragraphs."""
    columns = Columns((left, *sorted(borders), 10_000.0))
    across = several = 0
    for line in lines:
        marked = len(line.pieces) > 1 and COUNTED.match(line.pieces[0].text)
        if marked and columns.crossed(line.pieces[-1]):
            return False
        across += any(columns.crossed(part) for piece in line.pieces for part in columns.split(piece))
        several += len(line.pieces) > 1 and not marked
    if not borders:
        return several * 2 >= len(lines)
    return several > 0 and across * 2 <= len(lines)


# --- the rows of one table


def _part(
    found: _Found,
    lines: Sequence[Line],
    page: Page,
    foot: float,
    habits: Habits,
    before: Part | None,
) -> tuple[Part | None, list[Line]]:
    bars = found.bars
    top, bottom = bars[0].base, bars[-1].base
    if found.grouped:
        top = min(line.pieces[0].top for line in lines if _above(line, bars[0])) - 1
    if not found.ended and (len(bars) - 1 <= found.head_end or _is_thick_head(found)):
        bottom = foot
    inside = [
        line
        for line in lines
        if top < line.base < bottom + 0.5
        and line.left > found.left - _BESIDE
        and line.right < found.right + 3 * _BESIDE
    ]
    columns = _columns(found, inside, [p for p in page.posts if p.bottom > top and p.top < bottom])
    head_base = bars[found.head_end].base
    head_lines = [line for line in inside if line.base < head_base]
    if before is not None and _same_head(before, head_lines, columns):
        columns = before.columns
    body = [line for line in inside if line.base >= head_base]
    if bottom == foot and not found.ended:
        body = _conforming(body, columns, habits, bars[-1].base)
    if not body or (columns.count < 2 and not found.ended):
        return None, []
    if habits.trailing:
        columns = columns.reaching(body)
    part = Part(page.number, top, max(bars[-1].base, body[-1].base), columns, ended=found.ended)
    part.head = head_of(head_lines, bars[: found.head_end + 1], columns, page.number, ends_of(body, columns))
    cuts = [bar.base for bar in bars[found.head_end :]]
    for upper, lower in zip(cuts, [*cuts[1:], 1e9], strict=True):
        part.rows.extend(
            rows_of([ln for ln in body if upper <= ln.base < lower], columns, page.number, habits)
        )
    if not part.head and len(part.rows) < 2:
        return None, []
    return part, [*head_lines, *body]


def _same_head(before: Part, lines: Sequence[Line], columns: Columns) -> bool:
    """Whether these lines are the head of the table before, where its columns tell at least as much."""
    theirs = [word for row in before.head for cell in row.cells.values() for word in cell.text.split()]
    ours = [word for line in lines for piece in line.pieces for word in piece.text.split()]
    beside = abs(before.columns.edges[0] - columns.edges[0]) < _BESIDE / 2
    same = sorted("".join(theirs)) == sorted("".join(ours))  # a line's end may bind two words
    return beside and before.columns.count >= columns.count and same


def _is_thick_head(found: _Found) -> bool:
    return not found.ended and any(bar.thick for bar in found.bars)


def _conforming(body: list[Line], columns: Columns, habits: Habits, last_rule: float) -> list[Line]:
    """The lines after the last rule that still stand in the table."""
    size = max((line.size for line in body[:1]), default=habits.size)
    kept: list[Line] = []
    for line in body:
        if line.base < last_rule:
            kept.append(line)
            continue
        marked = len(line.pieces) > 1 and COUNTED.match(line.pieces[0].text)
        outside = line.left < columns.edges[0] - 2 or line.size > 1.1 * size
        if outside or (marked and len(columns.crossed(line.pieces[-1])) > 1 and columns.count > 2):
            break
        kept.append(line)
    return kept


def _columns(found: _Found, lines: Sequence[Line], posts: Sequence[Shape]) -> Columns:
    """The table's columns by its rules; where these are drawn at once, by upright rules or by its text."""
    borders: list[list[float]] = []
    marks = [b for bar in found.bars for b in bar.borders]
    for bar in found.bars:
        marks += [(a[1] + b[0]) / 2 for a, b in zip(bar.spans, bar.spans[1:], strict=False)]
        marks += [x for span in bar.spans for x in span]
    left, right = found.left, found.right
    for mark in sorted(mark for mark in marks if left + _NARROW < mark < right - _NARROW):
        if borders and mark - borders[-1][-1] <= _SAME_BORDER:
            borders[-1].append(mark)
        else:
            borders.append([mark])
    inner = [sum(group) / len(group) for group in borders]
    by_text = False
    if not any(bar.borders for bar in found.bars):
        head = found.bars[found.head_end].base
        body = [line for line in lines if line.base > head] or lines
        heads = without_groups([line for line in lines if line.base <= head], found.bars, right - left)
        told = [x for x in borders_by_text(body, heads, inner) if left < x < right]
        upright = sorted({round((p.left + p.right) / 2, 1) for p in posts})
        drawn = [x for x in upright if left + _NARROW < x < right - _NARROW]
        inner = max((told, drawn, inner), key=len)
        by_text = inner is told
    return Columns((left, *_without_narrow(inner, lines), right), drawn=not by_text)


def _without_narrow(inner: list[float], lines: Sequence[Line]) -> list[float]:
    """Of two borders side by side the one that fewer texts cross."""
    words = [w for line in lines for piece in line.pieces for w in piece.words]

    def cuts(border: float) -> int:
        return sum(w.left + 0.5 < border < w.right - 0.5 for w in words)

    kept: list[float] = []
    for border in inner:
        if kept and border - kept[-1] < _NARROW:
            if cuts(border) < cuts(kept[-1]):
                kept[-1] = border
        else:
            kept.append(border)
    return kept
