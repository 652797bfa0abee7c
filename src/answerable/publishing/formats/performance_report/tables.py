"""Tables of figures: a Grid with its heads to a Table with language-neutral columns.

The heads tell which table it is: apportionment beside expenditure is money, authorized beside
average is incumbency, and so on; a table with unknown heads keeps its printed heads as 'table_N'.

Not here: indicators and outputs (`framework`), where a table's title stands (`assembler`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answerable.calc.account import Row, Table
from answerable.calc.quantities import parse_printed
from answerable.publishing.blocks import Cells, Grid
from answerable.publishing.formats.performance_report.joining import unwrapped
from answerable.publishing.formats.performance_report.mapping import (
    Wording,
    is_one_of,
    level_of,
    plain,
)

RESOURCES = ("apportionment", "expenditure", "variance_amount", "variance_percent")
INCUMBENCY = ("authorized", "actual_average", "vacancy_rate", "budgeted_vacancy_rate")

_FIGURE = re.compile(r"^[(（\-–—−]?\s*\$?\d[\d\s,.']*\s*[%％]?\s*[)）]?$|^[\-–—−]+$")
_FORMULA = re.compile(r"^\(?\d\)?(?:\s*=\s*\(?\d\)?\s*[-–−—÷/]\s*\(?\d\)?)?$")
_COUNTER = re.compile(r"\s*\(\d\)(?:\s*=\s*\(\d\)\s*[-–−÷/]\s*\(\d\))?$")  # 'Apportionment (1)'
# a footnote's mark stands alone after a blank or a bracket: '人数 a', '(百分比)b', 'posts a'
_MARK = re.compile(r"(?<=[\s)）\]%])[a-z]$|(?<=[㐀-鿿])\s*[a-z]$")
_SERIAL_HEADS = 3  # a head takes at most this many rows: groups, names, (1) (2) (3)=(1)-(2)


def is_figure(text: str) -> bool:
    """Whether a cell holds a number or a nil dash."""
    return bool(_FIGURE.match(text.strip()))


def without_mark(text: str) -> str:
    """A head or unit without its footnote's mark."""
    return _MARK.sub("", text.strip()).strip()


@dataclass(frozen=True)
class Heads:
    """A grid's head: one text per column, and the rows below it."""

    columns: tuple[str, ...]
    rows: tuple[Cells, ...]


def heads(grid: Grid) -> Heads:
    """Head rows are those marked so, else those before the first row with a figure.

    A first column's word ('Category') is taken as it is; groups ('Variance') stand before
    the names they cover.
    """
    count = sum(1 for _ in _leading(grid.rows))
    top = [row.cells for row in grid.rows[:count]]
    width = max((len(row.cells) for row in grid.rows), default=0)
    columns = []
    for index in range(width):
        parts = [without_mark(unwrapped(cells[index])) for cells in top if index < len(cells)]
        named = [part for part in parts if part and not _FORMULA.match(part)]
        columns.append(" ".join(named))
    return Heads(tuple(columns), _without_repeats(grid.rows[count:], {tuple(t) for t in top}))


def _leading(rows: Sequence[Cells]) -> Sequence[Cells]:
    if rows and rows[0].head:
        end = next((i for i, row in enumerate(rows) if not row.head), len(rows))
        return rows[:end]
    for index, row in enumerate(rows[: _SERIAL_HEADS + 1]):
        figures = [cell for cell in row.cells[1:] if is_figure(cell) and not _FORMULA.match(cell.strip())]
        words = [cell for cell in row.cells[1:] if cell.strip()]
        if figures or (index and not words):
            return rows[:index]
    return rows[:1]


def _without_repeats(rows: Sequence[Cells], top: set[tuple[str, ...]]) -> tuple[Cells, ...]:
    return tuple(row for row in rows if row.cells not in top and any(c.strip() for c in row.cells))


def named_columns(columns: Sequence[str], wording: Wording) -> tuple[str | None, ...]:
    """Each column's language-neutral name, None where it has none; the first is the label."""
    names: list[str | None] = []
    for index, head in enumerate(columns):
        name = _column(head, wording) if index else None
        names.append(None if name in names else name)
    return tuple(names)


