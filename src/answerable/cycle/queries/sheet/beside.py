"""What stands beside the rows of a section: who wrote them, comments, evidence, steps, a period ago."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from answerable.cycle.queries.sheet.shapes import File, Remarked, Standing, Step
from answerable.foundation.texts import words
from answerable.results.choices import SEVERITIES
from answerable.results.models import (
    Comment,
    Entry,
    Evidence,
    IndicatorResult,
    OutputResult,
    ReportFinding,
    SectionStep,
)

_Texts = Mapping[str, str]


def entries_of(section: int) -> dict[tuple[str, str, str], Any]:
    """Who last wrote each field, by path, field and language."""
    rows = Entry.objects.filter(section_id=section).values_list(
        "path", "field", "language", "person__name", "at", "status", "source_language", "source_digest",
        named=True,
    )  # fmt: skip
    return {(row.path, row.field, row.language): row for row in rows}


def comments_of(section: int, path: str | None = None) -> tuple[Remarked, ...]:
    """The comments of a section, or of one figure; the oldest first."""
    rows = Comment.objects.filter(section_id=section).order_by("at", "pk")
    if path is not None:
        rows = rows.filter(path=path)
    return tuple(
        Remarked(*row)
        for row in rows.values_list(
            "pk", "path", "field", "person__name", "at", "text", "settled_by__name", "settled_at"
        )
    )


def evidence_of(section: int, path: str | None = None) -> tuple[File, ...]:
    """The evidence of a section, or of one row, without the bytes."""
    rows = Evidence.objects.filter(section_id=section).order_by("path", "at", "pk")
    if path is not None:
        rows = rows.filter(path=path)
    return tuple(
        File(*row)
        for row in rows.values_list(
            "pk", "path", "file_name", "media_type", "size", "description", "person__name", "person_id", "at"
        )
    )


def evidence_file(section: int, evidence: int) -> tuple[str, str, bytes] | None:
    """Name, media type as found, and bytes of a file of this section; None where there is none."""
    row = (
        Evidence.objects.filter(section_id=section, pk=evidence)
        .values_list("file_name", "media_type", "content")
        .first()
    )
    return None if row is None else (row[0], row[1], bytes(row[2]))


def steps_of(section: int) -> tuple[Step, ...]:
    """The history of a section, the newest first."""
    rows = SectionStep.objects.filter(section_id=section).order_by("-at", "-pk")
    return tuple(Step(*row) for row in rows.values_list("act", "person__name", "at", "text", "digest"))


def shown_before(steps: tuple[Step, ...]) -> datetime | None:
    """When the budget office saw the section before: what was written later is marked.

    The submission before the present one; where it was submitted once, that one.
    """
    submitted = [step.at for step in steps if step.act == "submitted"]
    return submitted[1] if len(submitted) > 1 else submitted[0] if submitted else None


@dataclass(frozen=True, slots=True)
class Before:
    """Figures of the period before: the same wording in the same section, in any language."""

    outputs: Mapping[str, str | None]
    indicators: Mapping[str, str | None]

    @staticmethod
    def find(known: Mapping[str, str | None], texts: _Texts) -> tuple[str | None, bool]:
        for text in texts.values():
            if text.casefold() in known:
                return known[text.casefold()], True
        return None, False


def before(standing: Standing) -> Before:
    """Two queries; none where there was no period before."""
    if standing.previous_symbol is None:
        return Before({}, {})
    found = {"section__report__symbol": standing.previous_symbol, "section__path": standing.path}
    outputs = OutputResult.objects.filter(**found).values_list("output__texts", "actual")
    indicators = IndicatorResult.objects.filter(**found).values_list("indicator__texts", "actual")
    return Before(_by_text(outputs), _by_text(indicators))


def _by_text(rows: Any) -> dict[str, str | None]:
    return {text.casefold(): actual for texts, actual in rows for text in texts.values()}


def doubts_of(symbol: str, path: str, language: str) -> tuple[tuple[str, str, str], ...]:
    """What the audit of the draft doubts in a section: severity, path, sentence; the worst first."""
    rows = ReportFinding.objects.filter(report__symbol=symbol, section_path=path, language=language)
    found = [
        (severity, of or "", str(words(said, language) or ""))
        for severity, of, said in rows.values_list("severity", "path", "messages")
    ]
    return tuple(sorted(found, key=lambda one: SEVERITIES.index(one[0])))
