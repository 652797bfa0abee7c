"""Reads of a section that is being made: the entry sheet, what is missing, comments, evidence."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from answerable.api.addresses import Language, Number, SectionPath, Symbol, spoken
from answerable.api.callers import caller_of, needs
from answerable.api.cycle import seen
from answerable.api.lists import Wanted, listed
from answerable.api.problems import Problem
from answerable.api.routes import Part
from answerable.cycle.queries.digest import section_digest
from answerable.cycle.queries.requirements import missing_to_submit
from answerable.cycle.queries.sheet import entry_sheet as sheet_of
from answerable.cycle.queries.sheet import standing_of
from answerable.cycle.queries.sheet.beside import comments_of, evidence_file, evidence_of

router = Part("reporting cycle", needs("read"))


def standing(request: HttpRequest, symbol: str, section: str) -> Any:
    """Where the section is. Raises the fault 404 where it is not being made or not open to the caller."""
    found = standing_of(symbol, section, spoken(None), caller_of(request).me)
    if found is None or not caller_of(request).me.may("reads", found.entity_id):
        raise no_section(symbol, section)
    return found


def no_section(symbol: str, section: str) -> Problem:
    sentence = _("%(symbol)s has no section %(section)s, or it is not open to you.")
    return Problem(404, sentence % {"symbol": symbol, "section": section}, place=section)


@router.get(
    "/reports/{symbol}/sections/{section}/entry",
    response=seen.EntrySheet,
    summary="A section as it is being made",
)
def entry_sheet(request: HttpRequest, symbol: Symbol, section: SectionPath, language: Language = None) -> Any:
    """Every cell with who wrote it and whether you may, what is missing, comments, evidence, the digest."""
    found = standing(request, symbol, section)
    sheet = sheet_of(symbol, section, spoken(language), caller_of(request).me)
    if sheet is None:
        raise no_section(symbol, section)
    parts = ("outputs", "indicators", "money", "posts", "paragraphs", "missing", "comments", "evidence")
    return {
        "standing": sheet.standing,
        "digest": section_digest(found.id),
        **{name: list(getattr(sheet, name)) for name in parts},
    }


@router.get(
    "/reports/{symbol}/sections/{section}/missing",
    response=seen.MissingThings,
    summary="What a section lacks before it can be submitted",
)
def missing(request: HttpRequest, symbol: Symbol, section: SectionPath, part: Wanted) -> Any:
    return listed(missing_to_submit(standing(request, symbol, section).id), part)


@router.get(
    "/reports/{symbol}/sections/{section}/comments", response=seen.Comments, summary="Comments on a section"
)
def comments(request: HttpRequest, symbol: Symbol, section: SectionPath, part: Wanted) -> Any:
    return listed(comments_of(standing(request, symbol, section).id), part)


@router.get(
    "/reports/{symbol}/sections/{section}/evidence",
    response=seen.EvidenceFiles,
    summary="Evidence files of a section",
)
def evidence(request: HttpRequest, symbol: Symbol, section: SectionPath, part: Wanted) -> Any:
    return listed(evidence_of(standing(request, symbol, section).id), part)


@router.get(
    "/reports/{symbol}/sections/{section}/evidence/{number}",
    response=bytes,
    summary="An evidence file",
    openapi_extra={
        "responses": {200: {"description": "the file", "content": {"application/octet-stream": {}}}}
    },
)
def evidence_bytes(
    request: HttpRequest, symbol: Symbol, section: SectionPath, number: Number
) -> HttpResponse:
    found = evidence_file(standing(request, symbol, section).id, number)
    if found is None:
        raise Problem(404, _("There is no such file in this section."))
    name, _media_type, data = found
    response = HttpResponse(
        data, content_type="application/octet-stream"
    )  # nothing of it is ever shown as ours
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
