"""Sending files and rows of the ERP, mappings for them, rejected rows again, decisions on names."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Query, Status
from ninja.files import UploadedFile

from answerable.api.addresses import Number
from answerable.api.bodies import LARGEST
from answerable.api.callers import caller_of, needs
from answerable.api.ledger import schemas
from answerable.api.results.reports import TYPES
from answerable.api.routes import Part
from answerable.publishing.actions import ledger

router = Part("ledger")

UPLOAD = "multipart/form-data"
PIECE = 1 << 20
Sent = Annotated[UploadedFile, File(..., description="CSV, XLSX or Parquet")]
OfMapping = Annotated[int, Form(ge=1, le=LARGEST, description="of /ledger/mappings")]
Stated = Annotated[str, Form(max_length=60)]
A_FILE = {"responses": {200: {"description": "the file", "content": {TYPES["xlsx"]: {}, "text/csv": {}}}}}


@router.post(
    "/ledger/mappings",
    response={201: schemas.SavedMapping},
    auth=needs("clear"),
    summary="Save how files of a source are read",
)
def save_mapping(request: HttpRequest, sent: schemas.Mapping) -> Any:
    """A new version; the same as the newest one is that one."""
    number = ledger.save_mapping(
        by=caller_of(request).id,
        source=sent.source,
        kind=sent.kind,
        columns=sent.columns,
        names={str(code): text for code, text in sent.names.items()},
    )
    return {"id": number}


@router.post(
    "/ledger/proposals",
    response=schemas.Proposal,
    auth=needs("clear", media=UPLOAD),
    summary="What a mapping for a file could be",
)
def propose(
    request: HttpRequest, file: Sent, encoding: Stated = "", delimiter: Stated = "", sheet: Stated = ""
) -> Any:
    """Stores nothing."""
    found = ledger.propose_mapping(
        by=caller_of(request).id,
        file_name=file.name or "file",
        content=file.read(),
        encoding=encoding,
        delimiter=delimiter,
        sheet=sheet,
    )
    return {
        "header": found.header,
        "columns": dict(found.columns),
        "date_forms": found.date_forms,
        "marks": found.marks,
        "sample": found.sample,
        "rows": found.rows,
    }


@router.post(
    "/ledger/loads",
    response={200: schemas.Outcome, 202: schemas.Outcome},
    auth=needs("clear", media=UPLOAD),
    summary="Load a file",
)
def load_file(request: HttpRequest, file: Sent, mapping: OfMapping) -> Any:
    """Whole or not at all; the same file twice changes nothing. A large file is taken in by the worker:
    the answer is 202 with the number of the sending."""
    by, name = caller_of(request).id, file.name or "file"
    if (file.size or 0) > ledger.SMALL or not ledger.is_small(content := file.read()):
        number = ledger.send_ledger(by=by, mapping=mapping, file_name=name, pieces=lambda: file.chunks(PIECE))
        return Status(202, {"sending": number})
    done = ledger.load_ledger(by=by, mapping=mapping, file_name=name, content=content)
    return Status(200, _outcome(done))


@router.post("/ledger/rows", response=schemas.Outcome, auth=needs("clear"), summary="Load rows")
def load_rows(request: HttpRequest, sent: schemas.Rows) -> Any:
    """At most 10,000 in one call; each call is a load."""
    return _outcome(
        ledger.load_ledger_rows(
            by=caller_of(request).id, mapping=sent.mapping, name=sent.name, rows=sent.rows
        )
    )


@router.post(
    "/ledger/loads/{number}/resending",
    response=schemas.Outcome,
    auth=needs("clear"),
    summary="Send the rejected rows of a load again",
)
def send_again(request: HttpRequest, number: Number) -> Any:
    """After the names in them were decided."""
    return _outcome(ledger.send_again(by=caller_of(request).id, load=number))


@router.get(
    "/ledger/loads/{number}/rejects", auth=needs("read"), summary="The rejected rows", openapi_extra=A_FILE
)
def rejects(
    request: HttpRequest,  # noqa: ARG001
    number: Number,
    form: Annotated[schemas.RejectsForm, Query(description="of the file")] = "csv",
) -> HttpResponse:
    """The file's own columns, the number of the row, and why, in the language of Accept-Language."""
    data = ledger.rejects_file(number, form)
    response = HttpResponse(data, content_type=TYPES["xlsx"] if form == "xlsx" else "text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="rejects-{number}.{form}"'
    return response


@router.put(
    "/ledger/aliases/{number}",
    response={204: None},
    auth=needs("clear"),
    summary="Decide what a name of a source means",
)
def decide_alias(request: HttpRequest, number: Number, sent: schemas.Decision) -> Any:
    ledger.decide_alias(by=caller_of(request).id, alias=number, **sent.dict())


def _outcome(done: ledger.LoadOutcome) -> dict[str, Any]:
    names = ("load", "rows", "added", "known", "rejected", "late", "repeated")
    return {name: getattr(done, name) for name in names}
