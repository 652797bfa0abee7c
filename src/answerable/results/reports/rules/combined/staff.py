"""Tables of personnel: totals of every row, net changes, posts with temporary positions.

Counts are whole numbers, so every difference is an error. Source: A/80/596, I.E.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from answerable.calc.account import Document, Finding, Row, Table
from answerable.results.reports.rules.combined.reading import NET_CHANGE, cell, differs, tables_of, wrong

_AMOUNT = re.compile(r"estimated amount|thousands of|估计数额|估计费用|千美元", re.IGNORECASE)
_TEMPORARY = re.compile(r"temporary|临时", re.IGNORECASE)
_POSTS = re.compile(r"\bposts\b|员额", re.IGNORECASE)
_PERIOD = re.compile(r"\d{4}(?:/\d{2,4})?$")
_KINDS = (
    ("approved", re.compile(r"^approved|^核定", re.IGNORECASE)),
    ("actual", re.compile(r"^actual|^实际", re.IGNORECASE)),
    ("proposed", re.compile(r"^proposed|^拟议", re.IGNORECASE)),
)


@dataclass
class Block:
    """Rows that belong together: approved, actual, approved, proposed and their net change."""

    name: str  # the heading above
    group: str  # posts, temporary, total, amount
    rows: dict[tuple[str, str], Row] = field(default_factory=dict)  # by kind and period
    change: Row | None = None

    @property
    def last(self) -> tuple[Row, Row] | None:
        """What is approved now and what is proposed."""
        approved = [row for (kind, _), row in self.rows.items() if kind == "approved"]
        proposed = [row for (kind, _), row in self.rows.items() if kind == "proposed"]
        return (approved[-1], proposed[-1]) if approved and proposed else None


def blocks(table: Table) -> list[Block]:
    """The table's blocks in order; a heading, a net change, or another group begins a new one."""
    found: list[Block] = []
    heading, fresh = "", True
    for row in table.rows:
        label = row.label or ""
        if row.level == "heading":
            heading, fresh = (f"{heading} {label}" if fresh and _AMOUNT.search(label) else label), True
        elif NET_CHANGE.match(label):
            if found:
                found[-1].change = row
            fresh = True
        elif key := _key(label):
            group = _group(heading, label)
            if fresh or not found or found[-1].group != group:
                found.append(Block(heading, group))
            found[-1].rows[key] = row
            fresh = False
    return found


def _key(label: str) -> tuple[str, str] | None:
    kind = next((name for name, sign in _KINDS if sign.match(label)), None)
    period = _PERIOD.search(label)
    return (kind, period[0]) if kind and period else None


def _group(heading: str, label: str) -> str:
    if _AMOUNT.search(heading):
        return "amount"
    if _TEMPORARY.search(label):
        return "temporary"
    return "posts" if _POSTS.search(label) else "total"


def staff_tables(document: Document) -> Iterator[Finding]:
    """Every table of personnel by itself."""
    for table in tables_of(document, "human_resources"):
        found = blocks(table)
        for block in found:
            if block.group != "amount":
                for row in (*block.rows.values(), *([block.change] if block.change else [])):
                    yield from _row_totals(table, row)
                yield from _net_change(table, block)
        yield from _with_temporary(table, found)


def _row_totals(table: Table, row: Row) -> Iterator[Finding]:
    """A subtotal is the sum of the columns since the last one, the total that of all others."""
    run, everything, counted = Decimal(0), Decimal(0), 0
    for column in table.columns:
        value = cell(row, column)
        ends = column == "total" or column.endswith("_subtotal")
        due = everything if column == "total" else run
        if ends and counted and differs(value, due):
            yield wrong("row_total", "error", table, row, column, due)
        if ends:
            run = Decimal(0)
        else:
            run, everything, counted = run + (value or 0), everything + (value or 0), counted + 1


def _net_change(table: Table, block: Block) -> Iterator[Finding]:
    if block.change is None or block.last is None:
        return
    before, after = block.last
    for column in table.columns:
        later, earlier = cell(after, column), cell(before, column)
        if later is not None and earlier is not None:
            due = later - earlier
            if differs(cell(block.change, column), due):
                yield wrong(
                    "net_change",
                    "error",
                    table,
                    block.change,
                    column,
                    due,
                    after=str(later),
                    before=str(earlier),
                )


def _with_temporary(table: Table, found: Sequence[Block]) -> Iterator[Finding]:
    """Posts and temporary positions add up to the rows below 'Total, including temporary positions'."""
    groups = {block.group: block for block in found}
    if not {"posts", "temporary", "total"} <= set(groups):
        return
    for key, row in groups["total"].rows.items():
        posts, places = groups["posts"].rows.get(key), groups["temporary"].rows.get(key)
        for column in table.columns:
            one, other = cell(posts, column), cell(places, column)
            if one is not None and other is not None and differs(cell(row, column), one + other):
                yield wrong("column_total", "error", table, row, column, one + other, rows="2")
