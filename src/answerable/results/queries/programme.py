"""What sections of a programme budget hold besides: mandates, results with their measures, deliverables.

Mandates and results are kept with their section, by language; deliverables are outputs with quantities
of several years. Everything comes as it is printed; nothing is computed here.

Source: A/81/6 (Sect. 29A).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from answerable.calc.account import PeriodValue, ValueKind
from answerable.foundation.texts import Words, in_any
from answerable.results.models import OutputResult
from answerable.results.queries.rows import output_anchor
from answerable.results.queries.scope import find

Column = tuple[str, ValueKind | None]  # period and kind of its values

_NUMBERED = re.compile(r"(\d{1,2}[A-Z]?\.\d{1,3})\s+(.+)", re.DOTALL)
_ITEM = re.compile(r"\([a-z]{1,3}\)|[©®]\s")


@dataclass(frozen=True, slots=True)
class MandateGroup:
    name: str | None
    rows: tuple[tuple[tuple[str, ...], str], ...]  # symbols with one title, and the title


@dataclass(frozen=True, slots=True)
class TextLine:
    sort: str  # heading, paragraph, item
    number: str | None
    text: str


@dataclass(frozen=True, slots=True)
class MeasureRow:
    series: str | None
    values: tuple[PeriodValue | None, ...]  # by the columns of its exhibit


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """One measure by year. `label` is None where the document prints no head over it."""

    label: str | None
    title: str | None
    unit: str | None
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True)
class ResultLine:
    label: str | None  # None: what was done in the year reported
    title: str
    lines: tuple[TextLine, ...]
    measures: tuple[MeasureTable, ...]


@dataclass(frozen=True, slots=True)
class DeliverableRow:
    """A row of the table of deliverables; `sort` is total, item or told (in words, without figures)."""

    path: str
    anchor: str
    sort: str
    category: str | None
    subcategory: str | None
    headings: tuple[str, ...]
    number: int | None
    text: Words
    values: tuple[PeriodValue | None, ...]  # by the columns of the table


@dataclass(frozen=True, slots=True)
class DeliverableTable:
    columns: tuple[Column, ...]
    rows: tuple[DeliverableRow, ...]


# --- mandates


def mandate_groups(further: Mapping[str, Any]) -> tuple[MandateGroup, ...]:
    """The mandates kept with a section, under their headings; symbols with one title in one row."""
    stated: Sequence[Mapping[str, Any]] = further.get("mandates", ())
    return tuple(
        MandateGroup(
            name,
            tuple(
                (tuple(m["symbol"] for m in same), title)
                for title, same in groupby(mandates, key=lambda m: m["title"])
            ),
        )
        for name, mandates in groupby(stated, key=lambda m: m.get("group"))
    )


# --- results


def result_lines(further: Mapping[str, Any]) -> tuple[ResultLine, ...]:
    """The results kept with a section, their texts line by line, their measures as tables."""
    return tuple(
        ResultLine(r["label"], r["title"], _lines(r["text"]), tuple(_measures(r)))
        for r in further.get("results", ())
    )


def _lines(text: str) -> tuple[TextLine, ...]:
    found = []
    for line in text.split("\n") if text else ():
        numbered = _NUMBERED.fullmatch(line)
        if numbered is not None:
            found.append(TextLine("paragraph", numbered[1], numbered[2]))
        else:
            found.append(TextLine("item" if _ITEM.match(line) else "heading", None, line))
    return tuple(found)


def _measures(result: Mapping[str, Any]) -> list[MeasureTable]:
    values = [PeriodValue(**value) for value in result["measures"]]
    exhibits: Sequence[Mapping[str, Any]] = result.get("exhibits", ())
    if not exhibits:
        return [_measure({}, values)] if values else []
    several = len(exhibits) > 1
    return [
        _measure(exhibit, [v for v in values if not several or v.exhibit == exhibit["label"]])
        for exhibit in exhibits
    ]


def _measure(exhibit: Mapping[str, Any], values: list[PeriodValue]) -> MeasureTable:
    columns = tuple(dict.fromkeys((v.period, v.kind) for v in values))
    return MeasureTable(
        exhibit.get("label"),
        exhibit.get("title"),
        exhibit.get("unit"),
        tuple(exhibit.get("notes", ())),
        columns,
        tuple(_rows(values, columns)),
    )


def _rows(values: list[PeriodValue], columns: tuple[Column, ...]) -> list[MeasureRow]:
    """A row for each series, and a further one where a column comes again."""
    rows: list[tuple[str | None, dict[Column, PeriodValue]]] = []
    for value in values:
        key = (value.period, value.kind)
        if not rows or rows[-1][0] != value.series or key in rows[-1][1]:
            rows.append((value.series, {}))
        rows[-1][1][key] = value
    return [MeasureRow(series, tuple(found.get(column) for column in columns)) for series, found in rows]


def results_of(symbol: str, language: str) -> dict[str, tuple[str, tuple[ResultLine, ...]]]:
    """The results of every section that has any, by its path, with the language they are in."""
    scope = find(symbol, language)
    if scope is None:
        return {}
    return {
        section.path: (section.further_language, result_lines(section.further))
        for section in scope.sections
        if section.further.get("results")
    }


# --- deliverables


def deliverables(symbol: str, path: str, language: str) -> DeliverableTable | None:
    """The outputs of a section that have quantities by year, or belong to a category; one query.

    None where there is no such report or section, or where its outputs are of another form.
    """
    scope = find(symbol, language)
    section = next((s for s in scope.sections if s.path == path), None) if scope is not None else None
    if scope is None or section is None:
        return None
    rows = (
        OutputResult.objects.filter(section_id=section.id, output__category__isnull=False)
        .order_by("output__position")
        .values_list(
            "output__number", "output__occurrence", "output__position", "output__category",
            "output__subcategories", "output__headings", "output__texts", "values", named=True,
        )
    )  # fmt: skip
    stated = [
        (row, tuple(PeriodValue(**value) for value in in_any(row.values, scope.language) or ()))
        for row in rows
    ]
    if not stated:
        return None
    columns = tuple(dict.fromkeys((v.period, v.kind) for _, values in stated for v in values))
    return DeliverableTable(
        columns,
        tuple(
            _deliverable(path, row, values, columns, scope.required(row.output__texts), scope.language)
            for row, values in stated
        ),
    )


def _deliverable(
    path: str,
    row: Any,
    values: tuple[PeriodValue, ...],
    columns: tuple[Column, ...],
    text: Words,
    language: str,
) -> DeliverableRow:
    number, position = row.output__number, row.output__position
    by_column = {(v.period, v.kind): v for v in values}
    return DeliverableRow(
        path=f"{path}#{number}" if number is not None else f"{path}#({position + 1})",
        anchor=output_anchor(number, row.output__occurrence, position),
        sort="item" if number is not None else "total" if values else "told",
        category=row.output__category,
        subcategory=in_any(row.output__subcategories, language),
        headings=tuple(in_any(row.output__headings, language) or ()),
        number=number,
        text=text,
        values=tuple(by_column.get(column) for column in columns),
    )
