"""A section of a programme budget on its page: mandates, strategy, results with their measures, deliverables.

Set in the order of the printed form. Every measure is a table; where its cells are figures, a chart of
the same figures stands above it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from answerable.calc.account import PeriodValue
from answerable.calc.quantities import number
from answerable.foundation.texts import content_language
from answerable.results import queries
from answerable.results.queries.programme import (
    Column,
    DeliverableRow,
    DeliverableTable,
    MeasureRow,
    MeasureTable,
    ResultLine,
)
from answerable.results.queries.shapes import FindingRow, SectionPage
from answerable.web.frame.pages import language
from answerable.web.results.notes import finding_anchor
from answerable.web.results.paragraphs import SetParagraph, set_paragraphs
from answerable.web.templatetags.figures import only_in, plain

KIND = "programme_budget"
_TONES = {"actual": "solid", "planned": "pale"}
_SERIES_TONES = ("solid", "pale", "good", "bad", "hollow")


@dataclass(frozen=True, slots=True)
class SetMeasure:
    """One measure: its table, and what the browser draws of it, if anything."""

    element: str  # the id of the drawing's JSON in the page
    table: MeasureTable
    heads: tuple[str, ...]
    drawing: dict[str, Any] | None
    sentence: str
    is_figures: bool

    @property
    def rows(self) -> list[tuple[MeasureRow, list[tuple[str, PeriodValue | None]]]]:
        """Each row with its cells, each under its head."""
        return [(row, list(zip(self.heads, row.values, strict=True))) for row in self.table.rows]


@dataclass(frozen=True, slots=True)
class SetResult:
    line: ResultLine
    anchor: str
    measures: list[SetMeasure]
    notes: Sequence[FindingRow]


@dataclass(frozen=True, slots=True)
class DeliverableLine:
    """A row of the table, with the headings that begin above it."""

    row: DeliverableRow
    category: str  # '' where it goes on
    subcategory: str
    headings: tuple[str, ...]
    notes: Sequence[FindingRow]


@dataclass(frozen=True, slots=True)
class SetDeliverables:
    heads: tuple[str, ...]
    lines: list[DeliverableLine]
    exhibits: Sequence[Mapping[str, Any]]
    doubted: bool


def programme_parts(found: SectionPage, notes: Mapping[str, list[FindingRow]]) -> dict[str, Any] | None:
    """What the page of such a section shows; None for other kinds of document."""
    if found.report.kind != KIND:
        return None
    results = set_results(found.node.path, queries.result_lines(found.further), notes)
    table = queries.deliverables(found.report.symbol, found.node.path, language())
    paragraphs = {
        role: _paragraphs(found, notes, role) for role in ("introduction", "orientation", "strategy", "other")
    }
    before = paragraphs["introduction"] + paragraphs["orientation"]
    is_of_work = found.node.path.replace(".", "").isdigit()
    return {
        "mandates": queries.mandate_groups(found.further),
        "language": found.further_language,
        "is_foreign": bool(found.further) and found.further_language != content_language(language()),
        "badge": only_in(found.further_language),
        "before": before if is_of_work else before + paragraphs["other"],
        "strategy": paragraphs["strategy"],
        "other": paragraphs["other"] if is_of_work else [],
        "performance": [result for result in results if result.line.label is None],
        "planned": [result for result in results if result.line.label is not None],
        "deliverables": _deliverables(found, table, notes),
    }


def _paragraphs(found: SectionPage, notes: Mapping[str, list[FindingRow]], role: str) -> list[SetParagraph]:
    rows = [row for row in found.paragraphs if row.role == role]
    return set_paragraphs(rows, found.node.path, {}, notes)


# --- results


def set_results(
    path: str,
    lines: Sequence[ResultLine],
    notes: Mapping[str, Sequence[FindingRow]],
    prefix: str = "",
    draws: bool = True,
) -> list[SetResult]:
    """Results as a page sets them; `prefix` keeps ids apart, charts are drawn on their own page only."""
    return [_result(path, line, at, notes, prefix, draws) for at, line in enumerate(lines)]


def _result(
    path: str,
    line: ResultLine,
    at: int,
    notes: Mapping[str, Sequence[FindingRow]],
    prefix: str,
    draws: bool,
) -> SetResult:
    own = f"{path}({line.label})" if line.label is not None else ""
    measures = [
        _measure(table, f"{prefix}measure-{at + 1}-{n + 1}", draws) for n, table in enumerate(line.measures)
    ]
    anchor = finding_anchor(own) if own else f"result-{at + 1}"
    return SetResult(line, prefix + anchor, measures, notes.get(own, ()) if own else ())


def _measure(table: MeasureTable, element: str, draws: bool = True) -> SetMeasure:
    heads = tuple(column_words(column) for column in table.columns)
    is_figures = _is_drawn(table)
    if not is_figures or not draws:
        return SetMeasure(element, table, heads, None, "", is_figures)
    return SetMeasure(element, table, heads, _drawing(table), _sentence(table), is_figures)


def column_words(column: Column) -> str:
    """'2025 actual' in the page's language."""
    period, kind = column
    names = {
        "actual": _("actual"), "planned": _("planned"), "target": _("target"), "estimate": _("estimate"),
        "approved": _("approved"), "proposed": _("proposed"),
    }  # fmt: skip
    return f"{period} {names[kind]}" if kind else period


