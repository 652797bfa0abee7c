"""What a program is told when something cannot be done: one shape for every fault, never a bare 500.

    {"code": "wrong_state", "detail": "one sentence for people", "place": "A.4#26", "fields": [...]}

`code` is for programs and stays; `detail` is in the language of `Accept-Language`. Refusals of
actions carry code and sentence already; here they only get their status.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import DataError, IntegrityError, InterfaceError, InternalError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError
from pydantic import Field

from answerable.cycle.rules import Refused
from answerable.organization.rules import Refused as RefusedByOrganization
from answerable.publishing.actions import LoadRefused, NotStored
from answerable.publishing.blocks import UnreadableInput

log = logging.getLogger(__name__)

# Codes of `cycle.rules.Refused`, by HTTP.
STATUS = {
    "not_yours": 403,
    "own_work": 403,
    "not_found": 404,
    "wrong_state": 409,
    "conflict": 409,
    "stale": 409,
    "sealed": 409,
    "invalid": 422,
    "incomplete": 422,
}
# What faults without a code of their own are called.
CODES = {
    400: "bad_request",
    401: "unknown_caller",
    403: "not_yours",
    404: "not_found",
    405: "method_not_allowed",
    409: "conflict",
    413: "too_large",
    415: "wrong_media_type",
    422: "invalid",
    429: "too_many_requests",
    500: "fault",
    503: "unavailable",
}
RETRY_AFTER = 5  # seconds until a database that restarts is likely to answer again


class FieldFault(Schema):
    """`field` is where the value was sent: `body.values.0.section`, `query.limit`."""

    field: str
    detail: str


class Fault(Schema):
    """What every answer from 400 on looks like."""

    code: str = Field(examples=["wrong_state"], description="stays the same in every language and version")
    detail: str = Field(description="one sentence for people: what, why, what to do next")
    place: str = Field("", examples=["A.4#26"], description="path of the row it is about, or empty")
    fields: list[FieldFault] = Field([], description="for 422: each field that was refused")


class Problem(Exception):
    """Ends a request with this fault."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        code: str = "",
        place: str = "",
        fields: Iterable[Mapping[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.place = status, detail, place
        self.code = code or CODES.get(status, "fault")
        self.fields = [dict(field) for field in fields]
        self.headers = dict(headers or {})

    def response(self) -> HttpResponse:
        body = {"code": self.code, "detail": self.detail, "place": self.place, "fields": self.fields}
        return JsonResponse(body, status=self.status, headers=self.headers)


def usual(status: int) -> Problem:
    """The fault of this status where nobody said more."""
    sentences = {
        400: _("The request cannot be understood. Compare it with /api/openapi.json."),
        403: _("This is not open to you. Ask the administrator for the role it needs."),
        404: _("There is nothing at this address, or it is not open to you."),
        405: _("This address does not take this method; the header Allow lists those it takes."),
        413: _("The request is larger than the largest that is taken."),
        429: _("Too many requests. Wait as many seconds as the header Retry-After says."),
        503: _("The database does not answer just now. Nothing was changed; send the request again."),
    }
    sentence = sentences.get(status) or _("Something went wrong here. It was noted; nothing was changed.")
    headers = {"Retry-After": str(RETRY_AFTER)} if status == 503 else {}
    return Problem(status, sentence, headers=headers)


def problem_of(fault: Exception) -> Problem:
    """The fault as a program is told it; what nobody expected is logged and told as 500."""
    if isinstance(fault, Problem):
        return fault
    if isinstance(fault.__context__, Problem):  # of the body: the library says only that it is none
        return fault.__context__
    if isinstance(fault, Refused | RefusedByOrganization):
        return Problem(STATUS[fault.code], str(fault.sentence), code=fault.code, place=fault.place)
    if isinstance(fault, ValidationError):
        return _invalid(fault)
    known = _known(fault)
    if known is None:
        log.exception("an API request failed", exc_info=fault)
        return usual(500)
    return known


def _known(fault: Exception) -> Problem | None:
    if isinstance(fault, LoadRefused | UnreadableInput):
        return Problem(422, str(fault))
    if isinstance(fault, NotStored):
        return Problem(404, str(fault))
    if isinstance(fault, HttpError):
        return Problem(fault.status_code, str(fault)) if fault.status_code != 400 else usual(400)
    for kind, status in (
        (Http404, 404),
        (RequestDataTooBig, 413),
        (SuspiciousOperation, 400),
        (MultiPartParserError, 400),
        (OperationalError, 503),
        (InterfaceError, 503),
    ):
        if isinstance(fault, kind):
            return usual(status)
    return _of_database(fault)


def _of_database(fault: Exception) -> Problem | None:
    """What the second lock or a constraint refused, where the first let it through."""
    if not isinstance(fault, DataError | IntegrityError | InternalError | UnicodeEncodeError) and not (
        "row-level security" in str(fault) or "permission denied" in str(fault)
    ):
        return None
    if isinstance(fault, DataError | UnicodeEncodeError):
        sentence = _("A value holds something that cannot be stored: a number out of all bounds or a "
                     "character no text may hold.")  # fmt: skip
        return Problem(422, sentence)
    log.warning("the database refused what the rules let through: %s", fault)
    if isinstance(fault, IntegrityError | InternalError) and "row-level security" not in str(fault):
        return Problem(409, _("This contradicts what is stored. Read it again and decide anew."))
    return usual(403)


def _invalid(fault: ValidationError) -> Problem:
    fields = [
        {"field": ".".join(str(part) for part in error["loc"]), "detail": printable(error["msg"])}
        for error in fault.errors
    ]
    named = ", ".join(field["field"] for field in fields[:3])
    return Problem(422, _("Some values were refused: %(fields)s.") % {"fields": named}, fields=fields)


def printable(text: str) -> str:
    """What somebody sent, as far as a JSON answer can hold it."""
    return text.encode("utf-8", "replace").decode("utf-8")[:500]


def answer_faults(api: NinjaAPI) -> None:
    """Every exception of an operation becomes a fault of this shape."""

    def told(request: HttpRequest, fault: Any) -> HttpResponse:  # noqa: ARG001
        return problem_of(fault).response()

    for kind in (Exception, Http404, HttpError, ValidationError):
        api.add_exception_handler(kind, told)
