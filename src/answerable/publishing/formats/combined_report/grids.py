"""A grid as media give it, smoothed: one head a column, no empty rows or columns, stacked tables apart.

Word processors and page layout split heads over several rows, merge cells into spacer columns that
move from row to row, and repeat heads on every page. None of this is part of the table.

Not here: which table it is (`columns`), what its cells say (`tables`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from answerable.calc.quantities import parse_printed
from answerable.publishing.blocks import Cells, Grid
from answerable.publishing.grids import plain

_FORMULA = re.compile(r"^\(\d\)\s*(?:=\s*.*)?$")  # '(3)=(1)-(2)'
_FEWEST_FORMULAS = 2
_PERIOD = re.compile(r"^\d{4}(?:/\d{2,4})?$")
_FIGURE = re.compile(r"^[-\d(（$–—]")


@dataclass(frozen=True)
class Smooth:
    """Heads as (group, own) of every column, the first being the labels'; rows of the same width."""

    heads: tuple[tuple[str, str], ...]
    rows: tuple[Cells, ...]


def smooth(grid: Grid) -> Iterator[Smooth]:
    """The tables in a grid: one, or several where another head stands further down."""
    rows = [_clean(row) for row in grid.rows]
    rows = [row for row in rows if any(row.cells)]
    if not rows:
        return
    width = max(len(row.cells) for row in rows)
    rows = [replace(row, cells=row.cells + ("",) * (width - len(row.cells))) for row in rows]
    count = _head_count(rows)
    # a page that ends with a table's heads prints them twice
    head = [row for i, row in enumerate(rows[:count]) if not _repeats(row, rows[:i])]
    body: list[Cells] = []
    for row in rows[count:]:
        if _repeats(row, head):
            continue
        if _begins_another(row, head):
            above = _trailing_heads(body)
            if body:
                yield _table(head, body)
            head, body = [*above, row], []
        else:
            body.append(row)
    yield _table(head, body)


def _begins_another(row: Cells, head: Sequence[Cells]) -> bool:
    """Whether a row is the head of a table stacked below: words only, closed by the same last word."""
    filled = [cell for cell in row.cells[1:] if cell]
    if not filled or any(_is_figure(cell) for cell in filled):
        return False
    last = next((cells.cells[-1] for cells in reversed(head) if cells.cells[-1]), "")
    return bool(row.cells[-1]) and row.cells[-1].casefold() == last.casefold()


def _trailing_heads(body: list[Cells]) -> list[Cells]:
    """The group heads right above the head of a stacked table; taken out of the body."""
    found: list[Cells] = []
    while body and not body[-1].cells[0] and not any(_is_figure(cell) for cell in body[-1].cells):
        found.insert(0, body.pop())
    return found


def _clean(row: Cells) -> Cells:
    cells = tuple(tidy(cell) for cell in row.cells)
    return replace(row, cells=cells)


def tidy(text: str) -> str:
    """A cell or paragraph without double or unbreakable blanks; its lines are kept."""
    return plain(text.strip())


def _head_count(rows: Sequence[Cells]) -> int:
    """How many first rows are the head: as the medium says, else those before the first figures."""
    flagged = next((i for i, row in enumerate(rows) if not row.head), len(rows))
    if flagged:
        return flagged
    for index, row in enumerate(rows[:4]):
        if any(_is_figure(cell) for cell in row.cells[1:]):
            return max(index, 1)
    return 1


def _is_figure(cell: str) -> bool:
    if not cell or _PERIOD.match(cell) or _FORMULA.match(cell):
        return False
    value = parse_printed(cell)
    return (value is not None and bool(_FIGURE.match(cell)) and value != cell) or cell.isdigit()


def _repeats(row: Cells, head: Sequence[Cells]) -> bool:
    return any(row.cells == known.cells for known in head)


def _table(head: Sequence[Cells], body: Sequence[Cells]) -> Smooth:
    known = [_without_formulas(row.cells) for row in head]
    labels = next((cells[0] for cells in reversed(known) if cells[0]), "")
    merged_head, merged_body = _without_spacers(known, [row.cells for row in body])
    heads = _collapsed(merged_head)
    rows = tuple(replace(row, cells=cells) for row, cells in zip(body, merged_body, strict=True))
    return Smooth((("", labels), *heads[1:]), rows)


def _without_formulas(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Without '(1)', '(3)=(1)-(2)': how columns are computed, printed below their heads."""
    if sum(bool(_FORMULA.match(cell)) for cell in cells) < _FEWEST_FORMULAS:
        return cells
    return tuple("" if _FORMULA.match(cell) else cell for cell in cells)


# --- columns

_Lines = list[tuple[str, ...]]
_Column = tuple[tuple[str, ...], tuple[str, ...]]  # its head cells, its body cells


def _without_spacers(head: _Lines, body: _Lines) -> tuple[_Lines, _Lines]:
    """Without empty columns; a column with only a head and its neighbour with only cells are one."""
    columns = [
        (tuple(row[i] for row in head), tuple(row[i] for row in body)) for i in range(_width(head, body))
    ]
    columns = [c for i, c in enumerate(columns) if i == 0 or any(c[0]) or any(c[1])]
    kept: list[_Column] = columns[:1]
    for column, following in zip(columns[1:], [*columns[2:], None], strict=False):
        last = kept[-1]
        if len(kept) > 1 and _complement(last, column, following):
            kept[-1] = (_joined(last[0], column[0]), _joined(last[1], column[1]))
        else:
            kept.append(column)
    return (
        [tuple(column[0][i] for column in kept) for i in range(len(head))],
        [tuple(column[1][i] for column in kept) for i in range(len(body))],
    )


def _width(head: _Lines, body: _Lines) -> int:
    return max(len(row) for row in (*head, *body))


def _complement(one: _Column, other: _Column, following: _Column | None) -> bool:
    """Whether two columns are one: they never speak in the same row, and one has no head of its own.

    A spacer may carry the head of a group, and no cell: its neighbours have heads below that only.
    """
    if any(a and b for part in (0, 1) for a, b in zip(one[part], other[part], strict=True)):
        return False
    if not any(one[0]) or not any(other[0]):
        return True
    if any(one[1]) == any(other[1]):
        return False
    spacer, cells = (one, other) if any(other[1]) else (other, one)
    at = next(i for i, text in enumerate(spacer[0]) if text)
    beside = [cells, following] if spacer is other else [cells]
    return all(column is not None and not column[0][at] and any(column[0][at:]) for column in beside)


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(a or b for a, b in zip(one, other, strict=True))


def _collapsed(head: _Lines) -> tuple[tuple[str, str], ...]:
    """(group, own) of each column: a group stands over the empty cells to its right."""
    if not head:
        return ()
    width = len(head[0])
    found: list[tuple[str, str]] = []
    for column in range(width):
        stack: list[str] = []
        for level, row in enumerate(head):
            below = any(other[column] for other in head[level + 1 :])
            text = row[column] or (_group(head, level, column) if below else "")
            if text:
                stack.append(text)
        own = stack[-1] if stack else ""
        found.append((" ".join(stack[:-1]), own))
    return tuple(found)


def _group(head: _Lines, level: int, column: int) -> str:
    """The nearest text to the left in this row, when it is itself a group."""
    for at in range(column - 1, 0, -1):
        if head[level][at]:
            return head[level][at] if any(other[at] for other in head[level + 1 :]) else ""
    return ""
