"""What reports and sections are called, for the frame around a page: one query each, nothing counted."""

from __future__ import annotations

from collections.abc import Collection

from answerable.foundation.texts import STAND_INS, Words, content_language, words
from answerable.results.models import Report, ReportSection
from answerable.results.queries.scope import NAMELESS
from answerable.results.queries.shapes import PeriodLine, ReportName, SectionName


def report_names(language: str) -> tuple[ReportName, ...]:
    """Every report the person may know of, newest period first."""
    spoken = content_language(language)
    found = Report.objects.select_related("period").order_by("-period__start", "symbol")
    return tuple(named(report, spoken) for report in found)


def named(report: Report, language: str) -> ReportName:
    """What this report is called in this language of content."""
    return ReportName(
        symbol=report.symbol,
        kind=report.kind,
        status=report.status,
        title=words(report.titles, language),
        period=period_of(report),
        languages=tuple(sorted(report.places, key=_language_order)),
        stored_at=report.stored_at,
        published_at=report.published_at,
    )


def period_of(report: Report) -> PeriodLine | None:
    period = report.period
    return None if period is None else PeriodLine(str(period), period.start, period.end)


def _language_order(code: str) -> tuple[int, str]:
    return (STAND_INS.index(code) if code in STAND_INS else len(STAND_INS), code)


def section_names(symbol: str, language: str) -> tuple[SectionName, ...]:
    """The sections of a report that the person may read, in printed order."""
    rows = ReportSection.objects.filter(report__symbol=symbol)
    return _sections(rows, content_language(language))


def open_sections(entities: Collection[int], language: str) -> tuple[SectionName, ...]:
    """The sections of these very entities in reports being made, newest period first."""
    if not entities:
        return ()
    rows = ReportSection.objects.filter(report__status="open", entity_id__in=entities)
    return _sections(rows, content_language(language))


def _sections(rows: object, language: str) -> tuple[SectionName, ...]:
    ordered = rows.order_by("-report__period__start", "report__symbol", "position", "pk")  # type: ignore[attr-defined]
    found = ordered.values_list(
        "report__symbol", "path", "parent_path", "names", "entity__code", "report__kind"
    )
    parents: dict[tuple[str, str], str | None] = {}
    made = []
    for symbol, path, parent, names, entity, kind in found:
        parents[symbol, path] = parent or path.rpartition(".")[0] or None
        name = words(names, language) or Words(NAMELESS, language, language)
        made.append(SectionName(path, _depth(parents, symbol, path), name, entity, symbol, kind))
    return tuple(made)


def _depth(parents: dict[tuple[str, str], str | None], symbol: str, path: str) -> int:
    """How many of the sections before it stand above it."""
    depth, above = 0, parents[symbol, path]
    while above is not None and (symbol, above) in parents and depth < len(parents):
        depth, above = depth + 1, parents[symbol, above]
    return depth
