"""Corrigenda: a published report stays as it is, and what is wrong in it is listed."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from answerable.api.addresses import Language, Number, Spoken, Symbol, spoken
from answerable.api.callers import Open, caller_of, needs
from answerable.api.publishing import schemas
from answerable.api.results.reports import A_FILE, Form, as_file, no_report
from answerable.api.routes import Part
from answerable.publishing.actions import corrigenda
from answerable.results.queries.corrections import corrigenda as corrigenda_of
from answerable.results.queries.corrections import corrigendum_file as file_of

router = Part("publishing")


@router.get(
    "/reports/{symbol}/corrigenda",
    response=list[schemas.Corrigendum],
    auth=Open(),
    summary="Corrigenda of a published report",
)
def corrigenda_list(request: HttpRequest, symbol: Symbol, language: Language = None) -> Any:  # noqa: ARG001
    """Each change with old, new and reason; to those who make them also the open ones."""
    found = corrigenda_of(symbol, spoken(language))
    if found is None:
        raise no_report(symbol)
    return list(found)


@router.post(
    "/reports/{symbol}/corrigenda",
    response={201: schemas.Number},
    auth=needs("clear", "publish"),
    summary="Begin a corrigendum of a published report",
)
def open_corrigendum(request: HttpRequest, symbol: Symbol, sent: schemas.NewCorrigendum) -> Any:
    made = corrigenda.open_corrigendum(
        by=caller_of(request).id, symbol=symbol, reasons=sent.dict()["reasons"]
    )
    return {"id": made}


@router.post(
    "/corrigenda/{number}/corrections",
    response={201: schemas.Number},
    auth=needs("clear", "publish"),
    summary="Add one change to a corrigendum",
)
def add_correction(request: HttpRequest, number: Number, sent: schemas.Correction) -> Any:
    made = corrigenda.add_correction(by=caller_of(request).id, corrigendum=number, **sent.dict())
    return {"id": made}


@router.delete(
    "/corrections/{number}",
    response={204: None},
    auth=needs("clear", "publish"),
    summary="Take a change out of a corrigendum",
)
def remove_correction(request: HttpRequest, number: Number) -> Any:
    corrigenda.remove_correction(by=caller_of(request).id, correction=number)


@router.post(
    "/corrigenda/{number}/publication",
    response={202: schemas.Requested},
    auth=needs("publish"),
    summary="Publish a corrigendum",
)
def request_corrigendum(request: HttpRequest, number: Number) -> Any:
    """By a publisher who wrote none of it."""
    return {"id": corrigenda.request_corrigendum(by=caller_of(request).id, corrigendum=number)}


@router.get(
    "/corrigenda/{symbol}/files/{language}/{form}",
    response=bytes,
    auth=Open(),
    summary="The document of a corrigendum",
    openapi_extra=A_FILE,
)
def corrigendum_file(request: HttpRequest, symbol: Symbol, language: Spoken, form: Form) -> HttpResponse:
    """Byte for byte as it was published; `symbol` is the corrigendum's: `SW_31_12_Corr.1`."""
    found = file_of(symbol, language, form)
    if found is None:
        raise no_report(symbol)
    etag = f'"{hashlib.sha256(found[0]).hexdigest()}"'
    return get_conditional_response(request, etag=etag) or as_file(*found, form, etag)