def _is_drawn(table: MeasureTable) -> bool:
    """Whether every cell that says something is a figure, and there are at least two."""
    said = [v for row in table.rows for v in row.values if v is not None and (v.value or v.text)]
    return len(said) > 1 and all(number(v.value) is not None for v in said)


def _drawing(table: MeasureTable) -> dict[str, Any]:
    """Bars by year: one series a kind, or, where the measure has series of its own, one a series."""
    years = list(dict.fromkeys(period for period, _kind in table.columns))
    if any(row.series for row in table.rows):
        columns = [column_words(column) for column in table.columns]
        series = [
            {"name": row.series or "", "tone": tone, "values": [_drawn(v) for v in row.values]}
            for row, tone in zip(table.rows, _SERIES_TONES * len(table.rows), strict=False)
        ]
        return {"kind": "years", "labels": columns, "series": series, "names": [s["name"] for s in series]}
    kinds = list(dict.fromkeys(kind for _period, kind in table.columns))
    series = [
        {
            "name": _kind_name(kind),
            "tone": _TONES.get(kind or "", "solid"),
            "values": _of_kind(table, kind, years),
        }
        for kind in sorted(kinds, key=lambda kind: kind != "actual")
    ]
    return {"kind": "years", "labels": years, "series": series, "names": [s["name"] for s in series]}


def _kind_name(kind: str | None) -> str:
    return {"actual": _("Actual"), "planned": _("Planned")}.get(kind or "", _("Value"))


def _of_kind(table: MeasureTable, kind: str | None, years: list[str]) -> list[str | None]:
    found = {
        column[0]: value
        for row in table.rows
        for column, value in zip(table.columns, row.values, strict=True)
        if column[1] == kind
    }
    return [_drawn(found.get(year)) for year in years]


def _drawn(value: PeriodValue | None) -> str | None:
    """Heights of bars travel as text; None where there is no value."""
    return None if value is None or number(value.value) is None else str(number(value.value))


def _sentence(table: MeasureTable) -> str:
    """The chart in words: every value with its year."""
    told = []
    for row in table.rows:
        values = [
            f"{column_words(column)} {plain(value.value)}"
            for column, value in zip(table.columns, row.values, strict=True)
            if value is not None
        ]
        told.append((f"{row.series}: " if row.series else "") + "; ".join(values))
    return ". ".join(told)


# --- deliverables


def _deliverables(
    found: SectionPage, table: DeliverableTable | None, notes: Mapping[str, list[FindingRow]]
) -> SetDeliverables | None:
    if table is None:
        return None
    lines = []
    before: DeliverableRow | None = None
    for row in table.rows:
        begins = before is None or row.category != before.category
        another = begins or before is None or row.subcategory != before.subcategory
        headings = row.headings if another or before is None or row.headings != before.headings else ()
        lines.append(
            DeliverableLine(
                row,
                category_words(row.category) if begins else "",
                row.subcategory or "" if another and row.sort == "told" else "",
                headings,
                notes.get(row.path, ()),
            )
        )
        before = row
    heads = tuple(column_words(column) for column in table.columns)
    exhibits: Any = found.further.get("exhibits", ())
    return SetDeliverables(heads, lines, exhibits, any(line.notes for line in lines))


def category_words(category: str | None) -> str:
    """The category's letter and name in the page's language."""
    names = {
        "A": _("Facilitation of the intergovernmental process and expert bodies"),
        "B": _("Generation and transfer of knowledge"),
        "C": _("Substantive deliverables"),
        "D": _("Communication deliverables"),
        "E": _("Enabling deliverables"),
    }
    return f"{category}. {names[category]}" if category in names else category or ""
