"""Money by category and by entity with variances, and posts with vacancy rates.

Variances and rates are recomputed by `calc` from the printed inputs and stand beside what is
printed. Which variance must be explained is decided by the rule that judges the document
(`results.reports.rules.threshold`): its own stated threshold, else the one in force.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import cast

from answerable.calc import account
from answerable.calc.money import money_unit
from answerable.calc.thresholds import Threshold
from answerable.calc.vacancy import vacancy_rate
from answerable.calc.variance import variance_amount, variance_percent
from answerable.results.queries.scope import Scope, find, kept
from answerable.results.queries.sections import paragraph_rows
from answerable.results.queries.shapes import (
    MoneyLine,
    MoneyTable,
    ParagraphRow,
    PostsLine,
    PostsTable,
    TableLine,
    TablePage,
    ThresholdLine,
)
from answerable.results.queries.tables import as_account, table_pages
from answerable.results.reports.rules.agreement import category_of
from answerable.results.reports.rules.labels import GROSS
from answerable.results.reports.rules.labels import level as level_of
from answerable.results.reports.rules.threshold import analysis_of, has_to_be_explained, threshold_of

CODES = ("resources_summary", "resources_by_category", "resources_by_entity")


def resource_tables(symbol: str, language: str) -> tuple[MoneyTable, ...]:
    """resources_summary, resources_by_category, resources_by_entity: those the report has."""
    scope = find(symbol, language)
    return () if scope is None else money_tables(scope)


def gross_requirements(tables: Sequence[MoneyTable]) -> tuple[MoneyTable, MoneyLine] | None:
    """The line of gross requirements with its table: of the summary, else of the categories.

    Where no total is called gross, the first total; None where there is none.
    """
    for code in ("resources_summary", "resources_by_category"):
        totals = [
            (table, row)
            for table in tables
            for row in table.rows
            if table.code == code
            and row.level in ("total", "subtotal")
            and not (row.apportionment is None and row.expenditure is None)
        ]
        called = (pair for pair in totals if GROSS.search(str(pair[1].label or "")))
        whole = (pair for pair in totals if pair[1].level == "total")
        if (found := next(called, next(whole, None))) is not None:
            return found
    return None


@kept
def money_tables(scope: Scope) -> tuple[MoneyTable, ...]:
    pages = {page.code: page for page in table_pages(scope, (*CODES, "variances"))}
    reading = _Reading(scope, pages)
    return tuple(reading.table(pages[code]) for code in CODES if code in pages)


class _Reading:
    """The tables of one report with the threshold that judges them and their explanations."""

    def __init__(self, scope: Scope, pages: dict[str, TablePage]) -> None:
        self.scope = scope
        self.pages = pages
        others = [section.id for section in scope.sections if section.entity_id is None]
        self.paragraphs = paragraph_rows(scope, others)
        self.document = self._document()
        self.threshold = threshold_of(self.document)
        analysis = analysis_of(self.document)
        self.analysis = next((s for s in scope.sections if analysis and s.path == analysis.path), None)
        self.explanations = self._explanations()

    def _document(self) -> account.Document:
        """As much of the document as the threshold rule looks at."""
        scope, period = self.scope, self.scope.report.period
        return account.Document(
            kind=cast(account.Kind, scope.report.kind),
            language=cast(account.Language, scope.language),
            symbol=scope.report.symbol,
            period=account.Period(period.start, period.end, period.label) if period is not None else None,
            sections=tuple(
                account.Section(
                    section.path,
                    str(section.name),
                    paragraphs=tuple(
                        account.Paragraph(str(row.text), "other", row.number)
                        for row in self.paragraphs.get(section.id, ())
                    ),
                )
                for section in scope.sections
            ),
            tables=tuple(as_account(page) for page in self.pages.values()),
        )

    def _explanations(self) -> dict[str, tuple[ParagraphRow, ...]]:
        """Paragraphs that explain a row, by the row's table and place in it."""
        heads = self.document.table("variances")
        if heads is None or self.analysis is None:
            return {}
        texts = paragraphs_of_heads(self.pages["variances"].rows, self.paragraphs.get(self.analysis.id, ()))
        found: dict[str, tuple[ParagraphRow, ...]] = {}
        for head, paragraphs in zip(heads.rows, texts, strict=True):
            row = category_of(head, self.document)
            if row is None or not paragraphs:
                continue
            table, category = row
            number = next(i for i, other in enumerate(table.rows, start=1) if other is category)
            found[f"{table.id}-{number}"] = paragraphs
        return found

    def table(self, page: TablePage) -> MoneyTable:
        factor = money_unit(str(page.unit) if page.unit else None).factor
        threshold = self.threshold if page.code == "resources_by_category" else None
        records = as_account(page).rows
        return MoneyTable(
            code=page.code,
            title=page.title,
            unit=page.unit,
            rows=tuple(
                self._line(line, record, threshold, factor)
                for line, record in zip(page.rows, records, strict=True)
            ),
            threshold=_threshold_line(threshold),
        )

    def _line(
        self, line: TableLine, record: account.Row, threshold: Threshold | None, factor: Decimal
    ) -> MoneyLine:
        cells = record.cells
        allotted, spent = cells.get("apportionment"), cells.get("expenditure")
        amount, percent = variance_amount(allotted, spent), variance_percent(allotted, spent)
        explanations = self.explanations.get(line.anchor, ())
        return MoneyLine(
            path=line.path,
            anchor=line.anchor,
            label=line.label,
            level=level_of(record),
            apportionment=allotted,
            expenditure=spent,
            printed_amount=cells.get("variance_amount"),
            printed_percent=cells.get("variance_percent"),
            variance_amount=amount,
            variance_percent=percent,
            must_be_explained=threshold is not None and has_to_be_explained(record, threshold, factor),
            explanations=explanations,
            explained_in=self.analysis.path if explanations and self.analysis is not None else None,
            worst=line.worst,
            place=line.place,
        )


