"""The rows of sections of a plan as they stand: seven statements, whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from answerable.cycle.rules.lists import Further
from answerable.cycle.rules.requirements import Prose
from answerable.plans.models import Accomplishment, Indicator, Objective, Output
from answerable.results.models import Entry, Paragraph, ReportSection

_INDICATOR = (
    "accomplishment_id", "ordinal", "occurrence", "label", "texts", "units", "direction", "baseline",
    "target", "estimate", "words", "result__values",
)  # fmt: skip
_OUTPUT = (
    "number", "occurrence", "position", "accomplishment_label", "headings", "texts", "units", "category",
    "subcategories", "planned", "words", "result__values",
)  # fmt: skip
_PARAGRAPH = ("number", "mark", "occurrence", "role", "texts")


@dataclass(slots=True)
class SectionRows:
    """One section of a plan; rows are named tuples of the columns above, in their order."""

    id: int
    path: str
    names: Mapping[str, str]
    further: Further
    is_entity: bool
    has_parts: bool  # sections below it
    objectives: list[Any] = field(default_factory=list)
    accomplishments: list[tuple[Any, list[Any]]] = field(default_factory=list)  # with their indicators
    outputs: list[Any] = field(default_factory=list)
    paragraphs: list[Any] = field(default_factory=list)
    prose: dict[str, dict[tuple[str, str], Prose]] = field(default_factory=dict)  # by path


def rows_of(section_ids: Collection[int]) -> dict[int, SectionRows]:
    """The rows of these sections, by section; those that cannot be seen are missing."""
    found, frameworks = _sections(section_ids)
    for framework, *columns in _of_frameworks(Objective, frameworks, "occurrence", "texts"):
        found[frameworks[framework]].objectives.append(columns)
    _add_accomplishments(found, frameworks)
    outputs = Output.objects.filter(framework__in=frameworks).order_by("position", "pk")
    for row in outputs.values_list("framework_id", *_OUTPUT, named=True):
        found[frameworks[row.framework_id]].outputs.append(row)
    paragraphs = Paragraph.objects.filter(section__in=found).order_by("position", "pk")
    for row in paragraphs.values_list("section_id", *_PARAGRAPH, named=True):
        found[row.section_id].paragraphs.append(row)
    _add_prose(found)
    return found


def _sections(section_ids: Collection[int]) -> tuple[dict[int, SectionRows], dict[int, int]]:
    rows: list[Any] = list(
        ReportSection.objects.filter(pk__in=section_ids)
        .order_by("position")
        .values_list("pk", "path", "names", "further", "entity_id", "framework_id", "report_id", named=True)
    )
    above = set(
        ReportSection.objects.filter(report__in={row.report_id for row in rows}).values_list(
            "report_id", "parent_path"
        )
    )
    found, frameworks = {}, {}
    for row in rows:
        has_parts = (row.report_id, row.path) in above
        found[row.pk] = SectionRows(
            row.pk, row.path, row.names, row.further, row.entity_id is not None, has_parts
        )
        if row.framework_id is not None:
            frameworks[row.framework_id] = row.pk
    return found, frameworks


def _of_frameworks(model: Any, frameworks: Collection[int], *columns: str) -> Any:
    rows = model.objects.filter(framework__in=frameworks).order_by("position", "pk")
    return rows.values_list("framework_id", *columns)


def _add_accomplishments(found: dict[int, SectionRows], frameworks: Mapping[int, int]) -> None:
    indicators: dict[int, list[Any]] = defaultdict(list)
    rows = Indicator.objects.filter(accomplishment__framework__in=frameworks).order_by("position", "pk")
    for row in rows.values_list(*_INDICATOR, named=True):
        indicators[row.accomplishment_id].append(row)
    above = Accomplishment.objects.filter(framework__in=frameworks).order_by("position", "pk")
    for row in above.values_list("framework_id", "pk", "label", "occurrence", "texts", named=True):
        found[frameworks[row.framework_id]].accomplishments.append((row, indicators[row.pk]))


def _add_prose(found: dict[int, SectionRows]) -> None:
    entries = Entry.objects.filter(section__in=found).exclude(language="")
    for section, path, name, language, *state in entries.values_list(
        "section_id", "path", "field", "language", "status", "source_language", "source_digest"
    ):
        found[section].prose.setdefault(path, {})[name, language] = Prose(*state)
