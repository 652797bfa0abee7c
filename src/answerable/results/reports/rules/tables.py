"""Subtotals, totals and net requirements of every table, column by column.

Which rows a total adds up is not printed. It is proven: the run of rows above whose sums agree
in most columns is the total's run, and the column that does not agree is the one in doubt. Where
no column proves a run, the rows since the last heading or total are taken. 'Of which' rows are
part of the row above them and never added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from answerable.calc.account import Document, Finding, Row, Table
from answerable.calc.quantities import number
from answerable.calc.ratios import Total
from answerable.calc.ratios import total as add_up
from answerable.calc.rounding import half_unit, places
from answerable.results.reports.rules.doubts import doubt, row_path
from answerable.results.reports.rules.labels import GROSS, NET, STAFF_ASSESSMENT, level, plain

_ADDED = {
    "resources_summary": ("apportionment", "expenditure", "variance_amount"),
    "resources_by_category": ("apportionment", "expenditure", "variance_amount"),
    "resources_by_entity": ("apportionment", "expenditure", "variance_amount"),
    "incumbency": ("authorized", "actual_average"),
    "other_income": ("amount",),
}
_NEVER_ADDED = ("variances", "training", "actions", "abbreviations")
_NO_SUM = re.compile(
    r"%|百分|比率|比例|率|平均|per ?cent|年度|序号|\bno\b"
    r"|(?<![a-z])(?:rates?|ratios?|shares?|averages?|years?)(?![a-z])",  # not 'operations', 'integrated'
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Run:
    """The rows still open to be added, and the rows gross and net are made of."""

    rows: list[Row] = field(default_factory=list)
    start: int = 0  # where the rows since the last heading or total begin
    gross: Row | None = None
    staff_assessment: Row | None = None

    def close(self, total: Row, start: int) -> None:
        """The total stands for its rows from now on."""
        self.rows[start:] = [total]
        self.start = len(self.rows)


def totals(document: Document) -> Iterator[Finding]:
    """Every total of every table that has columns to add."""
    for table in document.tables:
        columns = added_columns(table)
        if columns:
            yield from _table(table, columns)


def added_columns(table: Table) -> tuple[str, ...]:
    """The columns whose figures add up; of an unknown table those that are no rates."""
    if table.id in _ADDED:
        return tuple(c for c in _ADDED[table.id] if c in table.columns)
    if table.id in _NEVER_ADDED:
        return ()
    return tuple(c for c in table.columns if not _NO_SUM.search(c))


def _table(table: Table, columns: Sequence[str]) -> Iterator[Finding]:
    run = _Run()
    for row in table.rows:
        kind, label = level(row), row.label or ""
        if kind == "heading" or all(number(row.cells.get(c)) is None for c in columns):
            run.start = len(run.rows)
        elif kind == "of_which":
            yield from _part(table, row, run, columns)
        elif STAFF_ASSESSMENT.search(label):
            run.staff_assessment = row
        elif kind == "item":
            run.rows.append(row)
        elif NET.search(label) and run.gross is not None and run.staff_assessment is not None:
            yield from _net(table, row, run, columns)
        else:
            start = _start(row, run, columns)
            if start is not None:
                proven = table.id in _ADDED or _matches(row, run.rows[start:], columns) > 0
                if proven:
                    yield from _compare(table, row, run.rows[start:], columns)
                run.close(row, start)
            else:
                run.rows.append(row)
            if GROSS.search(label):
                run.gross = row


def _start(total: Row, run: _Run, columns: Sequence[str]) -> int | None:
    """Where the run begins that the total adds up; None where there is nothing to add."""
    if not run.rows:
        return None
    since = run.start if run.start < len(run.rows) else 0
    best, best_matches = since, _matches(total, run.rows[since:], columns)
    for start in range(len(run.rows)):
        matches = _matches(total, run.rows[start:], columns)
        if matches > best_matches:
            best, best_matches = start, matches
    return best


def _matches(total: Row, rows: Sequence[Row], columns: Sequence[str]) -> int:
    return sum(
        1
        for c in columns
        if (printed := number(total.cells.get(c))) is not None and printed == _sum(rows, c).value
    )


def _sum(rows: Sequence[Row], column: str) -> Total:
    return add_up(number(row.cells.get(column)) for row in rows)


def _compare(table: Table, total: Row, rows: Sequence[Row], columns: Sequence[str]) -> Iterator[Finding]:
    """An item that is not reported may be what is missing: doubtful then, no error."""
    for column in columns:
        text, items = total.cells.get(column), _sum(rows, column)
        printed, computed = number(text), items.value
        if printed is None or computed is None or printed == computed or text is None:
            continue
        slack = half_unit(places(text)) * (items.counted + 1)
        yield doubt(
            "column_total",
            "warning" if abs(printed - computed) <= slack or items.not_reported else "error",
            row_path(table, total),
            total.place,
            printed=text,
            computed=str(computed),
            label=total.label or "",
            column=column,
            table=table.id,
            rows=str(items.counted),
        )


def _net(table: Table, net: Row, run: _Run, columns: Sequence[str]) -> Iterator[Finding]:
    """Net is gross minus staff assessment income, in every column."""
    for column in columns:
        text = net.cells.get(column)
        gross = number(run.gross.cells.get(column)) if run.gross else None
        income = number(run.staff_assessment.cells.get(column)) if run.staff_assessment else None
        printed = number(text)
        if text is None or printed is None or gross is None or income is None or printed == gross - income:
            continue
        yield doubt(
            "net_requirements",
            "warning" if abs(printed - gross + income) <= 3 * half_unit(places(text)) else "error",
            row_path(table, net),
            net.place,
            printed=text,
            computed=str(gross - income),
            label=net.label or "",
            column=column,
            table=table.id,
            gross=str(gross),
            income=str(income),
        )


def _part(table: Table, row: Row, run: _Run, columns: Sequence[str]) -> Iterator[Finding]:
    """A part ('of which') is not larger than the row its label names, or the one above it."""
    if not run.rows:
        return
    named = (r for r in reversed(run.rows) if r.label and plain(r.label) in plain(row.label or ""))
    parent = next(named, run.rows[-1])
    for column in (c for c in columns if c in ("apportionment", "expenditure", "amount")):
        text, whole = row.cells.get(column), number(parent.cells.get(column))
        part = number(text)
        if text is not None and part is not None and whole is not None and part > whole > 0:
            yield doubt(
                "part_exceeds_whole",
                "error",
                row_path(table, row),
                row.place,
                printed=text,
                computed=str(whole),
                label=row.label or "",
                column=column,
                table=table.id,
                whole=parent.label or "",
            )
