"""Everything on the page of one section."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from answerable.foundation.texts import Words
from answerable.plans.models import Accomplishment, Objective
from answerable.results.models import OutputResult, Paragraph
from answerable.results.queries.contents import report_line, section_nodes
from answerable.results.queries.doubts import finding_rows
from answerable.results.queries.rows import indicator_rows, output_anchor, output_rows, paragraph_anchor
from answerable.results.queries.scope import Scope, SectionRow, find, kept
from answerable.results.queries.shapes import (
    AccomplishmentGroup,
    IndicatorRow,
    ParagraphRow,
    SectionPage,
    SectionRef,
)


def section_page(symbol: str, path: str, language: str) -> SectionPage | None:
    """One section with its framework, outputs, narrative, findings and neighbours."""
    scope = find(symbol, language)
    if scope is None:
        return None
    section = next((s for s in scope.sections if s.path == path), None)
    if section is None:
        return None
    nodes = section_nodes(scope)
    outputs = tuple(found.row for found in output_rows(scope, (section.id,)))
    before, after = _neighbours(scope, section)
    return SectionPage(
        report=report_line(scope),
        node=next(node for node in nodes if node.path == path),
        before=before,
        after=after,
        units=tuple(node for node in nodes if node.parent == path),
        objectives=objectives_of(scope).get(section.framework_id or 0, ()),
        accomplishments=_accomplishments(scope, section),
        outputs=outputs,
        paragraphs=paragraph_rows(scope, (section.id,)).get(section.id, ()),
        findings=tuple(row for row in finding_rows(scope) if row.section == path),
        output_anchors=anchors_of(scope).get(section.id, {}),
        further=section.further,
        further_language=section.further_language,
    )


def paragraph_rows(
    scope: Scope, sections: Collection[int] | None = None
) -> dict[int, tuple[ParagraphRow, ...]]:
    """Paragraphs by section, in printed order: one query."""
    rows = Paragraph.objects.filter(section__report=scope.report)
    if sections is not None:
        rows = rows.filter(section_id__in=sections)
    found: dict[int, list[ParagraphRow]] = defaultdict(list)
    for section, number, mark, position, role, texts, outputs, places in rows.order_by(
        "position", "pk"
    ).values_list("section_id", "number", "mark", "position", "role", "texts", "outputs", "places"):
        found[section].append(
            ParagraphRow(
                anchor=paragraph_anchor(number, position),
                number=number if number is not None else mark,
                role=role,
                text=scope.required(texts),
                outputs=tuple(outputs),
                place=scope.place(places),
            )
        )
    return {section: tuple(rows) for section, rows in found.items()}


@kept
def objectives_of(scope: Scope) -> dict[int, tuple[Words, ...]]:
    found: dict[int, list[Words]] = defaultdict(list)
    for framework, texts in (
        Objective.objects.filter(framework__report_sections__report=scope.report)
        .order_by("position")
        .values_list("framework_id", "texts")
    ):
        found[framework].append(scope.required(texts))
    return {framework: tuple(texts) for framework, texts in found.items()}


def _accomplishments(scope: Scope, section: SectionRow) -> tuple[AccomplishmentGroup, ...]:
    """Accomplishments with their indicators, those without any included."""
    by_position: dict[int, list[IndicatorRow]] = defaultdict(list)
    for found in indicator_rows(scope, (section.id,)):
        by_position[found.position[1] // 10_000].append(found.row)
    stated = Accomplishment.objects.filter(framework_id=section.framework_id or 0).order_by("position")
    return tuple(
        AccomplishmentGroup(label, scope.required(texts), tuple(by_position.get(position, ())))
        for label, texts, position in stated.values_list("label", "texts", "position")
    )


@kept
def anchors_of(scope: Scope) -> dict[int, dict[int, str]]:
    """Output numbers of each section with the anchor of their row."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for section, number, position in OutputResult.objects.filter(
        section__report=scope.report, output__number__isnull=False, output__occurrence=0
    ).values_list("section_id", "output__number", "output__position"):
        if number is not None:
            found[section][number] = output_anchor(number, 0, position)
    return found


def _neighbours(scope: Scope, section: SectionRow) -> tuple[SectionRef | None, SectionRef | None]:
    at = scope.sections.index(section)
    before = scope.sections[at - 1].ref if at else None
    after = scope.sections[at + 1].ref if at + 1 < len(scope.sections) else None
    return before, after
