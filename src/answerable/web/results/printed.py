"""Tables as printed: cells in the order of the columns, findings beside their rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString, mark_safe

from answerable.calc.quantities import state
from answerable.results.queries.combined import tables_called
from answerable.results.queries.shapes import CellValue, FindingRow, TableLine, TablePage
from answerable.web.frame.pages import language
from answerable.web.results.notes import noted, spot
from answerable.web.templatetags.figures import money as set_money

_MANY = 5  # columns; more are scrolled within the page


@dataclass(frozen=True, slots=True)
class SetCell:
    set: SafeString
    is_figure: bool
    language: str | None


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row of a table as printed, its cells in the order of the columns."""

    row: TableLine
    cells: Sequence[SetCell]
    notes: Sequence[FindingRow] = ()
    span: int = 1
    covered: bool = False
    named: bool = True


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table as printed, ready to be set."""

    table: TablePage
    rows: list[SetRow]
    numeric: set[str]
    doubted: bool
    many: bool
    unlabelled: bool  # no row has a label: its texts are all in the columns


def set_table(table: TablePage, notes: Mapping[str, Sequence[FindingRow]]) -> SetTable:
    """A table with the findings beside its rows."""
    return SetTable(
        table,
        set_rows(table, notes),
        {name for name in table.columns if is_numeric(table, name)},
        any(row.path in notes for row in table.rows),
        len(table.columns) > _MANY,
        all(row.label is None for row in table.rows),
    )


def set_tables(tables: Sequence[TablePage], notes: Mapping[str, Sequence[FindingRow]]) -> list[SetTable]:
    """Tables of one page: a finding stands in the one it is about, an address leads to one row."""
    every = {spot(row.place) for table in tables for row in table.rows} - {None}
    seen: set[str] = set()
    made = []
    for table in tables:
        own = {spot(row.place) for row in table.rows}
        strange = every - own
        here = {
            path: kept
            for path, of_path in notes.items()
            if (kept := [note for note in of_path if spot(note.place) not in strange])
        }
        found = set_table(table, here)
        rows = [replace(row, named=row.named and row.row.path not in seen) for row in found.rows]
        seen |= {row.row.path for row in found.rows}
        made.append(replace(found, rows=rows))
    return made


def gathered(
    symbol: str, codes: Collection[str], notes: Mapping[str, Sequence[FindingRow]]
) -> list[SetTable]:
    """Every table of these ids in printed order; a report may print several under one."""
    return set_tables(tables_called(symbol, codes, language()), notes)


def set_rows(table: TablePage, notes: Mapping[str, Sequence[FindingRow]]) -> list[SetRow]:
    """The cells of each row in the order of the columns; a cell that is not there stays empty."""
    return [
        SetRow(
            item.row,
            [_set_cell(item.row.cells.get(name)) for name in table.columns],
            item.notes,
            item.span,
            item.covered,
            item.named,
        )
        for item in noted(table.rows, notes)
    ]


def _set_cell(cell: CellValue | None) -> SetCell:
    if cell is None or cell.value is None:
        return SetCell(mark_safe(""), False, None)
    return SetCell(set_money(cell.value), state(cell.value) == "reported", cell.language)


def is_numeric(table: TablePage, name: str) -> bool:
    said = [
        row.cells[name].value for row in table.rows if name in row.cells and row.cells[name].value is not None
    ]
    return bool(said) and all(state(value) in ("reported", "not_applicable") for value in said)
