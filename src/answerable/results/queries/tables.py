"""Tables of figures as they are printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from answerable.calc import account
from answerable.foundation.fields import IN_WORDS
from answerable.foundation.texts import in_any, words
from answerable.results.models import ReportTable, TableCell, TableRow
from answerable.results.queries.scope import Scope, find
from answerable.results.queries.shapes import CellValue, TableLine, TablePage


def tables(symbol: str, language: str) -> tuple[TablePage, ...]:
    """All tables of a report in printed order; empty where there is no such report."""
    scope = find(symbol, language)
    return () if scope is None else table_pages(scope)


def table(symbol: str, code: str, language: str) -> TablePage | None:
    """One table by its id."""
    scope = find(symbol, language)
    return None if scope is None else next(iter(table_pages(scope, (code,))), None)


def table_pages(
    scope: Scope, codes: Collection[str] | None = None, *, section: str | None = None
) -> tuple[TablePage, ...]:
    """Tables with all rows and cells, of these codes or of this section: three queries."""
    of_report = {"report": scope.report} | ({"code__in": codes} if codes is not None else {})
    of_report |= {"section_path": section} if section is not None else {}
    of_table = {f"table__{name}": value for name, value in of_report.items()}
    of_row = {f"row__{name}": value for name, value in of_table.items()}
    found = list(ReportTable.objects.filter(**of_report).order_by("position"))
    cells: dict[int, list[tuple[int, CellValue]]] = defaultdict(list)
    for row, column, value, texts in TableCell.objects.filter(**of_row).values_list(
        "row_id", "column", "value", "texts"
    ):
        cells[row].append((column, _cell(scope, value, texts)))
    rows: dict[int, list[TableRow]] = defaultdict(list)
    for stored in TableRow.objects.filter(**of_table).order_by("position", "pk"):
        rows[stored.table_id].append(stored)
    return tuple(
        TablePage(
            code=page.code,
            title=scope.words(page.titles),
            unit=scope.words(page.units),
            columns=tuple(in_any(page.columns, scope.language) or ()),
            rows=tuple(
                _line(scope, page, row, _named(page, scope, cells[row.pk]), number)
                for number, row in enumerate(rows[page.pk], start=1)
            ),
        )
        for page in found
    )


def _cell(scope: Scope, value: str | None, texts: dict[str, str | None]) -> CellValue:
    """The figure all languages share, else the words one of them prints."""
    spoken = words(texts, scope.language)
    if spoken is not None and (spoken.language == scope.language or value in (None, IN_WORDS)):
        return CellValue(spoken.text, spoken.language)
    return CellValue(None if value == IN_WORDS else value, None)


def _named(page: Any, scope: Scope, cells: list[tuple[int, CellValue]]) -> dict[str, CellValue]:
    columns = in_any(page.columns, scope.language) or ()
    return {
        columns[column]: cell for column, cell in sorted(cells, key=lambda c: c[0]) if column < len(columns)
    }


def _line(scope: Scope, table: Any, row: Any, cells: dict[str, CellValue], number: int) -> TableLine:
    # Findings name the row by its label in the language of the document they were found in.
    label = words(row.labels, scope.document_language)
    code = table.code
    path = f"{code}/{label}" if label else code
    again = f"-{table.occurrence + 1}" if table.occurrence else ""  # of several tables with one code
    return TableLine(
        path=path,
        anchor=f"{code}{again}-{number}",
        label=scope.words(row.labels),
        level=row.level,
        cells=cells,
        worst=scope.worst.get(path) if label else None,
        place=scope.place(row.places),
    )


def as_account(page: TablePage) -> account.Table:
    """The table as a record of `calc.account`, for rules and arithmetic that ask for one."""
    return account.Table(
        page.code,
        page.columns,
        tuple(
            account.Row(
                {name: cell.value for name, cell in line.cells.items()},
                str(line.label) if line.label is not None else None,
                line.level,
                line.place,
            )
            for line in page.rows
        ),
        str(page.title) if page.title else None,
        str(page.unit) if page.unit else None,
    )