def _threshold_line(threshold: Threshold | None) -> ThresholdLine | None:
    if threshold is None:
        return None
    return ThresholdLine(
        threshold.percent, threshold.amount, threshold.since, threshold.source, threshold.stated
    )


def paragraphs_of_heads(
    heads: Sequence[TableLine], paragraphs: Sequence[ParagraphRow]
) -> list[tuple[ParagraphRow, ...]]:
    """The numbered paragraphs that stand under each head of the variance analysis.

    By their places in the document where both have one: a paragraph belongs to the head before
    it. Without places one to one, where there are as many paragraphs as heads; else to none.
    """
    numbered = [row for row in paragraphs if isinstance(row.number, int)]
    spots = [_spot(head.place) for head in heads]
    if heads and all(spot is not None for spot in spots) and all(_spot(row.place) for row in numbered):
        found: list[list[ParagraphRow]] = [[] for _ in heads]
        for row in numbered:
            before = [i for i, spot in enumerate(spots) if cast(_Spot, spot) <= cast(_Spot, _spot(row.place))]
            if before:
                found[max(before, key=lambda i: cast(_Spot, spots[i]))].append(row)
        return [tuple(rows) for rows in found]
    if len(numbered) == len(heads):
        return [(row,) for row in numbered]
    return [() for _ in heads]


_Spot = tuple[float, ...]


def _spot(place: account.Place | None) -> _Spot | None:
    """Something that grows from the beginning of a document to its end."""
    if place is None:
        return None
    if place.lines is not None:
        return (float(place.lines[0]),)
    if place.page is not None:
        return (float(place.page), place.box[1] if place.box is not None else 0.0)
    return (float(place.block), float(place.row or 0)) if place.block is not None else None


def posts(symbol: str, language: str) -> PostsTable | None:
    """Authorized posts, average incumbency and vacancy rates; None where the report has no such table."""
    scope = find(symbol, language)
    return None if scope is None else posts_table(scope)


@kept
def posts_table(scope: Scope) -> PostsTable | None:
    page = next(iter(table_pages(scope, ("incumbency",))), None)
    if page is None:
        return None
    records = as_account(page).rows
    return PostsTable(
        page.title, tuple(_posts(line, record) for line, record in zip(page.rows, records, strict=True))
    )


def _posts(line: TableLine, record: account.Row) -> PostsLine:
    cells = record.cells
    return PostsLine(
        path=line.path,
        anchor=line.anchor,
        label=line.label,
        level=line.level,
        authorized=cells.get("authorized"),
        actual_average=cells.get("actual_average"),
        vacancy_rate=cells.get("vacancy_rate"),
        computed_rate=vacancy_rate(cells.get("authorized"), cells.get("actual_average")),
        budgeted_vacancy_rate=cells.get("budgeted_vacancy_rate"),
        worst=line.worst,
        place=line.place,
    )
