"""How far things are: the history of a section, the progress of a report, what is mine to do."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query

from answerable.api.addresses import Language, SectionPath, Symbol, spoken
from answerable.api.callers import caller_of, needs
from answerable.api.cycle import seen
from answerable.api.cycle.reading import standing
from answerable.api.lists import Wanted, listed
from answerable.api.results.reports import no_report
from answerable.api.routes import Part
from answerable.cycle import queries
from answerable.cycle.actions.noticing import read_notices as mark_read
from answerable.organization.queries.unread import notices_of

router = Part("reporting cycle", needs("read"))


@router.get(
    "/reports/{symbol}/sections/{section}/history", response=seen.History, summary="Steps of a section"
)
def history(request: HttpRequest, symbol: Symbol, section: SectionPath, part: Wanted) -> Any:
    standing(request, symbol, section)
    return listed(queries.history(symbol, section), part)


@router.get("/reports/{symbol}/progress", response=seen.ReportProgress, summary="How far a report is")
def progress(request: HttpRequest, symbol: Symbol, language: Language = None) -> Any:  # noqa: ARG001
    """Completeness by section, who is late, totals of what is reported so far, doubts on the draft."""
    found = queries.progress(symbol, spoken(language), _today())
    if found is None:
        raise no_report(symbol)
    return found


@router.get("/home", response=seen.HomePage, summary="What is mine to do")
def home(request: HttpRequest, language: Language = None) -> Any:
    return queries.home(caller_of(request).me, spoken(language), _today())


def _today() -> Any:
    return datetime.now(UTC).date()


@router.get("/notices", response=seen.Notices, summary="What I was told, newest first")
def notices(
    request: HttpRequest,
    part: Wanted,
    unread: Annotated[bool, Query(description="only those that wait")] = False,
) -> Any:
    total, found = notices_of(caller_of(request).id, limit=part.limit, offset=part.offset, only_unread=unread)
    return {"total": total, "limit": part.limit, "offset": part.offset, "items": found}


@router.post("/notices/read", response=seen.Read, summary="Mark notices as read")
def read_notices(request: HttpRequest, sent: seen.ReadNotices) -> Any:
    """Those of `/home`: these, or with `null` all of yours. Others' stay as they are."""
    return {"read": mark_read(by=caller_of(request).id, notices=sent.notices)}
