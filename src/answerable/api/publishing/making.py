"""Compiling a draft, looking at it as it would be printed, and publishing it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from answerable.api.addresses import Spoken, Symbol
from answerable.api.callers import caller_of, needs
from answerable.api.publishing import schemas
from answerable.api.results.reports import TYPES, Form
from answerable.api.routes import Part
from answerable.publishing import actions

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
    openapi_extra={
        "responses": {200: {"description": "the file", "content": {kind: {} for kind in TYPES.values()}}}
    },
)
def preview(request: HttpRequest, symbol: Symbol, language: Spoken, form: Form) -> HttpResponse:
    data = actions.preview(symbol, language, form, by=caller_of(request).id)
    response = HttpResponse(data, content_type=TYPES[form])
    name = f"{symbol.replace('/', '_')}.{language}.draft.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


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
