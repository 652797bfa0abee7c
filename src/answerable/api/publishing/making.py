"""Compiling a draft, looking at it as it would be printed, and publishing it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from answerable.api.addresses import Number, Spoken, Symbol
from answerable.api.callers import caller_of, needs
from answerable.api.problems import usual
from answerable.api.publishing import schemas
from answerable.api.results.reports import A_FILE, Form, as_file
from answerable.api.routes import Part
from answerable.publishing import actions, queries

router = Part("publishing")


@router.post(
    "/reports/{symbol}/compilation",
    response=schemas.Compiled,
    auth=needs("clear", "publish"),
    summary="Compute the tables of a draft and audit it",
)
def compile_draft(request: HttpRequest, symbol: Symbol) -> Any:
    """For the budget office and publishers, at any moment; a second time changes nothing."""
    return actions.compile_draft(symbol, by=caller_of(request).id)


@router.get(
    "/reports/{symbol}/preview/{language}/{form}",
    response=bytes,
    auth=needs("clear", "publish"),
    summary="A draft as it would be printed now",
    openapi_extra=A_FILE,
)
def preview(request: HttpRequest, symbol: Symbol, language: Spoken, form: Form) -> HttpResponse:
    data = actions.preview(symbol, language, form, by=caller_of(request).id)
    return as_file(data, f"{symbol.replace('/', '_')}.{language}.draft.{form}", form)


@router.post(
    "/reports/{symbol}/publications",
    response={202: schemas.Requested},
    auth=needs("publish"),
    summary="Publish a report under its symbol",
)
def request_publication(request: HttpRequest, symbol: Symbol, sent: schemas.NewPublication) -> Any:
    """Every section cleared, every text ready, no error of the audit without a reason. The worker makes
    the files and seals; afterwards nothing of the report changes any more."""
    made = actions.request_publication(
        symbol,
        new_symbol=sent.symbol,
        languages=sent.languages,
        accepting=sent.accepting,
        by=caller_of(request).id,
    )
    return {"id": made}


@router.get(
    "/publications/{number}",
    response=schemas.Progress,
    auth=needs("read"),
    summary="How far a publication is",
)
def publication(request: HttpRequest, number: Number) -> Any:  # noqa: ARG001
    """For people of the whole institution. Ask again until `state` is `done` or `failed`."""
    found = queries.publication(number)
    if found is None:
        raise usual(404)
    return found


@router.delete(
    "/publications/{number}",
    response={204: None},
    auth=needs("publish"),
    summary="Take a publication back that waits or failed",
)
def withdraw_publication(request: HttpRequest, number: Number) -> Any:
    """The report stays open, or the corrigendum unpublished. What is done is sealed: 409."""
    actions.withdraw_publication(number, by=caller_of(request).id)
