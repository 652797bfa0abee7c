"""Values of several periods of one row, by language: the same figures in each, words of its own.

    {"en": [{"period": "2027", "kind": "planned", "value": "12", "text": None}], "zh": [...]}

A value is found by its period and its kind; one that says nothing in any language is left out.
Values of a figure with several series are kept as they are. Pure: every function gives a new object.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from answerable.calc.account import ValueKind

KINDS: tuple[str, ...] = get_args(ValueKind)
Values = Mapping[str, Sequence[Mapping[str, Any]]]
Slot = tuple[str, str]  # period and kind


def slots_of(values: Values) -> list[Slot]:
    """Periods and kinds in printed order, each once; those of a series are left out."""
    found: dict[Slot, None] = {}
    for said in values.values():
        found.update(dict.fromkeys(_slot(value) for value in said if not value.get("series")))
    return list(found)


def value_of(values: Values, slot: Slot) -> str | None:
    """The figure, which all languages share; None for nothing."""
    found = (_of(said, slot) for said in values.values())
    return next((value["value"] for value in found if value and value.get("value") is not None), None)


def text_of(values: Values, slot: Slot, language: str) -> str | None:
    found = _of(values.get(language, ()), slot)
    return found.get("text") if found else None


def with_value(
    values: Values, languages: Sequence[str], slot: Slot, figure: str | None
) -> dict[str, list[dict[str, Any]]]:
    """The values with another figure in a period, in every language."""
    made = _with_slot(values, languages, slot)
    for said in made.values():
        _must(said, slot)["value"] = figure
    return _without_nothing(made, slot)


def with_text(
    values: Values, languages: Sequence[str], slot: Slot, language: str, text: str | None
) -> dict[str, list[dict[str, Any]]]:
    """The values with other words for a period in one language."""
    made = _with_slot(values, languages, slot)
    _must(made[language], slot)["text"] = text
    return _without_nothing(made, slot)


def _slot(value: Mapping[str, Any]) -> Slot:
    return value["period"], value.get("kind") or ""


def _of(said: Sequence[Mapping[str, Any]], slot: Slot) -> Mapping[str, Any] | None:
    return next((value for value in said if _slot(value) == slot and not value.get("series")), None)


def _must(said: list[dict[str, Any]], slot: Slot) -> dict[str, Any]:
    found = _of(said, slot)
    assert isinstance(found, dict)
    return found


def _with_slot(values: Values, languages: Sequence[str], slot: Slot) -> dict[str, list[dict[str, Any]]]:
    made = {code: [dict(value) for value in values.get(code, ())] for code in (*values, *languages)}
    for said in made.values():
        if _of(said, slot) is None:
            at = next((i for i, value in enumerate(said) if _order(_slot(value)) > _order(slot)), len(said))
            shared = value_of(values, slot)
            said.insert(at, {"period": slot[0], "value": shared, "kind": slot[1] or None, "text": None})
    return made


def _order(slot: Slot) -> tuple[str, int]:
    """Periods by their name, which begins with the year; kinds as people read them."""
    return slot[0], KINDS.index(slot[1]) if slot[1] in KINDS else len(KINDS)


def _without_nothing(values: dict[str, list[dict[str, Any]]], slot: Slot) -> dict[str, list[dict[str, Any]]]:
    if any(_must(said, slot).get(name) for said in values.values() for name in ("value", "text")):
        return values
    return {code: [value for value in said if value is not _of(said, slot)] for code, said in values.items()}
