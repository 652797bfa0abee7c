"""Acts of planning. Each calls one action and nothing else; values are recorded with POST .../values."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from answerable.api.addresses import SectionPath, Symbol
from answerable.api.callers import caller_of, needs
from answerable.api.cycle.schemas import At
from answerable.api.planning import schemas
from answerable.api.routes import Part
from answerable.calc.account import Period
from answerable.cycle import actions
from answerable.publishing import actions as publishing
from answerable.publishing.media.json import from_json

router = Part("planning", needs("clear"))
Row = "/reports/{symbol}/sections/{section}/rows"


@router.post("/plans", response={201: schemas.Begun}, summary="Begin a plan")
def begin_plan(request: HttpRequest, sent: schemas.NewPlan) -> Any:
    """By the budget office. Entities write their sections; carried forward, what was achieved or
    estimated becomes the baseline."""
    given = sent.dict()
    period, documents = given.pop("period"), given.pop("documents")
    symbol = publishing.begin_plan(
        by=caller_of(request).id,
        **given,
        period=Period(period["start"], period["end"], period["label"]),
        documents=tuple(from_json(document) for document in documents),
    )
    return {"symbol": symbol}


@router.post("/plans/{code}/versions", response={201: schemas.Begun}, summary="Begin a version of a plan")
def begin_version(request: HttpRequest, code: schemas.Code, sent: schemas.NewVersion) -> Any:
    """It begins with what the version it is based on says."""
    return {"symbol": publishing.begin_version(by=caller_of(request).id, plan=code, **sent.dict())}


@router.post("/plans/{code}/documents", response={204: None}, summary="Add a stored document as a version")
def add_version(request: HttpRequest, code: schemas.Code, sent: schemas.StoredVersion) -> Any:
    publishing.add_version(by=caller_of(request).id, plan=code, **sent.dict())


@router.put(
    "/plan-versions/{symbol}/decision", response={204: None}, summary="Note what decided a version of a plan"
)
def decide_version(request: HttpRequest, symbol: Symbol, sent: schemas.Decision) -> Any:
    """Of a version that is published or was read: its text changes no more."""
    publishing.decide_version(by=caller_of(request).id, symbol=symbol, **sent.dict())


@router.put("/plans/{code}/names", response={204: None}, summary="Rename a plan")
def rename_plan(request: HttpRequest, code: schemas.Code, sent: schemas.NewNames) -> Any:
    """By the budget office; versions being written are titled anew, what is published keeps its title."""
    given = sent.dict()
    period = given.pop("period")
    publishing.rename_plan(
        by=caller_of(request).id,
        plan=code,
        names=given["names"],
        period=Period(period["start"], period["end"], period["label"]) if period else None,
    )


@router.post(
    "/plan-versions/{symbol}/withdrawal",
    response=schemas.Withdrawn,
    summary="Withdraw a version that was begun by mistake",
)
def withdraw_version(request: HttpRequest, symbol: Symbol, sent: schemas.Withdrawal) -> Any:
    """Only a draft of which nothing was submitted, made or asked to be published; the journal keeps it."""
    return {"plan": publishing.withdraw_version(by=caller_of(request).id, symbol=symbol, reason=sent.reason)}


@router.post(Row, response={201: At}, auth=needs("enter", "clear"), summary="Add a row to a plan")
def add_row(request: HttpRequest, symbol: Symbol, section: SectionPath, sent: schemas.NewRow) -> Any:
    """What it says is then recorded with POST .../values under the path answered here."""
    made = actions.add_row(by=caller_of(request).id, symbol=symbol, section=section, **sent.dict())
    return {"path": made}


@router.post(
    f"{Row}/removal", response={204: None}, auth=needs("enter", "clear"), summary="Remove a row of a plan"
)
def remove_row(request: HttpRequest, symbol: Symbol, section: SectionPath, sent: schemas.GoneRow) -> Any:
    """An accomplishment goes with its indicators. Refused where somebody wrote since you read it."""
    actions.remove_row(by=caller_of(request).id, symbol=symbol, section=section, **sent.dict())


@router.post(
    f"{Row}/order", response={204: None}, auth=needs("enter", "clear"), summary="Move a row of a plan"
)
def move_row(request: HttpRequest, symbol: Symbol, section: SectionPath, sent: schemas.MovedRow) -> Any:
    actions.move_row(by=caller_of(request).id, symbol=symbol, section=section, **sent.dict())
