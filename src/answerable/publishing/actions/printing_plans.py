"""Setting a cleared plan in print: labels and numbers go into its rows, and into the paths of what
was said about them.

They follow from the order in which people put the rows; the database writes them by a function of
its own (`results/sql/plans.sql`), because nobody writes into a cleared section.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from django.db import connection

from answerable.calc.account import Section
from answerable.cycle.rules.addresses import (
    accomplishment_path,
    indicator_path,
    output_path,
    paragraph_path,
)
from answerable.plans.models import Accomplishment, Indicator, Output
from answerable.publishing.compiling.drafts import Draft
from answerable.results.models import Comment, Entry, Evidence, Paragraph, Report, ReportSection

Rows = list[dict[str, Any]]


def set_plan_in_print(report: Report, draft: Draft) -> None:
    """Brings labels and numbers of the rows to what the draft's documents say."""
    document = next(iter(draft.documents.values())).document
    made = _Printed(report, document.language)
    for section in document.sections:
        made.section(section)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT results_set_plan_in_print(%s, %s::jsonb, %s::jsonb, %s::jsonb, %s::jsonb, %s::jsonb)",
            [
                report.pk,
                *(
                    json.dumps(rows, ensure_ascii=False)
                    for rows in (made.labels, made.ordinals, made.numbers, made.marks, made.paths())
                ),
            ],
        )


class _Printed:
    """What changes, row by row, in the order of one language's document."""

    def __init__(self, report: Report, language: str) -> None:
        self.report, self.language = report, language
        self.labels: Rows = []
        self.ordinals: Rows = []
        self.numbers: Rows = []
        self.marks: Rows = []
        self.moved: dict[int, dict[str, str]] = defaultdict(dict)  # by section: path was, path is
        self.sections: dict[tuple[str, int], ReportSection] = {
            (row.path, row.occurrence): row for row in ReportSection.objects.filter(report=report)
        }
        self.seen: dict[str, int] = defaultdict(int)

    def section(self, section: Section) -> None:
        row = self.sections[section.path, self.seen[section.path]]
        self.seen[section.path] += 1
        if row.framework_id is not None:
            self._framework(row, section)
        paragraphs = self._in_order(Paragraph.objects.filter(section=row))
        for found, said in zip(paragraphs, section.paragraphs, strict=True):
            if isinstance(said.number, str) and found.mark != said.number:
                was = paragraph_path(row.path, found.number, found.mark, found.occurrence)
                self.marks.append({"id": found.pk, "said": said.number})
                self.moved[row.pk][was] = paragraph_path(row.path, None, said.number, 0)

    def _framework(self, row: ReportSection, section: Section) -> None:
        of = {"framework_id": row.framework_id}
        above = self._in_order(Accomplishment.objects.filter(**of))
        for found, said in zip(above, section.accomplishments, strict=True):
            was = accomplishment_path(row.path, found.label, found.occurrence)
            self.labels.append({"id": found.pk, "said": said.label})
            self.moved[row.pk][was] = accomplishment_path(row.path, said.label)
            rows = self._in_order(Indicator.objects.filter(accomplishment=found))
            for indicator, printed in zip(rows, said.indicators, strict=True):
                self.ordinals.append({"id": indicator.pk, "said": printed.ordinal})
                was = indicator_path(row.path, found.label, indicator.ordinal, indicator.occurrence)
                self.moved[row.pk][was] = indicator_path(row.path, said.label, printed.ordinal)
        outputs = self._in_order(Output.objects.filter(**of))
        for output, stated in zip(outputs, section.outputs, strict=True):
            self.numbers.append(
                {"id": output.pk, "said": stated.number, "accomplishment": stated.accomplishment}
            )
            was = output_path(row.path, output.number, output.occurrence, output.position)
            self.moved[row.pk][was] = output_path(row.path, stated.number, 0, 0)

    def _in_order(self, rows: Iterable[Any]) -> Sequence[Any]:
        here = (row for row in rows if self.language in row.places)
        return sorted(here, key=lambda row: row.places[self.language]["order"])

    def paths(self) -> Rows:
        """Where something was said, with where that stands now."""
        of = {"section__report": self.report}
        said = {
            (section, path)
            for section, path in chain.from_iterable(
                model._default_manager.filter(**of).values_list("section_id", "path")
                for model in (Entry, Comment, Evidence)
            )
        }
        found = [(section, path, _now(path, self.moved[section])) for section, path in sorted(said)]
        return [{"section": s, "was": was, "path": now} for s, was, now in found if was != now]


_OF_PERIOD = re.compile(r"(?P<row>[^:]*)(?P<period>:.*)?", re.DOTALL)


def _now(path: str, moved: Mapping[str, str]) -> str:
    """The path of a row, or of a value of a period of it, as it will be."""
    match = _OF_PERIOD.fullmatch(path)
    assert match is not None
    return moved.get(match["row"], match["row"]) + (match["period"] or "")
