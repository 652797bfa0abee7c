"""Setting a cleared report in print: numbers, rates and computed paragraphs go into its rows.

What is written here follows from what people entered; the database writes it by a function of its
own (`results/sql/sealing.sql`), because nobody writes into a cleared section.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import Any

from django.db import connection

from answerable.calc.account import Section
from answerable.cycle.rules.addresses import paragraph_path
from answerable.foundation.records import place_to_json
from answerable.publishing.compiling.drafts import Draft
from answerable.results.models import OutputResult, Paragraph, Report, ReportSection


def set_in_print(report: Report, draft: Draft) -> None:
    """Brings sections, paragraphs and rates to what the draft's documents print.

    The languages are complete, so that sections and paragraphs correspond one to one.
    """
    sections = _sections(report, draft)
    paragraphs: list[dict[str, Any]] = []
    for index, section in enumerate(sections):
        paragraphs += _Printed(section, index, draft).rows()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT results_set_in_print(%s, %s::jsonb, %s::jsonb)",
            [report.pk, json.dumps(paragraphs, ensure_ascii=False), json.dumps(_rates(report, draft))],
        )


def _sections(report: Report, draft: Draft) -> list[ReportSection]:
    """The rows of the printed sections in order; parts the tables need are added."""
    first = next(iter(draft.documents.values())).document
    seen: Counter[str] = Counter()
    found: list[ReportSection] = []
    for order, section in enumerate(first.sections):
        occurrence = seen[section.path]
        seen[section.path] += 1
        row = ReportSection.objects.filter(report=report, path=section.path, occurrence=occurrence).first()
        if row is None:
            row = _new_section(report, draft, order, section, occurrence)
        else:
            _place(row, order, draft)
        found.append(row)
    return found


def _new_section(
    report: Report, draft: Draft, order: int, section: Section, occurrence: int
) -> ReportSection:
    names = {lang: found.document.sections[order].name for lang, found in draft.documents.items()}
    places = {lang: {"order": order} for lang in draft.documents}
    return ReportSection.objects.create(
        report=report,
        path=section.path,
        occurrence=occurrence,
        parent_path=section.parent,
        names=names,
        places=places,
        position=order,
    )


def _place(row: ReportSection, order: int, draft: Draft) -> None:
    places = {language: {**row.places.get(language, {}), "order": order} for language in draft.documents}
    if row.position != order or any(row.places.get(name) != place for name, place in places.items()):
        row.position, row.places = order, {**row.places, **places}
        row.save(update_fields=["position", "places"])


class _Printed:
    """The paragraphs of one section as they are printed, joined over the languages."""

    def __init__(self, section: ReportSection, index: int, draft: Draft) -> None:
        self.section = section
        self.printed = {
            language: (found.document.sections[index].paragraphs, found.origins[index])
            for language, found in draft.documents.items()
        }
        rows = list(Paragraph.objects.filter(section=section))
        self.stored = {
            language: sorted(
                (row for row in rows if language in row.places),
                key=lambda row, language=language: row.places[language]["order"],  # type: ignore[misc]
            )
            for language in self.printed
        }

    def rows(self) -> list[dict[str, Any]]:
        made: dict[Any, dict[str, Any]] = {}
        new: dict[str, int] = defaultdict(int)
        for language, (paragraphs, origins) in self.printed.items():
            for order, (paragraph, origin) in enumerate(zip(paragraphs, origins, strict=True)):
                row = None if origin is None else self.stored[language][origin]
                key = row.pk if row is not None else ("new", new[language])
                new[language] += row is None
                found = made.setdefault(key, self._row(row, order, paragraph))
                place = place_to_json(paragraph.place, order)
                found["places"][language] = place
                if row is None:
                    found["texts"][language] = paragraph.text
        return self._counted(list(made.values()))

    def _row(self, row: Paragraph | None, order: int, paragraph: Any) -> dict[str, Any]:
        number = paragraph.number if isinstance(paragraph.number, int) else None
        was = None
        if row is not None:
            was = paragraph_path(self.section.path, row.number, row.mark, row.occurrence)
        return {
            "id": None if row is None else row.pk,
            "section": self.section.pk,
            "number": number,
            "mark": None if row is None else row.mark,
            "position": order,
            "places": {} if row is None else dict(row.places),
            "outputs": list(paragraph.outputs),
            "role": paragraph.role,
            "texts": {},
            "was": was,
        }

    def _counted(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        seen: Counter[Any] = Counter()
        for row in rows:
            key = (row["number"], row["mark"])
            row["occurrence"] = seen[key]
            seen[key] += 1
            row["path"] = paragraph_path(self.section.path, row["number"], row["mark"], row["occurrence"])
        return rows


def _rates(report: Report, draft: Draft) -> list[dict[str, Any]]:
    """Each output's printed rate: the same in every language."""
    document = next(iter(draft.documents.values())).document
    language = document.language
    rates: list[dict[str, Any]] = []
    results = OutputResult.objects.filter(section__report=report).select_related("output", "section")
    by_section: dict[int, list[OutputResult]] = defaultdict(list)
    for result in results:
        by_section[result.section.places.get(language, {}).get("order", -1)].append(result)
    for order, section in enumerate(document.sections):
        stored = sorted(
            (r for r in by_section[order] if language in r.output.places),
            key=lambda r: r.output.places[language]["order"],
        )
        rates += [
            {"id": row.pk, "rate": output.printed_rate}
            for row, output in zip(stored, section.outputs, strict=True)
        ]
    return rates
