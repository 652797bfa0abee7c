"""Actions to be taken: amounts in full dollars against the tables, which print thousands.

Each amount is told by the words before it. Source: A/80/596, IV.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.calc.account import Document, Finding, Row, Table
from answerable.calc.combined import monthly_rate
from answerable.calc.money import money_unit
from answerable.results.reports.rules.combined.reading import (
    GROSS,
    Resources,
    cell,
    resources_of,
    row_named,
    tables_of,
)
from answerable.results.reports.rules.doubts import doubt, row_path
from answerable.results.reports.rules.numerals import Numeral, numerals

_BALANCE = re.compile(r"unencumbered balance|未支配余额", re.IGNORECASE)
_REVENUE = re.compile(r"other revenue|其他收入", re.IGNORECASE)
_APPORTION = re.compile(
    r"apportionment of the amount|apportion the amount|分摊.{0,12}款额|分摊.{0,6}美元", re.IGNORECASE
)
_APPROPRIATE = re.compile(
    r"^to appropriate|\bappropriate the amount|^批款|批出|^为.{0,60}批款", re.IGNORECASE
)
_MONTHLY = re.compile(r"monthly rate|每月", re.IGNORECASE)


def amounts(document: Document) -> Iterator[Finding]:
    """Every amount of the points whose words say which figure of the tables it is."""
    table, full = document.table("actions"), document.table("financial_resources")
    columns = resources_of(full)
    if table is None or full is None or columns is None:
        return
    known = _Known(document, full, columns)
    for row in table.rows:
        yield from _point(table, row, known)


class _Known:
    """The figures of the tables in full dollars."""

    def __init__(self, document: Document, full: Table, columns: Resources) -> None:
        factor = money_unit(full.unit).factor
        gross = row_named(full, GROSS)

        def worth(value: Decimal | None) -> Decimal | None:
            return None if value is None else value * factor

        self.balance = worth(cell(gross, f"variance_amount {columns.performance}"))
        self.proposed = worth(cell(gross, columns.proposed))
        self.revenue: list[tuple[Row, Decimal]] = []
        for table in tables_of(document, "other_revenue"):
            self.revenue += [(r, v) for r in table.rows if (v := worth(cell(r, "amount"))) is not None]

    @property
    def all_revenue(self) -> Decimal | None:
        return next((value for row, value in self.revenue if row.level == "total"), None)

    @property
    def credit(self) -> Decimal | None:
        """The balance and the other revenue together: what Member States have to their credit."""
        if self.balance is None or self.all_revenue is None:
            return None
        return self.balance + self.all_revenue


def _point(table: Table, row: Row, known: _Known) -> Iterator[Finding]:
    text = row.cells.get("text") or ""
    money = [numeral for numeral in numerals(text) if numeral.kind == "money"]
    if not money:
        return
    first = money[0]
    if _MONTHLY.search(text) and not _APPROPRIATE.search(text):
        yield from _compare(
            "monthly_rate", table, row, first, known.proposed and monthly_rate(known.proposed)
        )
    elif _APPROPRIATE.search(text):
        yield from _compare("amount_in_action", table, row, first, known.proposed)
    elif _REVENUE.search(text):
        yield from _compare("amount_in_action", table, row, first, known.all_revenue)
        yield from _parts(table, row, text, money[1:], known)
    elif _APPORTION.search(text):
        yield from _compare("amount_in_action", table, row, first, known.credit)
    elif _BALANCE.search(text):
        yield from _compare("amount_in_action", table, row, first, known.balance)


def _parts(table: Table, row: Row, text: str, money: list[Numeral], known: _Known) -> Iterator[Finding]:
    """'investment revenue ($1,497,000)': each part is the row of that name."""
    for numeral in money:
        before = text[max(0, numeral.start - 80) : numeral.start].casefold()
        named = [
            (before.rfind((r.label or "\0").casefold()), value)
            for r, value in known.revenue
            if r.level == "item"
        ]
        at, due = max(named, key=lambda found: found[0], default=(-1, Decimal(0)))
        if at >= 0:
            yield from _compare("amount_in_action", table, row, numeral, due)


def _compare(rule: str, table: Table, row: Row, numeral: Numeral, due: Decimal | None) -> Iterator[Finding]:
    if due is not None and abs(due) != numeral.value:
        yield doubt(
            rule,
            "error",
            row_path(table, row),
            row.place,
            printed=numeral.digits,
            computed=str(abs(due).normalize().quantize(Decimal(1))),
            label=row.label or "",
        )
