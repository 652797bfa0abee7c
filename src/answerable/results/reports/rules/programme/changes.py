"""Changes in tables of part B: what they come to, what they leave, and their share of what was.

A table of resources or of posts prints the year before, its changes by reason, their total and
percentage, and the year proposed; a table of changes only prints one column of them, before the year
proposed or behind it. What the columns mean is proven by the rows: where fewer than half agree, the
table is of another shape and nothing is doubted.

Source: the form of part B, tables of the evolution of financial and post resources; no copy is at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from answerable.calc.account import Document, Finding, Row, Severity, Table
from answerable.calc.quantities import number
from answerable.calc.ratios import HUNDRED, percent, total
from answerable.calc.rounding import half_unit, places
from answerable.results.reports.rules.doubts import doubt, row_path

_YEAR = re.compile(r"(?:19|20)\d\d")
_TOTAL = re.compile(r".*(?:\btotal|共计|合计|总额|总计)", re.IGNORECASE)
_CHANGE = re.compile(r".*(?:\b(?:change|variance)s?|变动|变化|差异|增减)", re.IGNORECASE)
_SHARE = re.compile(r".*(?:percentage|per cent|%|百分比)", re.IGNORECASE)
_LEAST_PLACES = 1  # of a percentage printed as a dash


@dataclass(frozen=True, slots=True)
class Changes:
    """The columns of one set of changes."""

    before: str
    parts: tuple[str, ...]
    total: str
    share: str | None
    after: str | None


def sums(document: Document) -> Iterator[Finding]:
    """The total of the changes is what they add up to."""
    for table, columns in _all(document):
        if columns.parts:
            yield from _proven(table, columns.total, [(row, _parts(row, columns)) for row in table.rows])


def estimates(document: Document) -> Iterator[Finding]:
    """What is proposed is what was, with the changes."""
    for table, columns in _all(document):
        if columns.after is not None:
            yield from _proven(table, columns.after, [(row, _after(row, columns)) for row in table.rows])


def shares(document: Document) -> Iterator[Finding]:
    """The percentage is that of the changes in what was."""
    for table, columns in _all(document):
        if columns.share is not None:
            yield from _proven(table, columns.share, [(row, _share(row, columns)) for row in table.rows])


def changes_of(table: Table) -> Iterator[Changes]:
    """Every set of changes whose columns stand in the table."""
    names = table.columns
    for at, name in enumerate(names):
        dated = [i for i in range(at) if _YEAR.search(names[i])]
        if not dated or _YEAR.search(name) or not (_TOTAL.fullmatch(name) or _CHANGE.fullmatch(name)):
            continue
        parts, behind = names[dated[-1] + 1 : at], list(names[at + 1 :])
        share = behind.pop(0) if behind and _SHARE.fullmatch(behind[0]) else None
        before = names[dated[-1]]
        if behind and _year(behind[0]) == _year(before) + 1:
            yield Changes(before, parts, name, share, behind[0])
        elif _CHANGE.fullmatch(name) and len(dated) > 1 and _year(before) == _year(names[dated[-2]]) + 1:
            yield Changes(names[dated[-2]], (), name, share, before)
        elif share is not None:
            yield Changes(before, parts, name, share, None)


def _year(name: str) -> int:
    found = _YEAR.search(name)
    return int(found[0]) if found else 0


def _all(document: Document) -> Iterator[tuple[Table, Changes]]:
    for table in document.tables:
        for columns in changes_of(table):
            yield table, columns


# --- one row


@dataclass(frozen=True, slots=True)
class _Due:
    """What a cell should say, and how far rounding may take it from that; the rule that says so."""

    rule: str
    value: Decimal
    slack: Decimal
    first: str
    second: str


def _cell(row: Row, column: str | None) -> Decimal | None:
    return number(row.cells.get(column)) if column is not None else None


def _rounding(row: Row, columns: tuple[str, ...]) -> Decimal:
    """Half a unit of each of these figures that has decimals."""
    decimals = [places(row.cells.get(column) or "") for column in columns]
    return sum((half_unit(count) for count in decimals if count), Decimal(0))


def _parts(row: Row, columns: Changes) -> _Due | None:
    added = total(_cell(row, part) for part in columns.parts)
    if added.value is None:
        return None
    slack = _rounding(row, (*columns.parts, columns.total))
    return _Due("sum_of_changes", added.value, slack, str(added.counted), "")


def _after(row: Row, columns: Changes) -> _Due | None:
    was, change = _cell(row, columns.before), _cell(row, columns.total)
    if was is None or change is None:
        return None
    slack = _rounding(row, (columns.before, columns.total, columns.after or ""))
    return _Due("estimate_after_changes", was + change, slack, str(was), str(change))


def _share(row: Row, columns: Changes) -> _Due | None:
    """A percentage of nothing is no percentage; rounded amounts may hide a little of it."""
    was, change = _cell(row, columns.before), _cell(row, columns.total)
    printed = row.cells.get(columns.share or "") or ""
    figures = max(places(printed), _LEAST_PLACES if printed == "0" else 0)
    due = percent(change, was, figures)
    if due is None or was is None or change is None:
        return None
    hidden = (
        _rounding(row, (columns.total,)) * HUNDRED + abs(due) * _rounding(row, (columns.before,))
    ) / abs(was)
    return _Due("share_of_changes", due, hidden + half_unit(figures), str(change), str(was))


# --- the rows of one column


def _proven(table: Table, column: str, rows: Sequence[tuple[Row, _Due | None]]) -> Iterator[Finding]:
    """What differs, where at least half of the rows agree. Rounding may make a difference: a warning."""
    judged = 0
    wrong: list[Finding] = []
    for row, expected in rows:
        printed = _cell(row, column)
        if expected is None or printed is None:
            continue
        judged += 1
        apart = abs(printed - expected.value)
        if not apart or (expected.rule == "share_of_changes" and apart <= expected.slack):
            continue
        severity: Severity = "warning" if apart <= expected.slack else "error"
        wrong.append(_finding(table, row, column, expected, severity))
    if 2 * len(wrong) <= judged:
        yield from wrong


def _finding(table: Table, row: Row, column: str, due: _Due, severity: Severity) -> Finding:
    return doubt(
        due.rule,
        severity,
        row_path(table, row),
        row.place,
        printed=row.cells.get(column) or "",
        computed=str(due.value),
        label=row.label or "",
        column=column,
        first=due.first,
        second=due.second,
    )
