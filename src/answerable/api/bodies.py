"""Reading what was sent: JSON that any table can hold, or a fault that names the trouble.

Refused before an operation sees it: bodies that are no JSON or nested without end, NUL and lone
surrogate characters, numbers JSON does not know (NaN), integers beyond 64 bits.
"""

from __future__ import annotations

import json
from typing import Any, Never

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.parser import Parser

from answerable.api.callers import wrong_media
from answerable.api.problems import Problem, usual

LARGEST = 2**63 - 1
DEEPEST = 40


class Bodies(Parser):
    """JSON bodies and query strings."""

    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type != "application/json":
            raise wrong_media("application/json")
        try:
            found = json.loads(request.body.decode("utf-8"), parse_constant=_no_number)
        except (ValueError, RecursionError) as fault:
            raise usual(400) from fault
        check(found, "body")
        return found

    def parse_querydict(self, data: Any, list_fields: list[str], request: HttpRequest) -> Any:
        found = super().parse_querydict(data, list_fields, request)
        check(found, "query")
        return found


def _no_number(name: str) -> Never:
    raise ValueError(name)


def check(value: Any, place: str, depth: int = 0) -> None:
    """Raises the fault 422 that names the field no table can hold."""
    if depth > DEEPEST:
        raise _refused(place, _("nested too deeply"))
    if isinstance(value, str):
        if not holds(value):
            raise _refused(place, _("holds a character no text may hold"))
    elif isinstance(value, dict):
        for name, item in value.items():
            if not holds(name):
                raise _refused(place, _("holds a character no text may hold"))
            check(item, f"{place}.{name}", depth + 1)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            check(item, f"{place}.{number}", depth + 1)
    elif isinstance(value, int) and abs(value) > LARGEST:
        raise _refused(place, _("is larger than any number here"))


def holds(text: str) -> bool:
    """Whether a table can hold this text: no NUL, no half of a surrogate pair."""
    return "\x00" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _refused(place: str, why: str) -> Problem:
    sentence = _("Some values were refused: %(fields)s.") % {"fields": place[:200]}
    return Problem(422, sentence, fields=[{"field": place[:200], "detail": why}])
