"""Lists kept with a section by language: mandates, external factors, results with their measures.

    {"en": {"mandates": [{"symbol": "SW/1", "title": "..."}], "keys": {"mandates": [1]}}, "zh": ...}

Items of the languages correspond by their place. `keys` numbers them, so that the address of an
item (`A@2`) stays when one before it goes; where there is none they are counted from 1. Pure:
every function gives a new object. Source: A/65/6 (Prog. 24), section D; A/81/6 (Sect. 29A), part A.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Further = Mapping[str, Mapping[str, Any]]

NAMES = {"mandate": "mandates", "factor": "external_factors", "result": "results"}
_EMPTY: dict[str, Any] = {
    "mandate": {"symbol": "", "title": ""},
    "factor": "",
    "result": {"label": None, "title": "", "text": "", "measures": []},
}
_SHARED = ("symbol", "label")  # the same in every language


def keys_of(further: Further, subject: str) -> list[int]:
    """The numbers of the items in their order."""
    name = NAMES[subject]
    longest = max((len(said.get(name, ())) for said in further.values()), default=0)
    for said in further.values():
        known = said.get("keys", {}).get(name)
        if known is not None and len(known) == longest:
            return list(known)
    return list(range(1, longest + 1))


def field_of(further: Further, subject: str, own: int, field: str, language: str) -> str | None:
    """What an item says in a field; `language` is '' for what all languages share. None: nothing."""
    at = keys_of(further, subject).index(own)
    asked = [language] if language else sorted(further)
    for code in asked:
        found = further.get(code, {}).get(NAMES[subject], ())
        text = _said(found[at], field) if at < len(found) else None
        if text:
            return text
    return None


def _said(item: Any, field: str) -> str | None:
    text = item if isinstance(item, str) else item.get(field)
    return text if isinstance(text, str) else None


def with_field(
    further: Further,
    languages: Sequence[str],
    subject: str,
    own: int,
    field: str,
    language: str,
    text: str | None,
) -> dict[str, Any]:
    """The lists with another text in a field of an item."""
    made = evened(further, languages, subject)
    at = keys_of(made, subject).index(own)
    for code in made if field in _SHARED else (language,):
        items = made[code][NAMES[subject]]
        if subject == "factor":
            items[at] = text or ""
        elif field in ("group", "label"):
            items[at] = {**items[at], field: text}
        else:
            items[at] = {**items[at], field: text or ""}
    return made


def measures_of(further: Further, own: int) -> dict[str, list[dict[str, Any]]]:
    """The values of several periods of a result, by language."""
    at = keys_of(further, "result").index(own)
    found = {code: said.get("results", ()) for code, said in further.items()}
    return {code: copy.deepcopy(items[at]["measures"]) for code, items in found.items() if at < len(items)}


def with_measures(
    further: Further, languages: Sequence[str], own: int, measures: Mapping[str, list[dict[str, Any]]]
) -> dict[str, Any]:
    made = evened(further, languages, "result")
    at = keys_of(made, "result").index(own)
    for code in made:
        made[code]["results"][at]["measures"] = list(measures.get(code, []))
    return made


def added(
    further: Further, languages: Sequence[str], subject: str, after: int | None = None
) -> tuple[dict[str, Any], int]:
    """The lists with an empty item behind `after`, or last; and its number."""
    made = evened(further, languages, subject)
    keys = keys_of(made, subject)
    own = max(keys, default=0) + 1
    at = len(keys) if after is None else keys.index(after) + 1
    for said in made.values():
        said[NAMES[subject]].insert(at, copy.deepcopy(_EMPTY[subject]))
    return _keyed(made, subject, [*keys[:at], own, *keys[at:]]), own


def removed(further: Further, languages: Sequence[str], subject: str, own: int) -> dict[str, Any]:
    made = evened(further, languages, subject)
    keys = keys_of(made, subject)
    at = keys.index(own)
    for said in made.values():
        del said[NAMES[subject]][at]
    return _keyed(made, subject, [*keys[:at], *keys[at + 1 :]])


def moved(
    further: Further, languages: Sequence[str], subject: str, own: int, after: int | None
) -> dict[str, Any]:
    """The lists with an item behind another, or first."""
    made = evened(further, languages, subject)
    keys = keys_of(made, subject)
    order = [key for key in keys if key != own]
    order.insert(0 if after is None else order.index(after) + 1, own)
    for said in made.values():
        items = said[NAMES[subject]]
        said[NAMES[subject]] = [items[keys.index(key)] for key in order]
    return _keyed(made, subject, order)


def evened(further: Further, languages: Iterable[str], subject: str) -> dict[str, Any]:
    """The lists with as many items in every language, numbered."""
    keys, name = keys_of(further, subject), NAMES[subject]
    made: dict[str, Any] = {code: copy.deepcopy(dict(said)) for code, said in further.items()}
    for code in languages:
        made.setdefault(code, {})
    for said in made.values():
        items = said.setdefault(name, [])
        while len(items) < len(keys):
            items.append(copy.deepcopy(_EMPTY[subject]))
    return _keyed(made, subject, keys)


def _keyed(further: dict[str, Any], subject: str, keys: list[int]) -> dict[str, Any]:
    for said in further.values():
        said["keys"] = {**said.get("keys", {}), NAMES[subject]: list(keys)}
    return further
