"""Staffing changes: subtotals and total of the list, and against the net changes of personnel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from answerable.calc.account import Document, Finding, Row, Table
from answerable.results.reports.rules.combined.reading import cell, differs, tables_of, wrong
from answerable.results.reports.rules.combined.staff import blocks
from answerable.results.reports.rules.combined.staff_summary import component_tables

_NAMED = re.compile(r"^(?:sub-?total|小计)\s*[,，:：]\s*(.+)$", re.IGNORECASE)
_COLUMN = "number"


def changes(document: Document) -> Iterator[Finding]:
    """Each subtotal adds up its rows; that of a component is the net change of its personnel."""
    table = document.table("staffing_changes")
    if table is None:
        return
    yield from _subtotals(table)
    for row in table.rows:
        named = _NAMED.match(row.label or "")
        if named:
            yield from _against(table, row, component_tables(document, named[1]))
        elif row.level == "total":
            yield from _against(
                table, row, [t for t in tables_of(document, "human_resources") if t.section != "summary"]
            )


def _subtotals(table: Table) -> Iterator[Finding]:
    office: list[Decimal] = []  # since the last subtotal
    headed: list[Decimal] = []  # since the last heading
    component: list[Decimal] = []
    everything: list[Decimal] = []
    for row in table.rows:
        value = cell(row, _COLUMN)
        if row.level == "heading":
            headed = []
        elif row.level == "total":
            yield from _compare(table, row, everything, everything)
        elif _NAMED.match(row.label or ""):
            yield from _compare(table, row, component, office)
            office, headed, component = [], [], []
        elif row.level == "subtotal":
            yield from _compare(table, row, office, headed)
            office, headed = [], []
        elif value is not None:
            for run in (office, headed, component, everything):
                run.append(value)


def _compare(table: Table, row: Row, rows: Sequence[Decimal], others: Sequence[Decimal]) -> Iterator[Finding]:
    """A subtotal that neither of the two runs of rows gives."""
    due, printed = sum(rows, Decimal(0)), cell(row, _COLUMN)
    if rows and differs(printed, due) and printed != sum(others, Decimal(0)):
        yield wrong("column_total", "error", table, row, _COLUMN, due, rows=str(len(rows)))


def _against(table: Table, row: Row, of: Sequence[Table]) -> Iterator[Finding]:
    """The net change of the civilian tables: that of posts and temporary positions together."""
    found: list[Decimal] = []
    for each in of:
        if "international_subtotal" not in each.columns:
            continue
        last = [b.change for b in blocks(each) if b.group != "amount" and b.change is not None]
        value = cell(last[-1], "total") if last else None
        if value is not None:
            found.append(value)
    due = sum(found, Decimal(0))
    if found and differs(cell(row, _COLUMN), due):
        yield wrong("staffing_net_change", "error", table, row, _COLUMN, due)
