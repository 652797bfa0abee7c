# ruff: noqa: E501  (a pattern a line)
"""Amounts that a sentence of part B tells against the table that stands beside it.

What the resources proposed amount to and by how much they change: both must be those of the table's
total, which is printed in thousands.

Source: the form of part B, the paragraph above a table of the evolution of resources. No copy of a part B
is at hand; what is printed otherwise is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.calc.account import Document, Finding, Paragraph, Section, Table
from answerable.calc.quantities import number
from answerable.results.reports.rules.doubts import doubt, paragraph_path
from answerable.results.reports.rules.programme.changes import changes_of

_THOUSANDS = re.compile(r"thousands? of (?:United States )?dollars|千美元", re.IGNORECASE)
_THOUSAND = 1000
_MONEY = r"\d{1,3}(?:[, \u00a0]\d{3})+"
_TOLD = re.compile(
    rf"(?:regular budget resources|overall resources proposed)[^.$;]{{0,60}} amount to \$(?P<amount>{_MONEY})(?!\d)"
    rf"(?:[^.$;]{{0,60}}?(?P<way>increase|decrease|reduction) of \$(?P<change>{_MONEY})(?!\d))?"
    rf"|经常预算[^。；\d]{{0,20}}?资源[^。；]{{0,20}}?(?P<amount_zh>{_MONEY})\s?美元(?:[^。；]{{0,40}}?(?P<way_zh>增加|减少)\s?(?P<change_zh>{_MONEY})\s?美元)?",
    re.IGNORECASE,
)  # fmt: skip
_LESS = ("decrease", "reduction", "减少")


def amounts(document: Document) -> Iterator[Finding]:
    """Every paragraph with such a sentence, in a section that has a table of changes in thousands."""
    for section in document.sections:
        known = [
            pair
            for table in document.tables
            if table.section == section.path and _THOUSANDS.search(table.unit or "")
            for pair in _totals(table)
        ]
        for paragraph in section.paragraphs if known else ():
            found = _TOLD.search(paragraph.text)
            if found is not None:
                yield from _judged(section, paragraph, found, known)


def _totals(table: Table) -> Iterator[tuple[Decimal, Decimal]]:
    """What is proposed and what it changes, in full, of the table's first total: others count posts."""
    row = next((row for row in table.rows if row.level == "total"), None)
    for columns in changes_of(table) if row is not None else ():
        after = number(row.cells.get(columns.after)) if row and columns.after else None
        change = number(row.cells.get(columns.total)) if row else None
        if after is not None and change is not None:
            yield after * _THOUSAND, change * _THOUSAND


def _judged(
    section: Section, paragraph: Paragraph, found: re.Match[str], known: list[tuple[Decimal, Decimal]]
) -> Iterator[Finding]:
    amount = _full(found["amount"] or found["amount_zh"])
    told = found["change"] or found["change_zh"]
    way = (found["way"] or found["way_zh"] or "").casefold()
    change = None if told is None else _full(told) * (-1 if way in _LESS else 1)
    if any(amount == after and change in (None, due) for after, due in known):
        return
    after, due = min(known, key=lambda pair: (abs(pair[0] - amount), abs(pair[1] - (change or 0))))
    path = paragraph_path(section, paragraph.number)
    pairs = [("amount_in_part_b", amount, after), ("change_in_part_b", change, due)]
    for rule, printed, expected in pairs:
        if printed is not None and printed != expected:
            yield doubt(
                rule, "error", path, paragraph.place, printed=str(printed), computed=str(int(expected))
            )


def _full(text: str) -> Decimal:
    return Decimal(re.sub(r"\D", "", text))
