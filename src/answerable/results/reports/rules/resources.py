"""Variances in the tables of resources: amount and percentage of every row.

A table in thousands prints every figure rounded, so a difference of the last decimal may come
from rounding: that is a warning, more is an error.
Source: A/76/596, III.A, table 1: (3)=(1)-(2), (4)=(3)/(1).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from answerable.calc.account import Document, Finding, Row, Table
from answerable.calc.quantities import number
from answerable.calc.ratios import HUNDRED, percent
from answerable.calc.rounding import Interval, before_rounding, half_unit, half_up, places
from answerable.calc.variance import PERCENT_PLACES, variance_amount, variance_percent
from answerable.results.reports.rules.doubts import doubt, row_path

RESOURCE_TABLES = ("resources_summary", "resources_by_category", "resources_by_entity")


def resource_tables(document: Document) -> Iterator[Table]:
    """The tables that print apportionment beside expenditure."""
    return (t for t in document.tables if "apportionment" in t.columns and "expenditure" in t.columns)


def variances(document: Document) -> Iterator[Finding]:
    """Amount and percentage of every row of every table of resources."""
    for table in resource_tables(document):
        for row in table.rows:
            yield from _amount(table, row)
            yield from _percentage(table, row)


def row_holds(row: Row) -> bool:
    """Whether the row's own arithmetic holds: apportionment minus expenditure is the variance."""
    cells = row.cells
    return variance_amount(cells.get("apportionment"), cells.get("expenditure")) == number(
        cells.get("variance_amount")
    )


def _amount(table: Table, row: Row) -> Iterator[Finding]:
    allotted, spent = row.cells.get("apportionment"), row.cells.get("expenditure")
    text = row.cells.get("variance_amount")
    printed, computed = number(text), variance_amount(allotted, spent)
    if computed is None or allotted is None or spent is None or text is None:
        if computed is not None and computed != 0:
            yield _absent(table, row, "variance_amount", str(computed))
        return
    if printed is None or printed == computed:
        return
    decimals = max(places(allotted), places(spent))
    slack = 3 * half_unit(decimals)
    yield doubt(
        "variance_amount",
        "warning" if abs(printed - computed) < slack else "error",
        row_path(table, row),
        row.place,
        printed=text,
        computed=str(half_up(computed, decimals)),
        label=row.label or "",
        apportionment=allotted,
        expenditure=spent,
        table=table.id,
    )


def _percentage(table: Table, row: Row) -> Iterator[Finding]:
    allotted, spent = row.cells.get("apportionment"), row.cells.get("expenditure")
    text, amount = row.cells.get("variance_percent"), number(row.cells.get("variance_amount"))
    whole, printed = number(allotted), number(text)
    exact = variance_percent(allotted, spent)
    if allotted is None or spent is None or exact is None or whole is None:
        return
    if text is None:
        if exact != 0:
            yield _absent(table, row, "variance_percent", str(exact))
        return
    if printed is None:
        return
    decimals = places(text) if "." in text else (PERCENT_PLACES if printed == 0 else 0)
    if printed in (variance_percent(allotted, spent, decimals), percent(amount, whole, decimals)):
        return
    covered = before_rounding(printed, decimals).overlaps(_possible(allotted, spent))
    yield doubt(
        "variance_percent",
        "warning" if covered else "error",
        row_path(table, row),
        row.place,
        printed=text,
        computed=str(exact),
        label=row.label or "",
        apportionment=allotted,
        expenditure=spent,
        table=table.id,
    )


def _possible(allotted: str, spent: str) -> Interval:
    """Every percentage that figures printing as these two can have."""
    wholes = before_rounding(Decimal(allotted), places(allotted))
    parts = before_rounding(Decimal(spent), places(spent))
    ends = [
        (whole - part) * HUNDRED / whole
        for whole in (wholes.low, wholes.high)
        for part in (parts.low, parts.high)
        if whole
    ]
    return Interval(min(ends), max(ends))


def _absent(table: Table, row: Row, column: str, computed: str) -> Finding:
    return doubt(
        "figure_absent",
        "warning",
        row_path(table, row),
        row.place,
        computed=computed,
        label=row.label or "",
        column=column,
        table=table.id,
    )
