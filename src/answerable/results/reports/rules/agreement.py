"""The same figure in two tables: summary, by category, by entity, and the heads of variances.

Rows are matched by their labels without numbering. Where they disagree, the doubt is put on the
row whose own arithmetic fails; where both hold, on the later table.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from answerable.calc.account import Document, Finding, Row, Table
from answerable.calc.quantities import number
from answerable.results.reports.rules.doubts import doubt, row_path
from answerable.results.reports.rules.labels import GROSS, NET, STAFF_ASSESSMENT, level, plain, same
from answerable.results.reports.rules.resources import RESOURCE_TABLES, row_holds

_COLUMNS = ("apportionment", "expenditure", "variance_amount", "variance_percent")
_PAIRS = (("amount", "variance_amount"), ("percent", "variance_percent"))


def tables_agree(document: Document) -> Iterator[Finding]:
    """Every pair of tables of resources, then the heads of the variance analysis."""
    tables = [t for i in RESOURCE_TABLES if (t := document.table(i)) is not None]
    for first, second in combinations(tables, 2):
        for one, other in matched_rows(first, second):
            yield from _compare(first, one, second, other)
    yield from _variance_heads(document)


def matched_rows(first: Table, second: Table) -> Iterator[tuple[Row, Row]]:
    """Rows of two tables that name the same thing; a label printed twice is matched in order."""
    left, right = _by_role(first), _by_role(second)
    for name, rows in left.items():
        if len(rows) == len(right.get(name, ())):
            yield from zip(rows, right[name], strict=True)


def _by_role(table: Table) -> dict[str, list[Row]]:
    """Rows by what they are; "subtotal" printed twice here and once there is not the same thing."""
    found: dict[str, list[Row]] = {}
    for row in table.rows:
        if name := role(row):
            found.setdefault(name, []).append(row)
    return found


def role(row: Row) -> str:
    """What a row is for matching: its comparable label, or which of the grand totals it is."""
    label = row.label or ""
    if level(row) in ("total", "subtotal"):
        for name, pattern in (("net", NET), ("gross", GROSS)):
            if pattern.search(label):
                return name
    return "staff assessment" if STAFF_ASSESSMENT.search(label) else plain(label)


def _compare(first: Table, one: Row, second: Table, other: Row) -> Iterator[Finding]:
    doubted, trusted = (second, other), (first, one)
    if row_holds(other) and not row_holds(one):
        doubted, trusted = trusted, doubted
    for column in _COLUMNS:
        printed, computed = doubted[1].cells.get(column), trusted[1].cells.get(column)
        if number(printed) is None or number(computed) is None or number(printed) == number(computed):
            continue
        yield doubt(
            "tables_disagree",
            "error",
            row_path(*doubted),
            doubted[1].place,
            printed=printed,
            computed=computed,
            label=doubted[1].label or "",
            column=column,
            table=doubted[0].id,
            other_table=trusted[0].id,
        )


def _variance_heads(document: Document) -> Iterator[Finding]:
    """Amount and percentage in the heads of the variance analysis against the tables."""
    heads = document.table("variances")
    if heads is None:
        return
    for head in heads.rows:
        found = category_of(head, document)
        if found is None:
            yield doubt(
                "variance_head_unknown",
                "warning",
                row_path(heads, head),
                head.place,
                printed=head.cells.get("amount"),
                label=head.label or "",
            )
            continue
        table, row = found
        for column, its in _PAIRS:
            printed, computed = head.cells.get(column), row.cells.get(its)
            if number(printed) is None or number(computed) is None or number(printed) == number(computed):
                continue
            yield doubt(
                "tables_disagree",
                "error",
                row_path(heads, head),
                head.place,
                printed=printed,
                computed=computed,
                label=head.label or "",
                column=its,
                table=heads.id,
                other_table=table.id,
            )


def category_of(head: Row, document: Document) -> tuple[Table, Row] | None:
    """The row of a table of resources that a head of the variance analysis is about."""
    tables = [t for i in reversed(RESOURCE_TABLES[:2]) if (t := document.table(i)) is not None]
    for table in tables:
        for row in table.rows:
            if row.label and head.label and plain(row.label) == plain(head.label):
                return table, row
    for table in tables:
        for row in table.rows:
            if row.label and head.label and level(row) == "item" and same(row.label, head.label):
                return table, row
    return None
