"""What stands beside the figures: evidence that bears them out, comments on them, further paragraphs."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import File, Form
from ninja.files import UploadedFile

from answerable.api.addresses import Number, SectionPath, Symbol
from answerable.api.callers import caller_of, needs
from answerable.api.cycle import schemas
from answerable.api.problems import Problem
from answerable.api.routes import Part
from answerable.cycle import actions

router = Part("reporting cycle")

LARGEST_EVIDENCE = 20 * 1024 * 1024  # bytes; the action has its own limit
UPLOAD = "multipart/form-data"


@router.post(
    "/reports/{symbol}/sections/{section}/evidence",
    response={201: schemas.Made},
    auth=needs("enter", "clear", media=UPLOAD),
    summary="Attach a file that bears a figure out",
)
def attach_evidence(
    request: HttpRequest,
    symbol: Symbol,
    section: SectionPath,
    file: Annotated[UploadedFile, File(...)],
    path: Annotated[str, Form(max_length=200, description="of the row; empty: the section")] = "",
    description: Annotated[str, Form(max_length=2_000)] = "",
) -> Any:
    if (file.size or 0) > LARGEST_EVIDENCE:
        raise Problem(413, _("The file is larger than the largest that is taken."))
    made = actions.attach_evidence(
        by=caller_of(request).id,
        symbol=symbol,
        section=section,
        path=path,
        file_name=file.name or "file",
        content=file.read(),
        description=description,
    )
    return {"id": made}


@router.delete(
    "/evidence/{number}", response={204: None}, auth=needs("enter", "clear"), summary="Remove evidence"
)
def remove_evidence(request: HttpRequest, number: Number) -> Any:
    actions.remove_evidence(by=caller_of(request).id, evidence=number)


@router.post(
    "/reports/{symbol}/sections/{section}/comments",
    response={201: schemas.Made},
    auth=needs("enter", "clear"),
    summary="Comment on a figure or a section",
)
def add_comment(request: HttpRequest, symbol: Symbol, section: SectionPath, sent: schemas.Remark) -> Any:
    made = actions.add_comment(by=caller_of(request).id, symbol=symbol, section=section, **sent.dict())
    return {"id": made}


@router.post(
    "/comments/{number}/settled",
    response={204: None},
    auth=needs("enter", "clear"),
    summary="Mark a comment as settled",
)
def settle_comment(request: HttpRequest, number: Number) -> Any:
    actions.settle_comment(by=caller_of(request).id, comment=number)


@router.post(
    "/reports/{symbol}/sections/{section}/paragraphs",
    response={201: schemas.At},
    auth=needs("enter", "clear"),
    summary="Add a paragraph",
)
def add_paragraph(
    request: HttpRequest, symbol: Symbol, section: SectionPath, sent: schemas.NewParagraph
) -> Any:
    """Its text is then recorded with POST .../values under the path answered here."""
    made = actions.add_paragraph(by=caller_of(request).id, symbol=symbol, section=section, **sent.dict())
    return {"path": made}


@router.post(
    "/reports/{symbol}/sections/{section}/paragraphs/removal",
    response={204: None},
    auth=needs("enter", "clear"),
    summary="Remove a paragraph",
)
def remove_paragraph(
    request: HttpRequest, symbol: Symbol, section: SectionPath, sent: schemas.GoneParagraph
) -> Any:
    actions.remove_paragraph(by=caller_of(request).id, symbol=symbol, section=section, **sent.dict())