def _column(head: str, wording: Wording) -> str | None:
    found = plain(head)
    for word in wording.variance:
        found = found.removeprefix(plain(word)).strip(" :") or found
    known = (
        ("apportionment", wording.apportionment),
        ("expenditure", wording.expenditure),
        ("variance_amount", wording.amount),
        ("variance_percent", wording.percentage),
        ("budgeted_vacancy_rate", wording.budgeted_vacancy_rate),
        ("vacancy_rate", wording.vacancy_rate),
        ("authorized", wording.authorized),
        ("actual_average", wording.actual_average),
        ("location", wording.location),
        ("dates", wording.dates),
    )
    found = _COUNTER.sub("", found).replace(" ", "")
    for printed in (found, found[:-1]):  # a raised footnote mark may cling to the last word
        for name, words in known:
            if any(plain(word).replace(" ", "") == printed for word in words):
                return name
    return None


def identity(names: Sequence[str | None], first_head: str, title: str | None, wording: Wording) -> str | None:
    """Which known table the columns make, None when they make none."""
    found = {name for name in names if name}
    if {"apportionment", "expenditure"} <= found:
        return _money(first_head, title, wording)
    if {"authorized", "vacancy_rate"} <= found or {"actual_average", "vacancy_rate"} <= found:
        return "incumbency"
    if {"location", "dates"} <= found:
        return "training"
    if found == {"variance_amount"}:
        return "other_income"
    if found == {"variance_amount", "variance_percent"}:
        return "variances"
    return None


def _money(first_head: str, title: str | None, wording: Wording) -> str:
    if is_one_of(first_head, wording.entity):
        return "resources_by_entity"
    known = plain(title or "")
    if any(plain(word) in known for word in wording.by_entity):
        return "resources_by_entity"
    return "resources_by_category"


def data_rows(rows: Sequence[Cells], names: Sequence[str | None], wording: Wording) -> tuple[Row, ...]:
    """Rows of figures; a cell of a known column is parsed, a dash there is a nil."""
    return tuple(_row(row, names, wording) for row in rows)


def _row(row: Cells, names: Sequence[str | None], wording: Wording) -> Row:
    printed = {name: row.cells[i] for i, name in enumerate(names) if name and i < len(row.cells)}
    cells = {name: parse_printed(text) for name, text in printed.items()}
    label = without_label_mark(unwrapped(row.cells[0]))
    filled = any(value is not None for value in cells.values())
    level = row.level if row.level != "item" else level_of(label, wording, has_figures=filled)
    return Row(label=label or None, cells=cells, level=level, place=row.place)


def without_label_mark(label: str) -> str:
    """A row's label keeps its words; only a lone footnote letter in brackets' place goes."""
    return re.sub(r"(?<=[㐀-鿿)])\s?[a-z]$", "", label)


def texts(rows: Sequence[Cells], names: Sequence[str | None]) -> tuple[Row, ...]:
    """Rows of words (training, abbreviations): cells as printed, unwrapped."""
    made = []
    for row in rows:
        pairs = (
            (name, unwrapped(row.cells[i])) for i, name in enumerate(names) if name and i < len(row.cells)
        )
        made.append(
            Row(
                label=unwrapped(row.cells[0]) or None,
                cells={name: text or None for name, text in pairs},
                place=row.place,
            )
        )
    return tuple(made)


def table(grid: Grid, title: str | None, unit: str | None, wording: Wording, unknown: int) -> Table:
    """A grid as a table; `unknown` numbers it when its columns make no known one."""
    head = heads(grid)
    names = named_columns(head.columns, wording)
    first = head.columns[0] if head.columns else ""
    table_id = identity(names, first, title, wording)
    if table_id is None:
        return _unknown(head, title, unit, unknown, grid, wording)
    if table_id in ("other_income", "variances"):
        names = tuple(name and name.removeprefix("variance_") for name in names)
    columns = tuple(name for name in names if name)
    make = texts(head.rows, names) if table_id == "training" else data_rows(head.rows, names, wording)
    return Table(table_id, columns, make, title, unit, place=grid.place)


def _unknown(
    head: Heads, title: str | None, unit: str | None, number: int, grid: Grid, wording: Wording
) -> Table:
    names: list[str | None] = [None]
    for index, name in enumerate(head.columns[1:], start=2):
        unique = name or f"column_{index}"
        names.append(unique if unique not in names else f"{unique} ({index})")
    rows = data_rows(head.rows, names, wording)
    return Table(f"table_{number}", tuple(n for n in names if n), rows, title, unit, place=grid.place)
