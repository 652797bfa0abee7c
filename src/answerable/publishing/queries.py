"""Reads for publishing: how far a report is from it, a publication under way, and the seal.

Readings under the policies of the person who is entered; None: nothing of it may be seen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from answerable.foundation.texts import content_language
from answerable.publishing.actions.compiling import languages_of
from answerable.publishing.actions.corrigenda import corrigendum_document
from answerable.publishing.compile import compile_report
from answerable.publishing.compiling.drafts import seal_of
from answerable.publishing.compiling.readiness import Gap, NotCleared, readiness
from answerable.results.models import Publication, PublishedFile, Report, ReportFinding


@dataclass(frozen=True, slots=True)
class PublicationLine:
    """A publication under way or ended; `symbol` is the one it will bear or bears."""

    id: int
    symbol: str
    report: str  # the symbol the report has now
    is_corrigendum: bool
    state: str  # waiting, running, done, failed
    step: int
    steps: int
    doing: str
    message: str
    requested_by: str
    requested_at: datetime
    finished_at: datetime | None

    @property
    def ended(self) -> bool:
        return self.state in ("done", "failed")


@dataclass(frozen=True, slots=True)
class FoundError:
    path: str
    section: str
    language: str
    message: str


@dataclass(frozen=True, slots=True)
class PublishPage:
    """What the page of publishing shows of an open report."""

    symbol: str
    languages: tuple[str, ...]
    sections: int
    not_cleared: tuple[NotCleared, ...]
    gaps: tuple[Gap, ...]
    errors: tuple[FoundError, ...]
    warnings: int
    compiled_at: datetime | None
    last: PublicationLine | None

    def complete_languages(self) -> tuple[str, ...]:
        """Languages in which nothing is missing."""
        return tuple(code for code in self.languages if all(gap.language != code for gap in self.gaps))


def publish_page(symbol: str, language: str) -> PublishPage | None:
    """How far the open report is; None where there is no open report of that symbol."""
    report = Report.objects.filter(symbol=symbol, status="open").first()
    if report is None:
        return None
    own, languages = content_language(language), languages_of(report)
    found = readiness(report, languages, own)
    errors = tuple(
        FoundError(
            row.path or "",
            row.section_path or "",
            row.language,
            row.messages.get(own) or row.messages.get(row.language, ""),
        )
        for row in found.errors
    )
    findings = ReportFinding.objects.filter(report=report)
    last = Publication.objects.filter(report=report).order_by("-requested_at").first()
    return PublishPage(
        symbol,
        languages,
        report.sections.filter(status__isnull=False).count(),
        found.sections,
        found.gaps,
        errors,
        findings.filter(severity="warning").count(),
        report.stored_at if found.compiled or findings.exists() else None,
        None if last is None else _line(last),
    )


def publication(number: int) -> PublicationLine | None:
    """One publication with how far it is."""
    found = Publication.objects.select_related("report", "requested_by").filter(pk=number).first()
    return None if found is None else _line(found)


def publication_of_corrigendum(corrigendum: int) -> PublicationLine | None:
    """The last publication of a corrigendum."""
    rows = Publication.objects.filter(corrigendum_id=corrigendum).order_by("-requested_at")
    found = rows.first()
    return None if found is None else _line(found)


def _line(row: Publication) -> PublicationLine:
    return PublicationLine(
        row.pk,
        row.symbol,
        row.report.symbol,
        row.corrigendum_id is not None,
        row.state,
        row.step,
        row.steps,
        row.doing,
        row.message,
        row.requested_by.name,
        row.requested_at,
        row.finished_at,
    )


@dataclass(frozen=True, slots=True)
class Seal:
    """Whether a published report and its files are as they were sealed. `faults`: what is not."""

    symbol: str
    sealed_at: datetime
    sha256: str
    files: int
    faults: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return not self.faults


def verify_seal(symbol: str) -> Seal | None:
    """Recomputes the seal of a published report and the digests of its files; None: not published here."""
    report = Report.objects.filter(symbol=symbol, status="published").first()
    if report is None or report.published_at is None:
        return None
    faults: list[str] = []
    languages: Sequence[str] = sorted(report.places)
    found = seal_of(compile_report(symbol, language, findings=False) for language in languages)
    if found != report.seal:
        faults.append(f"{symbol}: the content does not give the seal.")
    seals: dict[int | None, str] = {None: report.seal}
    for corrigendum in report.corrigenda.filter(status="published"):
        seals[corrigendum.pk] = seal_of(corrigendum_document(corrigendum, code) for code in languages)
    files = PublishedFile.objects.filter(report=report, corrigendum__in=[k for k in seals if k is not None])
    rows = [*PublishedFile.objects.filter(report=report, corrigendum=None), *files]
    for row in rows:
        if hashlib.sha256(bytes(row.content)).hexdigest() != row.sha256:
            faults.append(f"{row.file_name}: the bytes do not give the digest.")
        elif row.digest != seals[row.corrigendum_id]:
            faults.append(f"{row.file_name}: it was made from another content.")
    return Seal(symbol, report.published_at, report.seal, len(rows), tuple(faults))


def verify_seals() -> tuple[Seal, ...]:
    """The seals of all published reports, in the order of their symbols."""
    symbols = Report.objects.filter(status="published").order_by("symbol").values_list("symbol", flat=True)
    return tuple(seal for symbol in symbols if (seal := verify_seal(symbol)) is not None)
