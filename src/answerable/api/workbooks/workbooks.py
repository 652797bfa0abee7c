"""Workbooks for programs: made, checked, applied, as on the pages."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import File, Form, Path, Query, Status
from ninja.files import UploadedFile
from pydantic import AfterValidator

from answerable.api.addresses import Number, spoken
from answerable.api.callers import caller_of, needs
from answerable.api.problems import Problem
from answerable.api.routes import Part
from answerable.api.workbooks import schemas
from answerable.cycle.rules.files import as_download
from answerable.publishing.actions import workbooks as actions
from answerable.publishing.workbooks.uploads import Upload, upload_of

router = Part("workbooks")

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Kind = Annotated[Literal["plan", "budget", "posts", "actuals"], Path(description="what it is about")]
Target = Annotated[
    str,
    Path(
        description="symbol of the report or plan being made, with _ for /; or the number of a version",
        min_length=1,
        max_length=100,
    ),
    AfterValidator(lambda written: written.replace("_", "/")),
]
Entity = Annotated[str, Query(description="code of the entity; without it all that is yours", max_length=120)]
Spoken = Annotated[Literal["en", "zh"] | None, Query(description="language of the workbook")]
Sent = Annotated[UploadedFile, File(..., description="the filled workbook, .xlsx")]
Back = Annotated[str, Form(description="code of the entity it was made for", max_length=120)]


@router.get(
    "/workbooks/{kind}/{target}",
    auth=needs("enter", "clear"),
    summary="Make a workbook to be filled offline",
    openapi_extra={"responses": {200: {"description": "the workbook", "content": {XLSX: {}}}}},
)
def make(
    request: HttpRequest, kind: Kind, target: Target, entity: Entity = "", language: Spoken = None
) -> Any:
    """Cells that are yours to fill are open, the rest is locked. It comes back with POST."""
    content = actions.make_workbook(
        kind, by=caller_of(request).id, target=target, entity=entity, language=spoken(language)
    )
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = as_download(f"{target}_{kind}.xlsx")
    return response


@router.post(
    "/workbooks/{kind}/{target}",
    response={200: schemas.Upload, 202: schemas.Upload},
    auth=needs("enter", "clear", media="multipart/form-data"),
    summary="Send a filled workbook: all that is wrong in it, and what it would change",
)
def check(request: HttpRequest, kind: Kind, target: Target, file: Sent, entity: Back = "") -> Any:
    """Writes nothing yet. With the status `refused` there are errors; with `checked` it can be applied.
    A large one is checked by the worker: the answer is 202, and what came of it is at its number."""
    if (file.size or 0) > settings.UPLOAD_LIMIT:
        raise Problem(413, _("The file is larger than the largest that is taken."))
    me = caller_of(request).id
    number = actions.send_workbook(
        by=me, kind=kind, target=target, entity=entity, file_name=file.name or "workbook.xlsx",
        content=bytes(file.read()),
    )  # fmt: skip
    found = _found(me, number)
    return Status(202 if found.working else 200, found)


@router.get(
    "/workbook-uploads/{number}",
    response=schemas.Upload,
    auth=needs("enter", "clear"),
    summary="A workbook you sent",
)
def sent(request: HttpRequest, number: Number) -> Any:
    """Only one's own."""
    return _found(caller_of(request).id, number)


@router.post(
    "/workbook-uploads/{number}/application",
    response={200: schemas.Applied, 202: schemas.Upload},
    auth=needs("enter", "clear"),
    summary="Apply a checked workbook, whole or not at all",
)
def apply(request: HttpRequest, number: Number, asked: schemas.Application) -> Any:
    """409 `conflict` where somebody else wrote meanwhile, `wrong_state` where it has errors or is applied.
    Many changes are written by the worker: the answer is 202, and what came of it is at its number."""
    me = caller_of(request).id
    cells = actions.ask_application(by=me, upload=number, overwrite=asked.overwrite)
    return Status(202, _found(me, number)) if cells is None else Status(200, {"cells": cells})


def _found(person: int, number: int) -> Upload:
    found = upload_of(person, number)
    if found is None:
        raise Problem(404, _("There is no such workbook of yours; send it again."))
    return found
