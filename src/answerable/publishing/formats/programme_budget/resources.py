"""Tables of part B, resource requirements, to tables of figures and back.

Amounts and numbers of posts as the section prints them: labels in front, one column for each head.
Heads stay as printed, since each section has its own; which table it is, its title says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.calc.account import WORDS, Exhibit, Level, Quantity, Row, Table
from answerable.calc.quantities import number
from answerable.publishing.blocks import Cells, Grid, Text
from answerable.publishing.formats.programme_budget.mapping import PERIOD, Words
from answerable.publishing.formats.programme_budget.values import is_dash, print_value, read_value
from answerable.publishing.grids import merged_heads, parted

# What the title speaks of -> the table's name; others are table_N.
IDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "staffing_changes",
        re.compile(r"post changes|changes? in (?:established )?posts|员额变动|员额变化", re.I),
    ),
    ("human_resources", re.compile(r"\bposts?\b|human resources|staffing|员额|人力资源", re.I)),
    ("financial_resources", re.compile(r"financial resources|resource requirements|财政资源|所需资源", re.I)),
)
_FIGURE = re.compile(r"[-(（$–—\d].*\d[)）]?|\d|[-–—]")


def table_id(title: str, unknown: int) -> str:
    """The name of a table with this title; `unknown` counts those nobody knows."""
    return next((name for name, pattern in IDS if pattern.search(title)), f"table_{unknown}")


def table(
    rows: Sequence[Cells], exhibit: Exhibit | None, name: str, section: str | None, words: Words
) -> Table:
    """The table under this head. Columns without a head are named by their order."""
    head, body = parted(rows, lambda row: any(_is_figure(cell) for cell in row.cells[1:]))
    if not body:  # words only: the first row is the head
        head, body = list(rows[:1]), list(rows[1:])
    flagged = [row for row in rows if row.head]
    if 0 < len(flagged) < len(rows):
        head, body = flagged, [row for row in rows if not row.head]
    columns = _columns(_heads(head)[1:] if head else [""] * (len(rows[0].cells) - 1))
    title = None if exhibit is None else "\n".join(part for part in (exhibit.label, exhibit.title) if part)
    return Table(
        name,
        columns,
        tuple(_row(row, columns, words) for row in body),
        title,
        exhibit.unit if exhibit else None,
        section,
        exhibit.place if exhibit and exhibit.place else rows[0].place,
    )


def _is_figure(cell: str) -> bool:
    return _FIGURE.fullmatch(cell) is not None and not re.fullmatch(r"\d{4}(?:[/–-]\d{2,4})?", cell)


def _heads(head: Sequence[Cells]) -> tuple[str, ...]:
    """One head a column. A group's head whose first column names no year ('Changes') ends before a year."""
    heads, below = list(merged_heads(head)), head[-1].cells
    dated = True  # whether the group's first column names a year
    for index, (heading, own) in enumerate(zip(heads, below, strict=True)):
        if any(row.cells[index] for row in head[:-1]):
            dated = PERIOD.match(own) is not None
        elif not dated and heading != own and PERIOD.match(own):
            heads[index] = own
    return tuple(heads)


def _columns(heads: Sequence[str]) -> tuple[str, ...]:
    """Names of columns, each once."""
    made: list[str] = []
    for index, head in enumerate(heads, 1):
        name = " ".join(head.split()) or f"column {index}"
        made.append(name if name not in made else f"{name} {index}")
    return tuple(made)


def _row(row: Cells, columns: Sequence[str], words: Words) -> Row:
    label = row.cells[0] or None
    cells: dict[str, Quantity] = {
        name: _cell(cell) for name, cell in zip(columns, row.cells[1:], strict=False)
    }
    return Row(cells, label, _level(row, words), row.place)


def _level(row: Cells, words: Words) -> Level:
    if not any(row.cells[1:]):
        return "heading"
    if words.subtotal.fullmatch(row.cells[0]):
        return "subtotal"
    return "total" if words.total.fullmatch(row.cells[0]) else "item"


def _cell(cell: str) -> Quantity:
    """A figure as digits, other words as printed; a dash is a zero."""
    if is_dash(cell):
        return "0"
    value, text = read_value(cell)
    return text if text is not None else value


def blocks(made: Table, words: Words) -> tuple[Text | Grid, ...]:
    """The table as `table` reads it, below its title and unit."""
    heads = ("", *made.columns)
    rows = [Cells(heads, head=True)]
    for row in made.rows:
        cells = [_printed(row.cells.get(name), words) for name in made.columns]
        rows.append(Cells((row.label or "", *cells), level=row.level))
    found: list[Text | Grid] = []
    found += [Text(line, "caption") for line in (made.title or "").split("\n") if line]
    if made.unit:
        found.append(Text(f"({made.unit})", "caption"))
    return (*found, Grid(tuple(rows), numeric=tuple(range(1, len(heads)))))


def _printed(value: Quantity, words: Words) -> str:
    if value is not None and value not in WORDS and number(value) is None:
        return value
    return print_value(value, None, words.quantities, dash=True)
