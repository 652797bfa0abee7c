"""Efficiency gains: variances, cumulated gains, totals, the approved budget and the share of it.

Source: A/80/596, II.C: (3)=(2)-(1), (7)=(4)+(5)+(6).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from answerable.calc.account import Document, Finding, Row, Table
from answerable.calc.combined import share_of_budget
from answerable.results.reports.rules.combined.money import slight, sums
from answerable.results.reports.rules.combined.reading import (
    GROSS,
    cell,
    differs,
    disagree,
    resources_of,
    row_named,
    wrong,
)


def efficiencies(document: Document) -> Iterator[Finding]:
    """Every row, the total, and the two rows below it."""
    table = document.table("efficiencies")
    if table is None:
        return
    for row in table.rows:
        yield from _row(table, row)
    at = next((i for i, row in enumerate(table.rows) if row.level == "total"), len(table.rows))
    figures = [c for c in table.columns if c != "description"]
    if at < len(table.rows):
        yield from sums(table, table.rows[at], table.rows[:at], figures)
        yield from _share(document, table, table.rows[at], table.rows[at + 1 :])


def _row(table: Table, row: Row) -> Iterator[Finding]:
    columns = table.columns
    variance = next((c for c in columns if c.startswith("variance ")), "")
    period = variance.partition(" ")[2]
    realized, estimated = cell(row, f"realized_gains {period}"), cell(row, f"estimated_gains {period}")
    if realized is not None and estimated is not None and differs(cell(row, variance), realized - estimated):
        yield wrong(
            "difference_of_columns",
            slight(row, variance, realized - estimated, 3),
            table,
            row,
            variance,
            realized - estimated,
            first=str(realized),
            second=str(estimated),
        )
    whole = next((c for c in columns if c.startswith("cumulated_total ")), "")
    budget = whole.partition(" ")[2]
    parts = [cell(row, f"{name} {budget}") for name in ("investment", "cumulated_before", "estimated_gains")]
    if all(part is not None for part in parts):
        due = sum((part for part in parts if part is not None), Decimal(0))
        if differs(cell(row, whole), due):
            yield wrong("row_total", slight(row, whole, due, 4), table, row, whole, due)


def _share(document: Document, table: Table, total: Row, rows: tuple[Row, ...]) -> Iterator[Finding]:
    """The approved budget is that of the table of resources; the share is of it."""
    gains = next((c for c in reversed(table.columns) if c.startswith("estimated_gains ")), "")
    full = document.table("financial_resources")
    columns = resources_of(full)
    if len(rows) < 2 or full is None or columns is None:
        return
    budget, share = rows[0], rows[1]
    yield from disagree(table, budget, gains, cell(row_named(full, GROSS), columns.current), full.id)
    gained, approved = cell(total, gains), cell(budget, gains)
    due = share_of_budget(gained, approved) if gained is not None and approved is not None else None
    if due is not None and differs(cell(share, gains), due):
        yield wrong(
            "share_of_column", "error", table, share, gains, due, first=str(gained), second=str(approved)
        )
