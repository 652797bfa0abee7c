"""What a form or a script sends as values: only fields that were changed, each with what was seen.

A name of a form field is `v:` and the cell's key (`path|field|language`); `s:` carries what stood
there, `d:` a draft, `p:` the state before, `o:` the language it was translated from, `q:` the one
before, `c:` confirms an outdated translation. What cannot be understood is refused, never guessed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from answerable.cycle.rules import Refused
from answerable.cycle.shapes import Value
from answerable.web.cycle.words import typed

LIMIT = 5_000


def of_form(section: str, sent: Mapping[str, str]) -> list[Value]:
    """The values a form without script changed."""
    found = []
    for name in sent:
        if name.startswith("v:"):
            value = _of_form(section, name[2:], sent)
            if value is not None:
                found.append(value)
    return found


def _of_form(section: str, key: str, sent: Mapping[str, str]) -> Value | None:
    path, field, language = _parts(key)
    now, seen = sent[f"v:{key}"], sent.get(f"s:{key}") or None
    if not language:
        return (
            None
            if now.strip() == typed(seen) or now == (seen or "")
            else Value(section, path, field, now, seen)
        )
    status = "draft" if f"d:{key}" in sent else "final"
    source = sent.get(f"o:{key}", "")
    same_text = _even(now) == _even(seen or "")
    same_state = status == sent.get(f"p:{key}", "final") and source == sent.get(f"q:{key}", "")
    if same_text and (same_state or not seen) and f"c:{key}" not in sent:
        return None
    return Value(section, path, field, now, seen, language, status, source)


def _even(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _parts(key: str) -> tuple[str, str, str]:
    parts = key.split("|")
    if len(parts) != 3:
        raise Refused("invalid", _("The form was not understood; open the page again."))
    return parts[0], parts[1], parts[2]


def of_script(request: HttpRequest, section: str) -> list[Value]:
    """The values a script sends as JSON."""
    try:
        sent = json.loads(request.body)
        rows = sent["values"]
        if not isinstance(rows, list) or len(rows) > LIMIT:
            raise ValueError
        return [_of_script(section, row) for row in rows]
    except (ValueError, TypeError, KeyError, RecursionError) as fault:
        raise Refused("invalid", _("The values were not understood; open the page again.")) from fault


def _of_script(section: str, row: Any) -> Value:
    if not isinstance(row, dict):
        raise ValueError
    text = {name: row.get(name) for name in ("value", "seen")}
    names = {name: row.get(name, "") for name in ("key", "status", "source")}
    if not all(item is None or isinstance(item, str) for item in text.values()):
        raise ValueError
    if not all(isinstance(item, str) for item in names.values()):
        raise ValueError
    path, field, language = _parts(names["key"])
    status = names["status"] or "final"
    return Value(section, path, field, text["value"], text["seen"] or None, language, status, names["source"])
