"""The tables of resources: variances of both periods, subtotals, gross, net, total, the summary's copy.

Amounts have one decimal, so a difference of the last one may come from rounding: a warning.
Source: A/80/596, II.A: (3)=(1)-(2), (4)=(3)÷(1), (7)=(6)-(5), (8)=(7)÷(5).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from answerable.calc.account import Document, Finding, Row, Severity, Table
from answerable.calc.ratios import percent
from answerable.calc.rounding import half_unit, places
from answerable.results.reports.rules.combined.reading import (
    ALL,
    ASSESSMENT,
    GROSS,
    NET,
    VOLUNTARY,
    Resources,
    cell,
    differs,
    disagree,
    resources_of,
    row_named,
    tables_of,
    wrong,
)
from answerable.results.reports.rules.labels import same

TABLES = ("financial_summary", "financial_resources")


def variances(document: Document) -> Iterator[Finding]:
    """The variance of every row, as an amount and in per cent, of both periods."""
    for table in _tables(document):
        columns = resources_of(table)
        for row in table.rows if columns else ():
            for of, less, amount, base in columns.triples if columns else ():
                yield from _variance(table, row, of, less, amount, base)


def _tables(document: Document) -> Iterator[Table]:
    return (table for name in TABLES for table in tables_of(document, name))


def _variance(table: Table, row: Row, of: str, less: str, amount: str, base: str) -> Iterator[Finding]:
    whole, part, printed = cell(row, of), cell(row, less), cell(row, amount)
    if whole is None or part is None:
        return
    due = whole - part
    if differs(printed, due):
        yield wrong(
            "difference_of_columns",
            slight(row, amount, due, 3),
            table,
            row,
            amount,
            due,
            first=str(whole),
            second=str(part),
        )
    share = amount.replace("variance_amount", "variance_percent")
    yield from _percent(table, row, share, due, cell(row, base))


def _percent(table: Table, row: Row, column: str, due: Decimal, base: Decimal | None) -> Iterator[Finding]:
    """A percentage of nothing is printed as a dash; others are half up, within what rounding may hide."""
    printed, text = cell(row, column), row.cells.get(column) or ""
    if base is not None and not base and printed:
        yield wrong("share_of_nothing", "error", table, row, column, Decimal(0))
    computed = percent(due, base, places(text))
    if computed is None or base is None or not differs(printed, computed):
        return
    slack = (half_unit(1) * 2 * 100 + abs(computed) * half_unit(1)) / abs(base) + half_unit(places(text))
    near = printed is not None and abs(printed - due * 100 / base) <= slack
    severity: Severity = "warning" if near else "error"
    yield wrong("share_of_column", severity, table, row, column, computed, first=str(due), second=str(base))


def slight(row: Row, column: str, due: Decimal, figures: int) -> Severity:
    """A warning where the difference is what rounding of so many figures may make."""
    printed, text = cell(row, column), row.cells.get(column) or ""
    slack = half_unit(places(text)) * figures
    return "warning" if places(text) and printed is not None and abs(printed - due) <= slack else "error"


# --- totals


def totals(document: Document) -> Iterator[Finding]:
    """Subtotals of groups, gross of subtotals, net, total with voluntary contributions."""
    for table in _tables(document):
        columns = resources_of(table)
        if columns:
            yield from _totals(table, columns)


def _totals(table: Table, columns: Resources) -> Iterator[Finding]:
    items: list[Row] = []
    groups: list[Row] = []
    for row in table.rows:
        if row.level == "heading":
            items = []
        elif row.label and GROSS.search(row.label):
            yield from sums(table, row, groups or items, columns.amounts)
            break
        elif row.level == "subtotal":
            yield from sums(table, row, items, columns.amounts)
            groups.append(row)
            items = []
        else:
            items.append(row)
    yield from _bottom(table, columns)


def _bottom(table: Table, columns: Resources) -> Iterator[Finding]:
    gross, income = row_named(table, GROSS), row_named(table, ASSESSMENT)
    net, voluntary, everything = row_named(table, NET), row_named(table, VOLUNTARY), row_named(table, ALL)
    for column in columns.amounts:
        whole, less, kind = cell(gross, column), cell(income, column), cell(voluntary, column)
        if net is not None and whole is not None and less is not None:
            due = whole - less
            if differs(cell(net, column), due):
                yield wrong(
                    "net_requirements",
                    slight(net, column, due, 3),
                    table,
                    net,
                    column,
                    due,
                    gross=str(whole),
                    income=str(less),
                )
        if everything is not None and whole is not None:
            due = whole + (kind or Decimal(0))
            if differs(cell(everything, column), due):
                yield wrong("column_total", "error", table, everything, column, due, rows="2")


def sums(table: Table, total: Row, rows: Sequence[Row], columns: Sequence[str]) -> Iterator[Finding]:
    """A total that is not what its rows add up to, column by column."""
    for column in columns:
        values = [value for row in rows if (value := cell(row, column)) is not None]
        due = sum(values, Decimal(0))
        if values and differs(cell(total, column), due):
            severity = slight(total, column, due, len(values) + 1)
            yield wrong("column_total", severity, table, total, column, due, rows=str(len(values)))


# --- the summary's copy


def summary_agrees(document: Document) -> Iterator[Finding]:
    """Each row of the summary's table is a subtotal, or a row of the same name, of the full table."""
    summary, full = document.table("financial_summary"), document.table("financial_resources")
    columns = resources_of(summary)
    if summary is None or full is None or columns is None:
        return
    for row in summary.rows:
        other = group_total(full, row.label or "")
        for column in summary.columns:
            yield from disagree(summary, row, column, cell(other, column), full.id)


def group_total(table: Table, label: str) -> Row | None:
    """The subtotal below the heading of this name, or the row of this name outside the groups."""
    inside = False
    for row in table.rows:
        if row.level == "heading":
            inside = same(row.label or "", label)
        elif inside and row.level == "subtotal":
            return row
    return next((r for r in table.rows if r.level != "heading" and (r.label or "") == label), None)
