"""What a form or a script sends of budgets: only fields that were changed, each with what was seen.

Names of form fields are those of the entry page: `v:` and the cell's key (`path|field|language`),
`s:` what stood there. The path of money is `entity$category`, of posts the code of the line.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.http import HttpRequest
from django.utils.translation import gettext as _

from answerable.plans.rules import Refused
from answerable.plans.shapes import LineEntry, PostEntry

Entry = TypeVar("Entry", LineEntry, PostEntry)
Make = Callable[[str, str, str, str | None, str | None], Entry]
LIMIT = 5_000


def money_entry(path: str, field: str, language: str, value: str | None, seen: str | None) -> LineEntry:
    entity, dollar, category = path.partition("$")
    if not dollar:
        raise _not_understood()
    return LineEntry(entity, category, field, value, seen, language)


def post_entry(path: str, field: str, language: str, value: str | None, seen: str | None) -> PostEntry:
    return PostEntry(path, field, value, seen, language)


def of_form(sent: Mapping[str, str], make: Make[Entry]) -> list[Entry]:
    """The fields a form without script changed: those that differ from what was shown (`w:`)."""
    found = []
    for name in sent:
        if not name.startswith("v:"):
            continue
        key = name[2:]
        now, seen = sent[name], sent.get(f"s:{key}") or None
        if _even(now) not in (_even(seen or ""), _even(sent.get(f"w:{key}", seen or ""))):
            found.append(make(*_parts(key), now, seen))
    return found


def of_script(request: HttpRequest, make: Make[Entry]) -> list[Entry]:
    """The fields a script sends as JSON. Raises `Refused` where they cannot be understood."""
    try:
        rows = json.loads(request.body)["values"]
        if not isinstance(rows, list) or len(rows) > LIMIT:
            raise ValueError
        return [_of_script(row, make) for row in rows]
    except (ValueError, TypeError, KeyError, RecursionError) as fault:
        raise _not_understood() from fault


def key_of(entry: LineEntry | PostEntry) -> str:
    """The key of the cell an entry is of."""
    path = f"{entry.entity}${entry.category}" if isinstance(entry, LineEntry) else entry.code
    return f"{path}|{entry.field}|{entry.language}"


def path_of(entry: LineEntry | PostEntry) -> str:
    return key_of(entry).partition("|")[0]


def _of_script(row: Any, make: Make[Entry]) -> Entry:
    key, value, seen = row["key"], row.get("value"), row.get("seen")
    if not isinstance(key, str) or not all(item is None or isinstance(item, str) for item in (value, seen)):
        raise ValueError
    return make(*_parts(key), value, seen or None)


def _parts(key: str) -> tuple[str, str, str]:
    parts = key.split("|")
    if len(parts) != 3:
        raise _not_understood()
    return parts[0], parts[1], parts[2]


def _even(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _not_understood() -> Refused:
    return Refused("invalid", _("The values were not understood; open the page again."))
