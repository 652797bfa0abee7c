"""Reports for programs, read only: which there are, and each as JSON of the document schema."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.errors import HttpError

from answerable.publishing.compile import NotStored, compile_report
from answerable.publishing.media.json import to_json
from answerable.results import queries

router = Router(tags=["reports"])

Language = Literal["ar", "zh", "en", "fr", "ru", "es"]


class Period(Schema):
    label: str
    start: date
    end: date


class Report(Schema):
    """One stored report. `title_language` differs from the language asked for where the title
    exists in another language only."""

    symbol: str
    kind: str
    title: str | None
    title_language: str | None
    period: Period | None
    languages: list[str]
    sections: int
    indicators: int
    outputs: int
    findings: dict[str, int]
    stored_at: datetime
    document: str


class Refusal(Schema):
    detail: str


@router.get("/reports", response=list[Report], summary="Stored reports, newest period first")
def reports(request: HttpRequest, language: Language = "en") -> list[dict[str, Any]]:
    return [_report(request, line) for line in queries.reports(language)]


def _report(request: HttpRequest, line: Any) -> dict[str, Any]:
    return {
        "symbol": line.symbol,
        "kind": line.kind,
        "title": str(line.title) if line.title is not None else None,
        "title_language": line.title.language if line.title is not None else None,
        "period": line.period,
        "languages": list(line.languages),
        "sections": line.sections,
        "indicators": line.indicators,
        "outputs": line.outputs,
        "findings": dict(line.findings),
        "stored_at": line.stored_at,
        "document": request.build_absolute_uri(f"/api/reports/{line.symbol}"),
    }


@router.get(
    "/reports/{path:symbol}",
    response={200: dict[str, Any], 404: Refusal},
    summary="One report as JSON of the schema answerable/document-1",
)
def report(
    request: HttpRequest,  # noqa: ARG001
    symbol: str,
    language: Language | None = None,
) -> dict[str, Any]:
    """The document as it was read or recorded, findings included. Without `language` in the first
    language it is stored in."""
    line = next((line for line in queries.reports(language or "en") if line.symbol == symbol), None)
    if line is None:
        raise HttpError(404, f"{symbol}: no report of this symbol is stored.")
    try:
        return to_json(compile_report(symbol, language or line.languages[0]))
    except NotStored as refusal:
        raise HttpError(404, str(refusal)) from refusal
