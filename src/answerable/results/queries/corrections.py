"""What was corrected of a sealed report: by path, so that a page says it beside the figure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from answerable.foundation.texts import Words, content_language, words
from answerable.results.models import Correction as _Row
from answerable.results.models import Corrigendum, PublishedFile, Report


@dataclass(frozen=True, slots=True)
class Corrected:
    """One correction. `old` and `new` are quantities or texts as recorded; None: not reported."""

    id: int
    corrigendum: str
    path: str
    field: str
    language: str  # '' for a figure: all languages
    old: str | None
    new: str | None
    reason: Words | None
    at: datetime


@dataclass(frozen=True, slots=True)
class CorrigendumLine:
    """One corrigendum of a report. Names of people only where they may be seen."""

    id: int
    symbol: str
    report: str
    status: str
    reasons: Words | None
    opened_by: int
    opened_at: datetime
    published_on: date | None
    corrections: tuple[Corrected, ...]
    files: tuple[tuple[str, str], ...]  # language, format


def corrections(symbol: str, language: str) -> dict[str, tuple[Corrected, ...]]:
    """Published corrections of a report by path, oldest first; empty where there are none."""
    rows = _Row.objects.filter(corrigendum__report__symbol=symbol, corrigendum__status="published")
    found: dict[str, list[Corrected]] = defaultdict(list)
    for row in rows.select_related("corrigendum").order_by("corrigendum__number", "position"):
        found[row.path].append(_corrected(row, content_language(language)))
    return {path: tuple(items) for path, items in found.items()}


def corrigenda(symbol: str, language: str) -> tuple[CorrigendumLine, ...] | None:
    """The corrigenda of a published report that may be seen, oldest first; None: no such report."""
    if not Report.objects.filter(symbol=symbol, status="published").exists():
        return None
    rows = Corrigendum.objects.filter(report__symbol=symbol).select_related("report").order_by("number")
    rows = rows.prefetch_related("corrections")
    files: dict[int | None, list[tuple[str, str]]] = defaultdict(list)
    stored = PublishedFile.objects.filter(corrigendum__report__symbol=symbol)
    for number, code, form in stored.order_by("language", "pk").values_list(
        "corrigendum_id", "language", "format"
    ):
        files[number].append((code, form))
    return tuple(_line(row, content_language(language), tuple(files[row.pk])) for row in rows)


def corrigendum_file(symbol: str, language: str, form: str) -> tuple[bytes, str] | None:
    """Bytes and name of a file of a corrigendum that may be seen; None where there is none."""
    rows = PublishedFile.objects.filter(corrigendum__symbol=symbol, language=language, format=form)
    found = rows.first()
    return None if found is None else (bytes(found.content), found.file_name)


def _line(row: Corrigendum, language: str, files: tuple[tuple[str, str], ...]) -> CorrigendumLine:
    return CorrigendumLine(
        row.pk,
        row.symbol,
        row.report.symbol,
        row.status,
        words(row.reasons, language),
        row.opened_by_id,
        row.opened_at,
        row.published_at.date() if row.published_at else None,
        tuple(_corrected(each, language) for each in row.corrections.order_by("position")),
        files,
    )


def _corrected(row: _Row, language: str) -> Corrected:
    return Corrected(
        row.pk,
        row.corrigendum.symbol,
        row.path,
        row.field,
        row.language,
        row.old,
        row.new,
        words(row.reasons, language),
        row.at,
    )
