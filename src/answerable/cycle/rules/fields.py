"""Where a field of a row stands in its table, and what it says there.

The names of fields are those of addresses and forms ('reason'); texts by language stand in a column
of the plural ('reasons'). What was promised is a field of the plan's row, everything else of the
result's. Not here: who may write a field (`matrix`), what may stand in it (`values`).
"""

from __future__ import annotations

# A field that is not here is its own column.
_COLUMNS = {
    "reason": "reasons",
    "narrative": "narratives",
    "text": "texts",
    "unit": "units",
    "subcategory": "subcategories",
    "name": "names",
    "accomplishment": "accomplishment_label",
}
_OF_PLAN = {
    *(("output", name) for name in ("planned", "text", "unit", "category", "subcategory", "accomplishment")),
    *(("indicator", name) for name in ("target", "text", "unit", "direction", "baseline", "estimate")),
}


def column_of(field: str) -> str:
    """The column the field stands in."""
    return _COLUMNS.get(field, field)


def is_of_plan(subject: str, field: str) -> bool:
    """Whether the field was promised, so that it stands in the row of the plan."""
    return (subject, field) in _OF_PLAN


def stated(row: object, field: str, language: str = "") -> str | None:
    """What the field of a loaded row says; None for nothing. `language` is asked for texts only."""
    found = getattr(row, column_of(field))
    if isinstance(found, dict):
        text = found.get(language)
        return text if isinstance(text, str) else None
    if isinstance(found, bool):
        return "yes" if found else "no"
    return None if found is None else str(found)
