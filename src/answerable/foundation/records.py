"""What every row that comes from a document carries: its order, and where it stood, by language.

`places` is `{"zh": {"order": 3, "lines": [727, 729]}}`: the key says that the document in this
language has the row, `order` is its position in its list there, the rest is
`calc.account.Place`. `occurrence` tells apart rows that bear the same printed number or label.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from answerable.calc.account import Place


class Recorded(models.Model):
    position = models.PositiveIntegerField(db_comment="order in its list, for reading")
    occurrence = models.PositiveSmallIntegerField(
        default=0, db_comment="0, or the count of earlier rows with the same number or label"
    )
    places = models.JSONField(default=dict, db_comment="by language: order in its list, lines or page")

    class Meta:
        abstract = True


def place_to_json(place: Place | None, order: int) -> dict[str, Any]:
    """What `places` holds for one language."""
    found: dict[str, Any] = {"order": order}
    if place is not None:
        if place.lines is not None:
            found["lines"] = list(place.lines)
        found.update(place.where() or {})
        if place.box is not None:
            found["box"] = list(place.box)
    return found


def place_from_json(stored: Mapping[str, Any] | None) -> Place | None:
    """The place `place_to_json` kept, or None when nothing is known."""
    if not stored:
        return None
    known = {name: value for name, value in stored.items() if name != "order"}
    if not known:
        return None
    for name in ("lines", "box"):
        if known.get(name) is not None:
            known[name] = tuple(known[name])
    return Place(**known)


def place_in(places: Mapping[str, Mapping[str, Any]], language: str) -> Place | None:
    """Where a row stood in the document of `language`; None when that has it not."""
    return place_from_json(places.get(language))
