"""Documents from elsewhere: reading one, seeing what storing it would change, storing exactly that."""

from __future__ import annotations

import logging
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import File, Form
from ninja.files import UploadedFile

from answerable.api.callers import caller_of, needs
from answerable.api.problems import Problem
from answerable.api.publishing import schemas
from answerable.api.routes import Part
from answerable.calc.account import Document
from answerable.organization.queries import Me
from answerable.publishing import actions
from answerable.publishing.blocks import UnreadableInput
from answerable.publishing.media.json import to_json

router = Part("publishing")
log = logging.getLogger(__name__)

UPLOAD = "multipart/form-data"
Sent = Annotated[UploadedFile, File(..., description="text, DOCX, PDF, or XLSX or JSON of ours")]
Digest = Annotated[
    str,
    Form(pattern="^([0-9a-f]{64})?$", description="of the changes you were shown: they are stored"),
]


@router.post(
    "/documents",
    response=schemas.Load,
    auth=needs("publish", media=UPLOAD),
    summary="Store a report published elsewhere, or see what that would change",
)
def load(request: HttpRequest, file: Sent, expected: Digest = "") -> Any:
    """Without `expected` nothing is stored: look at the changes, and send the same file again with their
    `digest`. Where the stored report changed in between, the answer is 409 `stale`."""
    me = _one_who_may(request, "publishes")
    content = _content(file)
    document = _read(content, file)
    changes = actions.plan_load(document)
    if expected and expected != changes.digest:
        sentence = _("The stored report changed in the meantime. Look at what would change now.")
        raise Problem(409, sentence, code="stale")
    if expected:
        source = actions.Source(file.name or "document", content)
        actions.load_document(document, source, actor=me.email, expected=changes)
    return schemas.load_of(changes, document, is_stored=bool(expected))


@router.post(
    "/documents/reading",
    response=dict[str, Any],
    auth=needs("publish", "clear", media=UPLOAD),
    summary="Read a document: what was understood, as JSON of the schema answerable/document-1",
)
def read(request: HttpRequest, file: Sent) -> Any:
    """Stores nothing. `findings` are the doubts. A plan that was read so opens a period."""
    _one_who_may(request, "publishes", "clears")
    return to_json(_read(_content(file), file))


def _one_who_may(request: HttpRequest, *acts: str) -> Me:
    """The caller, if one of these acts is theirs for the whole institution."""
    me = caller_of(request).me
    if not any(me.may_everywhere(act) for act in acts):
        sentence = _("Reports are uploaded and stored by publishers. Ask one of them, "
                     "or an administrator to be made one.")  # fmt: skip
        raise Problem(403, sentence)
    return me


def _content(file: UploadedFile) -> bytes:
    if (file.size or 0) > settings.UPLOAD_LIMIT:
        raise Problem(413, _("The file is larger than the largest that is taken."))
    return bytes(file.read())


def _read(content: bytes, file: UploadedFile) -> Document:
    from answerable.publishing import registry  # document libraries, which only this needs

    name = file.name or "document"
    try:
        return registry.read_bytes(content, name)
    except UnreadableInput:
        raise
    except Exception as fault:  # whatever a broken file makes a library do
        log.exception("reading %s failed", name)
        raise Problem(422, _("The file could not be read; nothing was stored.")) from fault
