"""What a page is told after a save: what is stored, who was first, what was typed and is not stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from answerable.plans.shapes import Entry, LineConflict, SavedLines
from answerable.web.budgets.reading import key_of, path_of
from answerable.web.budgets.words import ACTS, FIELDS, KINDS, STAFF
from answerable.web.cycle.words import LANGUAGES, cause_words

# What stands in a field now, as it is stored and as somebody would type it.
Shown = Callable[[str, str, str], tuple[str, str]]
_LISTS: Mapping[str, Mapping[str, Any]] = {
    "group": STAFF, "kind": KINDS, "begins_by": ACTS, "ends_by": ACTS,
}  # fmt: skip


def answer(
    saved: SavedLines,
    entries: Sequence[Entry],
    stored: Shown,
    rows: Mapping[str, Mapping[str, Any]],
    missing: str = "",
) -> dict[str, Any]:
    """As the script of entry pages takes it; `rows` are computed cells by the id of their row."""
    conflicted = {key_of(conflict.entry) for conflict in saved.conflicts}
    done = [entry for entry in entries if key_of(entry) not in conflicted]
    values = {}
    for entry in done:
        value, shown = stored(path_of(entry), entry.field, entry.language)
        values[key_of(entry)] = {"value": value, "shown": shown}
    return {
        "saved": [key_of(entry) for entry in done],
        "values": values,
        "conflicts": [_conflict(conflict) for conflict in saved.conflicts],
        "rows": rows,
        "lacking": [],
        "missing": missing,
        "at": f"{datetime.now(UTC):%H:%M}",
    }


def kept(
    entries: Sequence[Entry], conflicts: Sequence[LineConflict], present: Callable[[Entry], str]
) -> list[dict[str, Any]]:
    """What was typed and is not stored, each beside what stands there now."""
    by_key = {key_of(conflict.entry): conflict for conflict in conflicts}
    return [
        {
            "key": key_of(entry),
            "path": path_of(entry),
            "value": entry.value or "",
            "conflict": by_key.get(key_of(entry)),
            "theirs": _in_words(entry.field, _theirs(by_key.get(key_of(entry)), entry, present)),
            "present": _theirs(by_key.get(key_of(entry)), entry, present),
            "label": field_words(entry.field, entry.language),
            "long": bool(entry.language),
        }
        for entry in entries
    ]


def field_words(field: str, code: str = "") -> str:
    said = str(FIELDS.get(field, field))
    return f"{said} ({LANGUAGES.get(code, code)})" if code else said


def _theirs(conflict: LineConflict | None, entry: Entry, present: Callable[[Entry], str]) -> str:
    return (conflict.theirs or "") if conflict is not None else present(entry)


def _in_words(field: str, value: str) -> str:
    """What stands in a field of a closed list as people read it."""
    if field == "cause":
        return cause_words(value)
    return str(_LISTS.get(field, {}).get(value, value))


def _conflict(conflict: LineConflict) -> dict[str, Any]:
    theirs = conflict.theirs or ""
    return {
        "key": key_of(conflict.entry),
        "theirs": theirs,
        "shown": _in_words(conflict.entry.field, theirs),
        "by": conflict.by or _("the version this one was made from"),
        "at": f"{conflict.at.astimezone(UTC):%Y-%m-%d %H:%M}" if conflict.at else "",
    }
