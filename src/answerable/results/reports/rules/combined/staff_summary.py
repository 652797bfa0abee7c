"""The summary's table of personnel against the tables of the components, and against vacancy rates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.calc.account import Document, Finding, Row, Table
from answerable.calc.ratios import HUNDRED
from answerable.calc.rounding import half_unit, half_up, places
from answerable.results.reports.rules.combined.reading import cell, differs, tables_of, wrong
from answerable.results.reports.rules.combined.staff import Block, blocks
from answerable.results.reports.rules.doubts import doubt, row_path
from answerable.results.reports.rules.labels import same

_TOTAL = re.compile(r"^(?:total|共计|合计|总计)$", re.IGNORECASE)
_COMPONENT = re.compile(r"^(?:component|构成部分|组成部分)\s*\S+\s*[:：]\s*", re.IGNORECASE)
_OF_GRADES = {
    "international_staff": "international_subtotal",
    "national_officers": "grade_npo",
    "national_general_service": "grade_ngs",
    "national_staff": "national_subtotal",
    "volunteers": "volunteers_subtotal",
}
# Rows of the vacancy table by the column of personnel they are about.
_RATES = (
    ("military_observers", re.compile(r"^military observers|^军事观察员", re.IGNORECASE)),
    ("military_contingents", re.compile(r"^military contingents|^军事特遣队", re.IGNORECASE)),
    ("united_nations_police", re.compile(r"^united nations police|^联合国警察", re.IGNORECASE)),
    ("formed_police_units", re.compile(r"^formed police|^建制警察", re.IGNORECASE)),
    ("international_staff", re.compile(r"^international staff|^国际工作人员", re.IGNORECASE)),
    ("national_officers", re.compile(r"^national professional|^本国专业", re.IGNORECASE)),
    ("national_general_service", re.compile(r"^national general service|^本国一般事务", re.IGNORECASE)),
)
_TEMPORARY = re.compile(r"temporary|临时", re.IGNORECASE)


def component_name(title: str | None) -> str:
    """'Component 1: operations' -> 'operations'"""
    return _COMPONENT.sub("", title or "")


def summary_table(document: Document) -> Table | None:
    """The table of personnel by category: the one that has no grades and more than a total."""
    return next(
        (t for t in tables_of(document, "human_resources") if t.section == "summary"),
        None,
    )


def component_tables(document: Document, name: str) -> list[Table]:
    return [
        table
        for table in tables_of(document, "human_resources")
        if table.section != "summary" and same(component_name(table.title), name)
    ]


def summary_of_staff(document: Document) -> Iterator[Finding]:
    """Totals of the summary add up its components; each component is what its own tables say."""
    table = summary_table(document)
    if table is None:
        return
    found = blocks(table)
    total = next((block for block in found if _TOTAL.match(block.name)), None)
    parts = [block for block in found if block is not total]
    if total is not None:
        yield from _totals(table, total, parts)
    for block in parts:
        for of in component_tables(document, block.name):
            if "international_subtotal" in of.columns:
                yield from _graded(table, block, of, blocks(of))
        yield from _everybody(table, block, component_tables(document, block.name))


def _totals(table: Table, total: Block, parts: list[Block]) -> Iterator[Finding]:
    for key, row in total.rows.items():
        rows = [block.rows[key] for block in parts if key in block.rows]
        for column in table.columns:
            due = sum((cell(part, column) or Decimal(0) for part in rows), Decimal(0))
            if rows and differs(cell(row, column), due):
                yield wrong("column_total", "error", table, row, column, due, rows=str(len(rows)))


def _graded(table: Table, block: Block, of: Table, found: list[Block]) -> Iterator[Finding]:
    """Staff by category against the component's table by grade."""
    posts = next((b for b in found if b.group == "posts"), None)
    places_ = next((b for b in found if b.group == "temporary"), None)
    for key, row in block.rows.items():
        wanted: list[tuple[str, Row | None, str]] = [
            (column, posts.rows.get(key) if posts else None, grade) for column, grade in _OF_GRADES.items()
        ]
        wanted.append(("temporary_positions", places_.rows.get(key) if places_ else None, "total"))
        for column, other, name in wanted:
            if column in table.columns and differs(cell(row, column), cell(other, name)):
                yield _component(table, block, row, column, cell(other, name), of)


def _everybody(table: Table, block: Block, of: list[Table]) -> Iterator[Finding]:
    """The total of a component: civilian staff with temporary positions, and each kind of uniformed ones."""
    if not of:
        return
    for key, row in block.rows.items():
        values = [value for each in of for value in _last_totals(each, key)]
        due = sum(values, Decimal(0))
        if values and differs(cell(row, "total"), due):
            yield _component(table, block, row, "total", due, of[0])


def _last_totals(table: Table, key: tuple[str, str]) -> Iterator[Decimal]:
    """The total of a table by grade once; of a table of uniformed personnel each of its blocks."""
    found = [block for block in blocks(table) if block.group != "amount" and key in block.rows]
    if "international_subtotal" not in table.columns:
        whole = found
    else:
        whole = [b for b in found if b.group == "total"] or [b for b in found if b.group == "posts"]
    for block in whole:
        value = cell(block.rows[key], "total")
        if value is not None:
            yield value


def _component(table: Table, block: Block, row: Row, column: str, due: Decimal | None, of: Table) -> Finding:
    return wrong(
        "staff_by_component",
        "error",
        table,
        row,
        column,
        due or Decimal(0),
        component=block.name,
        title=of.title or "",
    )


# --- vacancy rates


def vacancies_of_staff(document: Document) -> Iterator[Finding]:
    """The actual vacancy rate of the performance period is one that the printed averages allow.

    Averages are rounded in each component, so the sum may be off by a half for each of them.
    """
    table, rates = summary_table(document), document.table("vacancy_factors")
    performance = document.period.label if document.period else None
    if table is None or rates is None or performance is None:
        return
    found = blocks(table)
    total = next((block for block in found if _TOTAL.match(block.name)), None)
    approved = total.rows.get(("approved", performance)) if total else None
    actual = total.rows.get(("actual", performance)) if total else None
    heading = ""
    for row in rates.rows:
        if row.level == "heading":
            heading = row.label or ""
            continue
        column = next((c for c, sign in _RATES if sign.match(row.label or "")), "")
        if _TEMPORARY.search(heading):
            column = "temporary_positions"
        places_ = sum(
            1 for b in found if b is not total and cell(b.rows.get(("actual", performance)), column)
        )
        yield from _rate(
            rates, row, f"actual {performance}", cell(approved, column), cell(actual, column), places_
        )


def _rate(
    table: Table, row: Row, column: str, posts: Decimal | None, filled: Decimal | None, parts: int
) -> Iterator[Finding]:
    printed = cell(row, column)
    if printed is None or not posts or filled is None:
        return
    shown = places(row.cells.get(column) or "")
    slack = half_unit(0) * max(parts, 1)
    low, high = ((posts - filled + s) * HUNDRED / posts for s in (-slack, slack))
    if low - half_unit(shown) <= printed <= high + half_unit(shown):
        return
    yield doubt(
        "vacancy_rate",
        "error",
        row_path(table, row),
        row.place,
        printed=row.cells.get(column) or "",
        computed=str(half_up((posts - filled) * HUNDRED / posts, shown)),
        label=row.label or "",
        authorized=str(posts),
        average=str(filled),
        low=str(half_up(low, shown)),
        high=str(half_up(high, shown)),
    )
