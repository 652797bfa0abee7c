"""Posts from the number approved to the number proposed, and the numbers told by grade.

Source: the form of part B, tables of post changes: 'Approved for 2023 | ... | 1 USG, 1 ASG, ...', a row
for each kind of change, 'Proposed for 2024 | ... | ...'; no copy is at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.calc.account import Document, Finding, Row, Table
from answerable.calc.quantities import number
from answerable.calc.ratios import total
from answerable.results.reports.rules.doubts import doubt, row_path

_APPROVED = re.compile(r"Approved for \d{4}.*|.*\d{4}\s?年(?:的)?核定.*|核定.*", re.IGNORECASE)
_PROPOSED = re.compile(r"Proposed for \d{4}.*|.*\d{4}\s?年(?:的)?拟议.*|拟议.*", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,，、;；]\s*")
_GRADE = re.compile(r"(\d{1,4})\s?个?\s?[A-Z][\w()（）/ -]{0,60}")


def changes(document: Document) -> Iterator[Finding]:
    """Every table that begins with the posts approved and ends with those proposed."""
    for table in document.tables:
        rows = [row for row in table.rows if row.label]
        if len(rows) < 2 or not _APPROVED.fullmatch(rows[0].label or ""):
            continue
        if not _PROPOSED.fullmatch(rows[-1].label or ""):
            continue
        column = next((c for c in table.columns if number(rows[0].cells.get(c)) is not None), None)
        if column is not None:
            yield from _sum(table, rows, column)
            for row in (rows[0], rows[-1]):
                yield from _grades(table, row, column)


def _sum(table: Table, rows: list[Row], column: str) -> Iterator[Finding]:
    found = total(number(row.cells.get(column)) for row in rows[:-1])
    text = rows[-1].cells.get(column)
    printed = number(text)
    if found.value is not None and printed is not None and text is not None and printed != found.value:
        yield doubt(
            "post_changes", "warning" if found.not_reported else "error", row_path(table, rows[-1]),
            rows[-1].place, printed=text, computed=str(found.value), label=rows[-1].label or "",
        )  # fmt: skip


def _grades(table: Table, row: Row, column: str) -> Iterator[Finding]:
    """'1 USG, 2 D-2' are 3 posts."""
    text = row.cells.get(column)
    for told in (row.cells.get(other) for other in table.columns if other != column):
        grades = [_GRADE.fullmatch(part) for part in _COMMA.split(" ".join((told or "").split()))]
        counts = [Decimal(grade[1]) for grade in grades if grade is not None]
        if text is not None and counts and len(counts) == len(grades) and sum(counts) != number(text):
            yield doubt(
                "posts_by_grade", "error", row_path(table, row), row.place,
                printed=text, computed=str(sum(counts)), label=row.label or "",
            )  # fmt: skip
