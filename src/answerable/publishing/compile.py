"""The stored rows of a report as one document in one language: what `publish` writes.

The reverse of `actions.parts`: `compile_report` of what was loaded equals the document that was
loaded, decimals, order and empty cells included (`actions.loading`, tests). One query for each
kind of row whatever their number; the database picks the language out of the JSON.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, cast

from django.db.models import F, QuerySet
from django.db.models.fields.json import KeyTextTransform, KeyTransform

from answerable.calc import account
from answerable.calc.account import Document, Quantity
from answerable.foundation.fields import IN_WORDS
from answerable.foundation.records import place_from_json
from answerable.plans.models import Accomplishment, Indicator, Objective, Output
from answerable.results.models import (
    CompletedValue,
    Paragraph,
    Report,
    ReportFinding,
    ReportSection,
    ReportTable,
    TableCell,
    TableRow,
)


class NotStored(Exception):
    """There is no such report, or not in this language. Its text is one sentence."""


def compile_report(symbol: str, language: str, *, findings: bool = True) -> Document:
    """The report in this language. Raises `NotStored`."""
    report = Report.objects.select_related("period").filter(symbol=symbol).first()
    if report is None:
        raise NotStored(f"{symbol}: no report of this symbol is stored.")
    if language not in report.places:
        stored = ", ".join(sorted(report.places))
        raise NotStored(f"{symbol} is not stored in {language!r}; it is stored in: {stored}.")
    period = report.period
    return Document(
        kind=cast(account.Kind, report.kind),
        language=cast(account.Language, language),
        symbol=report.symbol,
        title=report.titles.get(language),
        period=account.Period(period.start, period.end, period.label) if period is not None else None,
        sections=_Sections(report, language).all(),
        tables=_tables(report, language),
        findings=_findings(report, language) if findings else (),
    )


def _rows(rows: QuerySet[Any], language: str, *columns: str, **said: str) -> list[Any]:
    """Named rows of one language in its own order: `said` maps a name to a JSON column."""
    texts = {name: KeyTextTransform(language, column) for name, column in said.items()}
    found = (
        rows.filter(places__has_key=language)
        .order_by()
        .annotate(place_=KeyTransform(language, "places"), **texts)
        .values_list("place_", "pk", *columns, *texts, named=True)
    )
    return sorted(found, key=lambda row: row.place_["order"])


def _grouped(rows: Iterable[Any], by: str) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, by)].append(row)
    return found


def _stated(value: Quantity, words: dict[str, str] | None, name: str) -> Quantity:
    """The quantity as this language prints it: its own words, else the shared figure."""
    if words and name in words:
        return words[name]
    return None if value == IN_WORDS else value


class _Sections:
    """The sections of one report in one language, with everything in them."""

    def __init__(self, report: Report, language: str) -> None:
        self.report, self.language = report, language
        of_plan = {"framework__report_sections__report": report}
        self.objectives = _grouped(
            self._of(Objective.objects.filter(**of_plan), "framework_id", text="texts"), "framework_id"
        )
        self.accomplishments = _grouped(
            self._of(Accomplishment.objects.filter(**of_plan), "framework_id", "label", text="texts"),
            "framework_id",
        )
        self.indicators = _grouped(self._indicators(), "accomplishment_id")
        self.outputs = _grouped(self._outputs(), "framework_id")
        self.completed = _grouped(
            self._of(
                CompletedValue.objects.filter(result__section__report=report).annotate(
                    words_=KeyTransform(language, "words")
                ),
                "result_id",
                "value",
                "words_",
                label_="labels",
            ),
            "result_id",
        )
        self.paragraphs = _grouped(
            self._of(
                Paragraph.objects.filter(section__report=report),
                "section_id",
                "number",
                "mark",
                "role",
                "outputs",
                text="texts",
            ),
            "section_id",
        )

    def _of(self, rows: QuerySet[Any], *columns: str, **said: str) -> list[Any]:
        return _rows(rows, self.language, *columns, **said)

    def _indicators(self) -> list[Any]:
        language = self.language
        rows = Indicator.objects.filter(result__section__report=self.report).annotate(
            words_=KeyTransform(language, "words"),
            actual_=F("result__actual"),
            achieved_=F("result__reported_achieved"),
            result_words=KeyTransform(language, "result__words"),
            values_=KeyTransform(language, "result__values"),
        )
        return self._of(
            rows,
            "accomplishment_id",
            "ordinal",
            "label",
            "direction",
            "baseline",
            "target",
            "estimate",
            "words_",
            "actual_",
            "achieved_",
            "result_words",
            "values_",
            text="texts",
            unit="units",
            narrative="result__narratives",
        )

    def _outputs(self) -> list[Any]:
        language = self.language
        rows = Output.objects.filter(result__section__report=self.report).annotate(
            words_=KeyTransform(language, "words"),
            headings_=KeyTransform(language, "headings"),
            result_=F("result__pk"),
            actual_=F("result__actual"),
            rate_=F("result__printed_rate"),
            result_words=KeyTransform(language, "result__words"),
            values_=KeyTransform(language, "result__values"),
        )
        return self._of(
            rows,
            "framework_id",
            "number",
            "accomplishment_label",
            "planned",
            "category",
            "words_",
            "headings_",
            "result_",
            "actual_",
            "rate_",
            "result_words",
            "values_",
            text="texts",
            subcategory="subcategories",
            unit="units",
            remarks="result__remarks",
            reason="result__reasons",
        )

    def all(self) -> tuple[account.Section, ...]:
        rows = self._of(
            ReportSection.objects.filter(report=self.report).annotate(
                further_=KeyTransform(self.language, "further")
            ),
            "path",
            "parent_path",
            "framework_id",
            "further_",
            name="names",
        )
        return tuple(self._section(row) for row in rows)

    def _section(self, row: Any) -> account.Section:
        further = row.further_ or {}
        return account.Section(
            path=row.path,
            name=row.name,
            parent=row.parent_path,
            objectives=tuple(o.text for o in self.objectives[row.framework_id]),
            accomplishments=tuple(self._accomplishment(a) for a in self.accomplishments[row.framework_id]),
            outputs=tuple(self._output(o) for o in self.outputs[row.framework_id]),
            paragraphs=tuple(_paragraph(p) for p in self.paragraphs[row.pk]),
            mandates=tuple(account.Mandate(**m) for m in further.get("mandates", ())),
            external_factors=tuple(further.get("external_factors", ())),
            results=tuple(
                account.Result(
                    r["title"], r["text"], r["label"], _values(r["measures"]), _exhibits(r.get("exhibits"))
                )
                for r in further.get("results", ())
            ),
            exhibits=_exhibits(further.get("exhibits")),
            place=place_from_json(row.place_),
        )

    def _accomplishment(self, row: Any) -> account.Accomplishment:
        return account.Accomplishment(
            row.label,
            row.text,
            tuple(_indicator(i) for i in self.indicators[row.pk]),
            place_from_json(row.place_),
        )

    def _output(self, row: Any) -> account.Output:
        return account.Output(
            text=row.text,
            number=row.number,
            accomplishment=row.accomplishment_label,
            headings=tuple(row.headings_ or ()),
            planned=_stated(row.planned, row.words_, "planned"),
            actual=_stated(row.actual_, row.result_words, "actual"),
            printed_rate=_stated(row.rate_, row.result_words, "printed_rate"),
            completed=tuple(
                account.Completed(_stated(c.value, c.words_, "value"), c.label_)
                for c in self.completed[row.result_]
            ),
            remarks=row.remarks,
            reason=row.reason,
            category=row.category,
            subcategory=row.subcategory,
            quantities=_values(row.values_),
            unit=row.unit,
            place=place_from_json(row.place_),
        )


def _indicator(row: Any) -> account.Indicator:
    return account.Indicator(
        ordinal=row.ordinal,
        text=row.text,
        narrative=row.narrative,
        target=_stated(row.target, row.words_, "target"),
        estimate=_stated(row.estimate, row.words_, "estimate"),
        actual=_stated(row.actual_, row.result_words, "actual"),
        reported_achieved=row.achieved_,
        label=row.label,
        values=_values(row.values_),
        unit=row.unit,
        direction=row.direction,
        baseline=_stated(row.baseline, row.words_, "baseline"),
        place=place_from_json(row.place_),
    )


def _paragraph(row: Any) -> account.Paragraph:
    return account.Paragraph(
        row.text,
        row.role,
        row.number if row.number is not None else row.mark,
        tuple(row.outputs),
        place_from_json(row.place_),
    )


def _values(stored: list[dict[str, Any]] | None) -> tuple[account.PeriodValue, ...]:
    return tuple(account.PeriodValue(**value) for value in stored or ())


def _exhibits(stored: list[dict[str, Any]] | None) -> tuple[account.Exhibit, ...]:
    return tuple(account.Exhibit(e["label"], e["title"], e["unit"], tuple(e["notes"])) for e in stored or ())


def _tables(report: Report, language: str) -> tuple[account.Table, ...]:
    tables = _rows(
        ReportTable.objects.filter(report=report).annotate(columns_=KeyTransform(language, "columns")),
        language,
        "code",
        "section_path",
        "columns_",
        title="titles",
        unit="units",
    )
    rows = _grouped(
        _rows(TableRow.objects.filter(table__report=report), language, "table_id", "level", label="labels"),
        "table_id",
    )
    cells: dict[int, list[tuple[int, Quantity]]] = defaultdict(list)
    for row_id, column, value, word in (
        TableCell.objects.filter(row__table__report=report, texts__has_key=language)
        .order_by("row_id", "column")
        .values_list("row_id", "column", "value", KeyTextTransform(language, "texts"))
    ):
        cells[row_id].append((column, word if word is not None else _stated(value, None, "")))
    return tuple(
        account.Table(
            table.code,
            tuple(table.columns_ or ()),
            tuple(_table_row(row, table.columns_ or [], cells[row.pk]) for row in rows[table.pk]),
            table.title,
            table.unit,
            table.section_path,
            place_from_json(table.place_),
        )
        for table in tables
    )


def _table_row(row: Any, columns: list[str], cells: list[tuple[int, Quantity]]) -> account.Row:
    return account.Row(
        {columns[column]: value for column, value in cells}, row.label, row.level, place_from_json(row.place_)
    )


def _findings(report: Report, language: str) -> tuple[account.Finding, ...]:
    """Findings of the reading and of the audit, as stored with this language's document."""
    stored = ReportFinding.objects.filter(report=report, language=language).order_by("position")
    return tuple(_finding(row) for row in stored)


def _finding(row: ReportFinding) -> account.Finding:
    return account.Finding(
        rule=row.rule,
        severity=cast(account.Severity, row.severity),
        message=row.messages.get(row.language, ""),
        path=row.path,
        printed=row.printed,
        computed=row.computed,
        parameters=row.parameters,
        place=place_from_json(row.place),
    )
