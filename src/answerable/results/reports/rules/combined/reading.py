"""What the rules of this kind share: columns with periods, rows by what they say, cells as figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from answerable.calc.account import Document, Finding, Row, Severity, Table
from answerable.calc.quantities import number
from answerable.results.reports.rules.doubts import doubt, row_path

GROSS = re.compile(r"^gross requirements|毛额", re.IGNORECASE)
NET = re.compile(r"^net requirements|净额", re.IGNORECASE)
ASSESSMENT = re.compile(r"\bstaff assessment\b|薪金税", re.IGNORECASE)
VOLUNTARY = re.compile(r"^voluntary contributions in kind|自愿实物捐助", re.IGNORECASE)
ALL = re.compile(r"^total requirements|^所需资源(?:共计|总额)", re.IGNORECASE)
NET_CHANGE = re.compile(r"^net change|^净变", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Resources:
    """The columns of a table of resources, found by their names."""

    allotted: str
    spent: str
    current: str
    proposed: str

    @property
    def performance(self) -> str:
        return self.spent.partition(" ")[2]

    @property
    def budget(self) -> str:
        return self.proposed.partition(" ")[2]

    @property
    def triples(self) -> tuple[tuple[str, str, str, str], ...]:
        """From what, minus what, gives which amount, in per cent of which."""
        return (
            (self.allotted, self.spent, f"variance_amount {self.performance}", self.allotted),
            (self.proposed, self.current, f"variance_amount {self.budget}", self.current),
        )

    @property
    def amounts(self) -> tuple[str, ...]:
        return (
            self.allotted,
            self.spent,
            f"variance_amount {self.performance}",
            self.current,
            self.proposed,
            f"variance_amount {self.budget}",
        )


def resources_of(table: Table | None) -> Resources | None:
    """The columns of resources; None where the table lacks one of them."""
    if table is None:
        return None
    allotted = [c for c in table.columns if c.startswith("apportionment ")]
    spent = [c for c in table.columns if c.startswith("expenditure ")]
    proposed = [c for c in table.columns if c.startswith("cost_estimates ")]
    if len(allotted) != 2 or len(spent) != 1 or len(proposed) != 1:
        return None
    first = next((c for c in allotted if c.endswith(spent[0].partition(" ")[2])), allotted[0])
    return Resources(first, spent[0], next(c for c in allotted if c != first), proposed[0])


def tables_of(document: Document, table_id: str) -> Iterator[Table]:
    return (table for table in document.tables if table.id == table_id)


def cell(row: Row | None, column: str) -> Decimal | None:
    """The figure of a cell; None where there is none."""
    return None if row is None else number(row.cells.get(column))


def row_named(table: Table | None, wanted: re.Pattern[str]) -> Row | None:
    rows = table.rows if table else ()
    return next((row for row in rows if row.label and wanted.search(row.label)), None)


def wrong(
    rule: str,
    severity: Severity,
    table: Table,
    row: Row,
    column: str,
    computed: Decimal,
    **parameters: str,
) -> Finding:
    """A cell of a table that is not what it should be."""
    return doubt(
        rule,
        severity,
        row_path(table, row),
        row.place,
        printed=row.cells.get(column) or "",
        computed=str(computed),
        label=row.label or "",
        column=column,
        table=table.id,
        **parameters,
    )


def differs(printed: Decimal | None, computed: Decimal | None) -> bool:
    """Whether both are there and not the same."""
    return printed is not None and computed is not None and printed != computed


def disagree(
    table: Table, row: Row, column: str, other: Decimal | None, other_table: str
) -> Iterator[Finding]:
    """A cell that another table prints otherwise."""
    if other is not None and differs(cell(row, column), other):
        yield wrong("tables_disagree", "error", table, row, column, other, other_table=other_table)
