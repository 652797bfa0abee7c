"""What stands between an open report and its publication: sections, languages, findings.

Reads only. `gaps` looks at every text that will be printed: one that some language has and a
wanted one lacks, that is still a draft, or whose translation is older than its source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from answerable.cycle.queries.digest import stale_sections
from answerable.cycle.queries.lines import yardsticks
from answerable.cycle.queries.requirements import account_lines, missing_to_publish
from answerable.cycle.rules.addresses import indicator_path, output_path, paragraph_path
from answerable.cycle.rules.requirements import missing_of
from answerable.publishing.compiling.tables import COMPUTED
from answerable.results.choices import PLAN_KINDS
from answerable.results.models import (
    Entry,
    IndicatorResult,
    OutputResult,
    Paragraph,
    PostResult,
    Report,
    ReportFinding,
    ReportSection,
    ResourceCategory,
    TableRow,
)

Lack = Literal["missing", "draft", "outdated"]


@dataclass(frozen=True, slots=True)
class Gap:
    """A text that is not ready in a language. `section` is '' for the report as a whole."""

    section: str
    path: str
    field: str
    language: str
    lack: Lack = "missing"


@dataclass(frozen=True, slots=True)
class NotCleared:
    section: str
    name: str
    status: str  # a section state, or "stale": changed after it was cleared


@dataclass(frozen=True, slots=True)
class Readiness:
    """`errors`: the audit's, by path and message, in the language asked for."""

    sections: tuple[NotCleared, ...]
    gaps: tuple[Gap, ...]
    errors: tuple[ReportFinding, ...]
    compiled: bool

    @property
    def ready(self) -> bool:
        return not self.sections and not self.gaps and not self.errors


def readiness(report: Report, languages: Sequence[str], language: str) -> Readiness:
    """Everything that is missing, as stored now; findings are those of the last compiling."""
    findings = ReportFinding.objects.filter(report=report, severity="error", language__in=languages)
    return Readiness(
        tuple(not_cleared(report, language)),
        tuple(gaps(report, languages)),
        tuple(findings.order_by("position")),
        report.tables.filter(code__in=COMPUTED).exists(),
    )


def not_cleared(report: Report, language: str) -> Iterator[NotCleared]:
    """Entities' sections that are not cleared, or changed since."""
    sections = list(report.sections.filter(status__isnull=False).order_by("position"))
    stale = stale_sections([s.pk for s in sections if s.status == "cleared"])
    for section in sections:
        status = "stale" if section.pk in stale else section.status or ""
        if status != "cleared":
            yield NotCleared(section.path, section.names.get(language) or section.path, status)


def gaps(report: Report, languages: Sequence[str]) -> Iterator[Gap]:
    """Texts that are not ready, in the order of the report."""
    for language in languages:
        if language not in report.places:
            yield Gap("", "", "language", language)
    if report.kind in PLAN_KINDS:
        yield from _gaps_of_plan(report, languages)
        return
    for section, path, field, texts, places in _texts(report):
        said = {name for name, text in texts.items() if text}
        for language in languages:
            here = places is None or language in places
            if (said and language not in said) or (said and not here):
                yield Gap(section, path, field, language)
    yield from _unexplained(report, languages)
    yield from _unready_prose(report, languages)


def _gaps_of_plan(report: Report, languages: Sequence[str]) -> Iterator[Gap]:
    """What a plan lacks: texts in a language, and what it needs in any case."""
    for language in languages:
        if not report.titles.get(language):
            yield Gap("", "", "title", language)
    for missing in missing_to_publish(report.symbol, languages):
        lack: Lack = missing.what if missing.what in ("draft", "outdated") else "missing"
        yield Gap(missing.section, missing.path, missing.field, missing.language or languages[0], lack)


def _unexplained(report: Report, languages: Sequence[str]) -> Iterator[Gap]:
    """Variances of the whole account that the threshold rule wants explained, and nobody has."""
    by = yardsticks(report.period)
    for line in account_lines(report):
        for missing in missing_of(line, by):
            if missing.what in ("cause", "text"):
                yield Gap("", line.path, missing.field, languages[0])


def _unready_prose(report: Report, languages: Sequence[str]) -> Iterator[Gap]:
    entries = list(
        Entry.objects.filter(section__report=report)
        .exclude(language="")
        .select_related("section")
        .order_by("section__position", "path", "field", "language")
    )
    now = {(e.section_id, e.path, e.field, e.language): e.digest for e in entries}
    for entry in entries:
        if entry.language not in languages:
            continue
        where = (entry.section.path, entry.path, entry.field, entry.language)
        source = now.get((entry.section_id, entry.path, entry.field, entry.source_language))
        if entry.status == "draft":
            yield Gap(*where, "draft")
        elif entry.source_digest and source is not None and source != entry.source_digest:
            yield Gap(*where, "outdated")


_Text = tuple[str, str, str, dict[str, Any], dict[str, Any] | None]


def _texts(report: Report) -> Iterator[_Text]:
    """Section, path, field, texts by language and, where rows have them, the languages they are in."""
    yield "", "", "title", report.titles, None
    for section in report.sections.order_by("position"):
        yield from _of_section(section)
    for category in ResourceCategory.objects.filter(report=report):
        yield "", f"${category.code}", "name", category.names, None
        yield "", f"${category.code}", "reason", category.reasons, None
    for posts in PostResult.objects.filter(section__report=report).select_related("section"):
        path = posts.section.path
        yield path, f"{path}!{posts.code}", "name", posts.names, None
    rows = TableRow.objects.filter(table__report=report).exclude(table__code__in=(*COMPUTED, "actions"))
    for row in rows.select_related("table").order_by("table__position", "position"):
        yield "", row.table.code, "label", row.labels, row.places


def _of_section(section: ReportSection) -> Iterator[_Text]:
    path = section.path
    yield path, path, "name", section.names, section.places
    framework = section.framework
    if framework is not None:
        for accomplishment in framework.accomplishments.order_by("position"):
            place = f"{path}({accomplishment.label})"
            yield path, place, "text", accomplishment.texts, accomplishment.places
    yield from _indicators(section)
    yield from _outputs(section)
    for row in Paragraph.objects.filter(section=section).order_by("position"):
        place = paragraph_path(path, row.number, row.mark, row.occurrence)
        yield path, place, "text", row.texts, row.places


def _indicators(section: ReportSection) -> Iterator[_Text]:
    results = IndicatorResult.objects.filter(section=section).select_related("indicator__accomplishment")
    for result in results.order_by("indicator__accomplishment__position", "indicator__position"):
        row = result.indicator
        place = indicator_path(section.path, row.accomplishment.label, row.ordinal, row.occurrence)
        yield section.path, place, "text", row.texts, row.places
        yield section.path, place, "narrative", result.narratives, None


def _outputs(section: ReportSection) -> Iterator[_Text]:
    results = OutputResult.objects.filter(section=section).select_related("output")
    for result in results.order_by("output__position"):
        row = result.output
        place = output_path(section.path, row.number, row.occurrence, row.position)
        yield section.path, place, "text", row.texts, row.places
        yield section.path, place, "headings", row.headings, None
        yield section.path, place, "remarks", result.remarks, None
        yield section.path, place, "reason", result.reasons, None
