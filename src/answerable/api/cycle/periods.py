"""Opening a period, and its deadlines."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from answerable.api.addresses import Symbol
from answerable.api.callers import caller_of, needs
from answerable.api.cycle import schemas
from answerable.api.routes import Part
from answerable.calc.account import Period
from answerable.cycle import actions
from answerable.publishing import actions as publishing
from answerable.publishing.media.json import from_json

router = Part("reporting cycle")


@router.post(
    "/reports",
    response={201: schemas.Opened},
    auth=needs("clear"),
    summary="Open a period: a report to be made",
)
def open_period(request: HttpRequest, sent: schemas.NewPeriod) -> Any:
    """From plans, or by carrying the report before forward; entities begin to record against it."""
    period = Period(sent.period.start, sent.period.end, sent.period.label)
    symbol = publishing.open_period(
        by=caller_of(request).id,
        period=period,
        symbol=sent.symbol,
        submit_by=sent.submit_by,
        clear_by=sent.clear_by,
        publish_by=sent.publish_by,
        languages=tuple(sent.languages),
        carried_from=sent.carried_from,
        plans=tuple(from_json(plan) for plan in sent.plans),
    )
    return {"symbol": symbol}


@router.put(
    "/reports/{symbol}/deadlines", response={204: None}, auth=needs("clear"), summary="Move the deadlines"
)
def change_deadlines(request: HttpRequest, symbol: Symbol, sent: schemas.Deadlines) -> Any:
    actions.change_deadlines(by=caller_of(request).id, symbol=symbol, **sent.dict())
