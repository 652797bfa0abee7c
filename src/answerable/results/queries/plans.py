"""Plans and their versions, as far as the reader may know of them.

A version is seen by whoever sees its document; a plan by whoever sees one of its versions, or reads
anything of the institution. A fixed number of queries however many there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch

from answerable.foundation.texts import Words, content_language, words
from answerable.results.choices import PLAN_KINDS
from answerable.results.models import Plan, PlanVersion, Report, ReportSection
from answerable.results.queries.names import named
from answerable.results.queries.shapes import PeriodLine, ReportName


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One document as a version; `sections` counts an open one's entities' sections by state."""

    number: int
    stage: str  # choices.PLAN_STAGES
    symbol: str
    kind: str
    status: str  # choices.REPORT_STATES
    languages: tuple[str, ...]
    decision: str
    decided_on: date | None
    based_on: str | None  # symbol
    published_at: datetime | None
    sections: tuple[tuple[str, int], ...] = ()

    @property
    def is_open(self) -> bool:
        return self.status == "open"


@dataclass(frozen=True, slots=True)
class PlanLine:
    """`newest` is the version to be read first: the last that was published, else the last."""

    code: str
    name: Words
    entity: Words | None
    period: PeriodLine
    versions: tuple[VersionLine, ...]

    @property
    def newest(self) -> VersionLine | None:
        finished = [version for version in self.versions if not version.is_open]
        known = finished or list(self.versions)
        return known[-1] if known else None

    @property
    def approved(self) -> VersionLine | None:
        """The last version that a governing body decided."""
        found = [v for v in self.versions if v.stage in ("approved", "revised") and not v.is_open]
        return found[-1] if found else None


def plans(language: str) -> tuple[PlanLine, ...]:
    """Every plan the reader may know of, the newest period first."""
    spoken = content_language(language)
    return tuple(_line(row, spoken) for row in _plans())


def plan(code: str, language: str) -> PlanLine | None:
    """One plan with its versions; None where there is none for this reader."""
    found = _plans().filter(code=code).first()
    return None if found is None else _line(found, content_language(language))


def plan_names(code: str) -> dict[str, str]:
    """The names of a plan in each of its languages; none where it is not there for this reader."""
    return dict(Plan.objects.filter(code=code).values_list("names", flat=True).first() or {})


def plan_of(symbol: str, language: str) -> PlanLine | None:
    """The plan that the document under this symbol is a version of."""
    found = _plans().filter(versions__report__symbol=symbol).first()
    return None if found is None else _line(found, content_language(language))


def unattached_plans(language: str) -> tuple[ReportName, ...]:
    """Stored plan documents that are a version of no plan yet."""
    rows = Report.objects.filter(kind__in=PLAN_KINDS, plan_version__isnull=True).exclude(status="open")
    spoken = content_language(language)
    return tuple(
        named(row, spoken) for row in rows.select_related("period").order_by("-period__start", "symbol")
    )


def _plans() -> Any:
    versions = PlanVersion.objects.select_related("report", "based_on__report").order_by("number")
    rows = Plan.objects.select_related("period", "entity")
    return rows.prefetch_related(Prefetch("versions", versions)).order_by("-period__start", "code")


def _line(row: Plan, language: str) -> PlanLine:
    versions = list(row.versions.all())
    states = _states([version.report_id for version in versions if version.report.status == "open"])
    return PlanLine(
        row.code,
        words(row.names, language) or Words(row.code, language, language),
        words(row.entity.names, language) if row.entity is not None else None,
        PeriodLine(str(row.period), row.period.start, row.period.end),
        tuple(_version(version, states.get(version.report_id, ())) for version in versions),
    )


def _states(reports: list[int]) -> dict[int, tuple[tuple[str, int], ...]]:
    """Sections by state of versions being written."""
    found: dict[int, dict[str, int]] = {}
    rows = ReportSection.objects.filter(report__in=reports, status__isnull=False).order_by("position")
    for report, status in rows.values_list("report_id", "status"):
        counts = found.setdefault(report, {})
        counts[str(status)] = counts.get(str(status), 0) + 1
    return {report: tuple(counts.items()) for report, counts in found.items()}


def _version(row: PlanVersion, states: tuple[tuple[str, int], ...]) -> VersionLine:
    report = row.report
    return VersionLine(
        row.number, row.stage, report.symbol, report.kind, report.status, tuple(sorted(report.places)),
        row.decision, row.decided_on, row.based_on.report.symbol if row.based_on is not None else None,
        report.published_at, states,
    )  # fmt: skip
