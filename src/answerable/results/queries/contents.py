"""Which reports there are, and what is in one of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any, cast

from django.db.models import Count

from answerable.calc.account import Severity
from answerable.foundation.texts import content_language
from answerable.results.choices import BANDS, INDICATOR_STATES, SEVERITIES
from answerable.results.models import (
    IndicatorResult,
    OutputResult,
    Paragraph,
    Report,
    ReportFinding,
    ReportSection,
    ReportSource,
    ReportTable,
)
from answerable.results.queries.keeping import LINES, key_of, with_key
from answerable.results.queries.names import named
from answerable.results.queries.rows import delivered, indicator_rows, met, output_rows
from answerable.results.queries.scope import Scope, SectionRow, find, kept, worst_of
from answerable.results.queries.shapes import ReportLine, ReportOverview, SectionNode, SourceLine


def reports(language: str) -> tuple[ReportLine, ...]:
    """Every report the person may read, with its counts, newest period first.

    Counts of finished reports are kept, so that only what is new or being made is counted.
    """
    spoken = content_language(language)
    found = list(with_key(Report.objects.order_by("-period__start", "symbol")))
    return tuple(lines_of(found, spoken))


def line(symbol: str, language: str) -> ReportLine | None:
    """One report with its counts; None where there is none that the person may read."""
    spoken = content_language(language)
    return next(
        iter(lines_of(list(with_key(Report.objects.filter(symbol=symbol.replace("\0", "")))), spoken)), None
    )


def report_line(scope: Scope) -> ReportLine:
    """The line of one report."""
    return lines_of([scope.report], scope.language)[0]


def lines_of(found: list[Report], language: str) -> list[ReportLine]:
    """The lines of these reports, in their order: what is not kept is counted all at once."""
    keys = {report.pk: key_of(report, language) for report in found}
    lines = {pk: LINES.get(key) for pk, key in keys.items()}
    missing = [report for report in found if lines[report.pk] is None]
    for report, counted in zip(missing, _counted_lines(missing, language), strict=True):
        lines[report.pk] = LINES.put(keys[report.pk], counted)
    return [cast(ReportLine, lines[report.pk]) for report in found]


def _counted_lines(found: list[Report], language: str) -> list[ReportLine]:
    """Lines of these reports: four counting queries for all of them together."""
    if not found:
        return []
    ids = [report.pk for report in found]
    sections = _counted(ReportSection.objects.filter(framework__isnull=False, report__in=ids), "report_id")
    indicators = _counted(IndicatorResult.objects.filter(section__report__in=ids), "section__report_id")
    outputs = _counted(OutputResult.objects.filter(section__report__in=ids), "section__report_id")
    findings = _findings(ids)
    made = []
    for report in found:
        name, spoken = named(report, language), Scope(report, language).document_language
        made.append(
            ReportLine(
                **{part.name: getattr(name, part.name) for part in fields(name)},
                sections=sections[report.pk],
                indicators=indicators[report.pk],
                outputs=outputs[report.pk],
                findings={cast(Severity, each): findings[report.pk, spoken][each] for each in SEVERITIES},
            )
        )
    return made


def _findings(ids: list[int]) -> dict[tuple[int, str], Counter[str]]:
    """How many findings of each severity, by report and language."""
    found: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    counted = ReportFinding.objects.filter(report__in=ids).order_by()
    columns = counted.values_list("report_id", "language", "severity").annotate(Count("pk"))
    for report_id, spoken, severity, number in columns:
        found[report_id, spoken][severity] = number
    return found


def _counted(rows: Any, by: str) -> Counter[int]:
    return Counter(dict(rows.order_by().values_list(by).annotate(Count("pk"))))


def report(symbol: str, language: str) -> ReportOverview | None:
    """One report with its shares, bands and tables."""
    scope = find(symbol, language)
    if scope is None:
        return None
    tally, nodes = tally_of(scope), section_nodes(scope)
    sources = ReportSource.objects.filter(report=scope.report).values_list(
        "language", "file_name", "sha256", "read_at"
    )
    tables = (
        ReportTable.objects.filter(report=scope.report).order_by("position").values_list("code", "titles")
    )
    bands = Counter(name for names in tally.bands.values() for name in names)
    states = Counter(name for names in tally.states.values() for name in names)
    return ReportOverview(
        line=report_line(scope),
        sources=tuple(SourceLine(*source) for source in sources),
        indicators=met(states.elements()),
        outputs=delivered(bands.elements()),
        bands={name: bands[name] for name in BANDS},
        indicator_states={name: states[name] for name in INDICATOR_STATES},
        entities=_answering(nodes),
        tables=tuple((code, scope.words(titles)) for code, titles in tables.values_list("code", "titles")),
    )


def _answering(nodes: tuple[SectionNode, ...]) -> tuple[SectionNode, ...]:
    """Departments and offices; where one alone answers for all, its units beside it."""
    entities = tuple(node for node in nodes if node.entity is not None and node.depth == 0)
    if len(entities) != 1 or not entities[0].has_framework:
        return entities
    return (*entities, *(n for n in nodes if n.entity is not None and n.parent == entities[0].path))


def section_tree(symbol: str, language: str) -> tuple[SectionNode, ...]:
    """All sections in printed order with depth and counts; empty where there is no such report."""
    scope = find(symbol, language)
    return () if scope is None else section_nodes(scope)


@kept
def section_nodes(scope: Scope) -> tuple[SectionNode, ...]:
    tally = tally_of(scope)
    return tuple(_node(scope, tally, section) for section in scope.sections)


class Tally:
    """What each section holds, counted from the very rows the registers show (`tally_of` keeps it)."""

    def __init__(self, scope: Scope) -> None:
        self.bands: dict[int, list[str]] = defaultdict(list)
        self.states: dict[int, list[str]] = defaultdict(list)
        for output in output_rows(scope):
            self.bands[output.section_id].append(output.row.band)
        for indicator in indicator_rows(scope):
            self.states[indicator.section_id].append(indicator.row.state)
        self.paragraphs = _counted(Paragraph.objects.filter(section__report=scope.report), "section_id")
        self.accomplishments = _counted(
            ReportSection.objects.filter(report=scope.report, framework__accomplishments__isnull=False), "pk"
        )
        self.findings: dict[str, list[str]] = defaultdict(list)
        for path, severity in ReportFinding.objects.filter(
            report=scope.report, language=scope.document_language, section_path__isnull=False
        ).values_list("section_path", "severity"):
            self.findings[path or ""].append(severity)


@kept
def tally_of(scope: Scope) -> Tally:
    return Tally(scope)


@dataclass
class _Sum:
    bands: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    accomplishments: int = 0
    paragraphs: int = 0


def _node(scope: Scope, tally: Tally, section: SectionRow) -> SectionNode:
    inside = scope.below(section.path) if section.framework_id is None else {section.id}
    total = _Sum()
    for member in (scope.section_by_id[key] for key in inside):
        total.bands += tally.bands[member.id]
        total.states += tally.states[member.id]
        total.findings += tally.findings[member.path]
        total.accomplishments += tally.accomplishments[member.id]
        total.paragraphs += tally.paragraphs[member.id]
    return SectionNode(
        path=section.path,
        parent=section.parent,
        depth=_depth(section, scope.sections),
        name=section.name,
        entity=section.entity,
        has_framework=section.framework_id is not None,
        accomplishments=total.accomplishments,
        indicators=met(total.states),
        outputs=delivered(total.bands),
        output_count=len(total.bands),
        paragraphs=total.paragraphs,
        findings=len(total.findings),
        worst=worst_of(total.findings),
    )


def _depth(section: SectionRow, sections: Iterable[SectionRow]) -> int:
    """How many stored sections stand above it."""
    parents = {other.path: other.parent for other in sections}
    depth, above = 0, section.parent
    while above in parents and depth < len(parents):
        depth, above = depth + 1, parents[above]
    return depth
