"""The steps of a section: submit, return, clear, reopen. Each calls one action and nothing else."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from answerable.api.addresses import SectionPath, Symbol
from answerable.api.callers import caller_of, needs
from answerable.api.cycle import schemas
from answerable.api.routes import Part
from answerable.cycle import actions, shapes

router = Part("reporting cycle")


@router.post(
    "/reports/{symbol}/sections/{section}/submission",
    response={204: None},
    auth=needs("enter"),
    summary="Submit a section",
)
def submit_section(request: HttpRequest, symbol: Symbol, section: SectionPath, sent: schemas.Words) -> Any:
    """By the head of the entity. Refused as `incomplete` while something is missing."""
    actions.submit_section(by=caller_of(request).id, symbol=symbol, section=section, text=sent.text)


@router.post(
    "/reports/{symbol}/sections/{section}/return",
    response={204: None},
    auth=needs("clear"),
    summary="Return a submitted section",
)
def return_section(request: HttpRequest, symbol: Symbol, section: SectionPath, sent: schemas.Return) -> Any:
    remarks = [shapes.Remark(**remark.dict()) for remark in sent.comments]
    actions.return_section(
        by=caller_of(request).id, symbol=symbol, section=section, text=sent.text, comments=remarks
    )


@router.post(
    "/reports/{symbol}/sections/{section}/clearance",
    response={204: None},
    auth=needs("clear"),
    summary="Clear a submitted section",
)
def clear_section(request: HttpRequest, symbol: Symbol, section: SectionPath, sent: schemas.Clearance) -> Any:
    """Bound to what you looked at: another `digest` now is refused as `stale`."""
    actions.clear_section(
        by=caller_of(request).id, symbol=symbol, section=section, digest=sent.digest, text=sent.text
    )


@router.post(
    "/reports/{symbol}/sections/{section}/reopening",
    response={204: None},
    auth=needs("clear"),
    summary="Reopen a cleared section",
)
def reopen_section(request: HttpRequest, symbol: Symbol, section: SectionPath, sent: schemas.Reason) -> Any:
    actions.reopen_section(by=caller_of(request).id, symbol=symbol, section=section, text=sent.text)
