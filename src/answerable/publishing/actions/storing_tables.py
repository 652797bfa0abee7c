"""Computed tables as rows: what the pages of an open report show of its money and posts.

A language's own figure stands beside the shared one where they differ, as long as the languages
are not complete. Nothing is written where the stored tables say the same already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from answerable.calc.account import Table
from answerable.foundation.fields import IN_WORDS, is_canonical
from answerable.publishing.compile import compile_report
from answerable.publishing.compiling.drafts import Draft
from answerable.publishing.compiling.tables import COMPUTED
from answerable.results.models import Report, ReportTable, TableCell, TableRow

MADE_HERE = (*COMPUTED, "actions")


def store_tables(report: Report, draft: Draft) -> int:
    """Brings the stored tables up to the draft's; how many were written. Inside a transaction."""
    tables = {language: found.document.tables for language, found in draft.documents.items()}
    if all(
        compile_report(report.symbol, language, findings=False).tables == wanted
        for language, wanted in tables.items()
    ):
        return 0
    ReportTable.objects.filter(report=report, code__in=MADE_HERE).delete()
    order = list(dict.fromkeys(table.id for found in tables.values() for table in found))
    for position, code in enumerate(order):
        by_language = {
            language: table for language, found in tables.items() for table in found if table.id == code
        }
        if code in MADE_HERE:
            _store(report, code, position, by_language)
        else:
            _move(report, code, position, tables)
    return sum(code in MADE_HERE for code in order)


def _move(report: Report, code: str, position: int, tables: Mapping[str, tuple[Table, ...]]) -> None:
    """A table that was carried over keeps its rows and takes its place among the others."""
    for row in ReportTable.objects.filter(report=report, code=code):
        for language, found in tables.items():
            if language in row.places:
                at = next(i for i, table in enumerate(found) if table.id == code)
                row.places[language] = {**row.places[language], "order": at}
        row.position = position
        row.save(update_fields=["position", "places"])


def _store(report: Report, code: str, position: int, tables: Mapping[str, Table]) -> None:
    table = ReportTable.objects.create(
        report=report,
        code=code,
        position=position,
        titles={language: t.title for language, t in tables.items() if t.title is not None},
        units={language: t.unit for language, t in tables.items() if t.unit is not None},
        columns={language: list(t.columns) for language, t in tables.items()},
        places={language: {"order": position} for language in tables},
    )
    rows: dict[tuple[str, int], TableRow] = {}
    cells: dict[tuple[tuple[str, int], int], TableCell] = {}
    for language, found in tables.items():
        levels: Counter[str] = Counter()
        for order, row in enumerate(found.rows):
            key = (row.level, levels[row.level])
            levels[row.level] += 1
            made = rows.setdefault(
                key, TableRow(table=table, level=row.level, occurrence=key[1], position=order)
            )
            made.places[language] = {"order": order}
            if row.label is not None:
                made.labels[language] = row.label
            for name, value in row.cells.items():
                _say(cells, made, key, found.columns.index(name), language, value)
    TableRow.objects.bulk_create(rows.values())
    TableCell.objects.bulk_create(cells.values())


def _say(
    cells: dict[Any, TableCell], row: TableRow, key: Any, column: int, language: str, value: str | None
) -> None:
    known = cells.get((key, column))
    shared = value if is_canonical(value) else IN_WORDS
    if known is None:
        known = cells[key, column] = TableCell(row=row, column=column)
        known.value = shared
    known.texts[language] = None if is_canonical(value) and known.value == value else value
