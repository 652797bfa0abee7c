"""What the public reads: finished reports with what was promised, spent and delivered, and their files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from answerable.foundation.texts import Words, content_language, words
from answerable.results.models import PublishedFile, Report, ReportSection
from answerable.results.queries.contents import lines_of, tally_of
from answerable.results.queries.keeping import key_of, with_key
from answerable.results.queries.money import gross_requirements, money_tables
from answerable.results.queries.rows import delivered, met
from answerable.results.queries.scope import NAMELESS, Scope, find, kept
from answerable.results.queries.shapes import MoneyLine, ReportLine, Share


@dataclass(frozen=True, slots=True)
class Glance:
    """A report in three figures; `money` is the line of gross requirements, in `unit`."""

    line: ReportLine
    outputs: Share
    indicators: Share
    money: MoneyLine | None
    unit: Words | None


@dataclass(frozen=True, slots=True)
class Published:
    """Finished reports and what they can be filtered by: kinds, labels of periods, entities by code."""

    lines: tuple[ReportLine, ...]
    kinds: tuple[str, ...]
    periods: tuple[str, ...]
    entities: tuple[tuple[str, Words], ...]
    total: int


def published(
    language: str, *, kind: str | None = None, period: str | None = None, entity: str | None = None
) -> Published:
    """Reports that are published or loaded, never one being made, newest first."""
    spoken = content_language(language)
    finished = Report.objects.exclude(status="open")
    found = finished
    if kind:
        found = found.filter(kind=kind)
    if period:
        found = found.filter(period__label=period)
    if entity:
        found = found.filter(pk__in=ReportSection.objects.filter(entity__code=entity).values("report_id"))
    periods = finished.filter(period__isnull=False).order_by("-period__start")
    return Published(
        tuple(lines_of(list(with_key(found.order_by("-period__start", "-published_at", "symbol"))), spoken)),
        tuple(finished.order_by("kind").values_list("kind", flat=True).distinct()),
        tuple(dict.fromkeys(label for label in periods.values_list("period__label", flat=True) if label)),
        _entities(spoken),
        finished.count(),
    )


def _entities(language: str) -> tuple[tuple[str, Words], ...]:
    """Entities of the first level that finished reports tell of."""
    rows = ReportSection.objects.exclude(report__status="open").filter(
        entity__isnull=False, entity__parent__isnull=True
    )
    found = rows.order_by("entity__code").values_list("entity__code", "entity__names").distinct()
    return tuple(
        (code, words(names, language) or Words(NAMELESS, language, language)) for code, names in found
    )


def glance(symbol: str, language: str) -> Glance | None:
    """The three figures of one finished report; None where there is none."""
    scope = find(symbol, language)
    if scope is None or scope.report.status == "open":
        return None
    return _glance(scope)


@kept
def _glance(scope: Scope) -> Glance:
    tally = tally_of(scope)
    table, row = gross_requirements(money_tables(scope)) or (None, None)
    return Glance(
        lines_of([scope.report], scope.language)[0],
        delivered(band for bands in tally.bands.values() for band in bands),
        met(state for states in tally.states.values() for state in states),
        row,
        table.unit if table is not None else None,
    )


@dataclass(frozen=True, slots=True)
class Version:
    """What a finished report's content is known by: another `tag` is another content.

    `final` ones never change: they are sealed.
    """

    tag: str
    final: bool


def version(symbol: str) -> Version | None:
    """The version of a finished report; None where there is none, or only one being made."""
    report = with_key(Report.objects.filter(symbol=symbol.replace("\0", ""))).exclude(status="open").first()
    if report is None:
        return None
    tag = hashlib.sha256(repr(key_of(report, "")).encode()).hexdigest()[:32]
    return Version(tag, report.status == "published")


def published_file(symbol: str, language: str, form: str) -> bytes | None:
    """The file of a published report, byte for byte as it was published; None where none was kept."""
    found = PublishedFile.objects.filter(
        report__symbol=symbol, corrigendum__isnull=True, language=language, format=form
    )
    content = found.values_list("content", flat=True).first()
    return None if content is None else bytes(content)
