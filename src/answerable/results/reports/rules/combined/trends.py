"""The smaller tables: their totals, and figures that two tables print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from answerable.calc.account import Document, Finding, Row, Table
from answerable.calc.quantities import number
from answerable.results.reports.rules import tables as any_table
from answerable.results.reports.rules.combined.money import group_total, sums
from answerable.results.reports.rules.combined.reading import (
    GROSS,
    NET,
    Resources,
    cell,
    differs,
    disagree,
    resources_of,
    row_named,
    tables_of,
    wrong,
)
from answerable.results.reports.rules.combined.staff import blocks

_ADDED = ("non_budgeted_contributions", "unencumbered_balance", "prior_period_obligations", "other_revenue")
_APPROPRIATION = re.compile(r"^appropriation\b|^批款", re.IGNORECASE)
_NET = re.compile(r"\bnet\b|净额", re.IGNORECASE)
_CANCELLATION = re.compile(r"^cancellation of prior|核销|注销", re.IGNORECASE)
_QUICK = re.compile(r"^quick-impact|^速效项目", re.IGNORECASE)
_CIVILIAN = re.compile(r"^civilian personnel|^文职人员", re.IGNORECASE)
_LOAN = re.compile(r"[(（](\d[\d., ]*)[)）]")


def small_tables(document: Document) -> Iterator[Finding]:
    """Totals of the smaller tables and of tables nobody knows; loans by mission and their sum."""
    for table in document.tables:
        if table.id in _ADDED:
            total = next((row for row in table.rows if row.level == "total"), None)
            items = [row for row in table.rows if row.level == "item"]
            if total is not None:
                yield from sums(table, total, items, table.columns)
        elif table.id == "borrowing":
            yield from _loans(table)
    unknown = tuple(t for t in document.tables if t.id.startswith("table_"))
    yield from any_table.totals(replace(document, tables=unknown))


def _loans(table: Table) -> Iterator[Finding]:
    """'UNMIK (3.8), UNSOS (6.8)': the amounts by mission add up to that of the month's end."""
    for row in table.rows:
        parts = [
            number(text.replace(",", "").strip()) for text in _LOAN.findall(row.cells.get("mission") or "")
        ]
        due = sum((part for part in parts if part is not None), Decimal(0))
        printed = cell(row, "amount")
        if parts and printed is not None and abs(printed) != due:
            yield wrong("parts_of_row", "error", table, row, "amount", due.copy_sign(printed))


def tables_agree(document: Document) -> Iterator[Finding]:
    """The same figure in two tables: balances, appropriations, cancellations, projects, civilian staff."""
    full = document.table("financial_resources")
    columns = resources_of(full)
    if full is None or columns is None:
        return
    yield from _balances(document, full, columns)
    yield from _appropriations(document, full, columns)
    yield from _cancellations(document)
    yield from _projects(document, full, columns)
    yield from _civilian(document, full, columns)


def _balances(document: Document, full: Table, columns: Resources) -> Iterator[Finding]:
    trend = document.table("unencumbered_balance")
    for row in trend.rows if trend else ():
        name = row.label or ""
        other = row_named(full, GROSS) if row.level == "total" else group_total(full, name)
        due = cell(other, f"variance_amount {columns.performance}")
        if trend is not None:
            yield from disagree(trend, row, f"amount {columns.performance}", due, full.id)


def _appropriations(document: Document, full: Table, columns: Resources) -> Iterator[Finding]:
    history = document.table("legislative_history")
    for row in history.rows if history else ():
        if history is None or not _APPROPRIATION.match(row.label or ""):
            continue
        other = row_named(full, NET if _NET.search(row.label or "") else GROSS)
        for column in (columns.allotted, columns.current):
            period = column.partition(" ")[2]
            yield from disagree(history, row, f"amount {period}", cell(other, column), full.id)


def _cancellations(document: Document) -> Iterator[Finding]:
    revenue, trend = document.table("other_revenue"), document.table("prior_period_obligations")
    row = row_named(revenue, _CANCELLATION)
    total = next((r for r in trend.rows if r.level == "total"), None) if trend else None
    label = document.period.label if document.period else ""
    if revenue is not None and trend is not None and row is not None:
        yield from disagree(revenue, row, "amount", cell(total, f"amount {label}"), trend.id)


def _projects(document: Document, full: Table, columns: Resources) -> Iterator[Finding]:
    """What quick-impact projects cost in each period, in printed order: spent, approved, proposed."""
    table, other = document.table("quick_impact_projects"), row_named(full, _QUICK)
    if table is None or other is None or len(table.rows) != 3:
        return
    for row, column in zip(table.rows, (columns.spent, columns.current, columns.proposed), strict=True):
        yield from disagree(table, row, "amount", cell(other, column), full.id)


def _civilian(document: Document, full: Table, columns: Resources) -> Iterator[Finding]:
    """Estimated amounts of civilian personnel by component against the group of the same name."""
    heading = next((r for r in full.rows if r.level == "heading" and _CIVILIAN.match(r.label or "")), None)
    total = group_total(full, heading.label or "") if heading else None
    for kind, column in (("approved", columns.current), ("proposed", columns.proposed)):
        key = (kind, column.partition(" ")[2])
        found = [
            (table, block.rows[key])
            for table in tables_of(document, "human_resources")
            for block in blocks(table)
            if block.group == "amount" and key in block.rows
        ]
        due = sum((cell(row, "total") or Decimal(0) for _, row in found), Decimal(0))
        if found and total is not None and differs(cell(total, column), due):
            yield wrong(
                "amounts_of_components",
                "warning",
                full,
                _labelled(total, heading),
                column,
                due,
                parts=" + ".join(row.cells.get("total") or "" for _, row in found),
            )


def _labelled(row: Row, heading: Row | None) -> Row:
    """A subtotal by the name of its group."""
    return replace(row, label=heading.label if heading else row.label)
