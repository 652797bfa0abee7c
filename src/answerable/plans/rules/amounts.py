"""What may stand in a field of money: amounts as people type them, causes, reasons.

Amounts are in units of the currency, at most two decimals, not below zero. Thousands may stand
apart; a dash is refused, since it could mean zero or nothing stated. Used for posts, too: texts.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import get_args

from django.utils.translation import gettext as _

from answerable.calc.account import Language
from answerable.calc.causes import CAUSES
from answerable.calc.quantities import number, parse_printed
from answerable.foundation.fields import is_canonical
from answerable.organization.rules.refusal import Refused
from answerable.plans.shapes import LineEntry

FIELDS = ("amount", "cause", "reason")
TEXT_LIMIT = 20_000
LARGEST = Decimal(10) ** 17  # units: the column holds eighteen digits before the point
_LANGUAGES: tuple[str, ...] = get_args(Language)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
# In reasons they may have come with a paste. In a symbol or a name they only let one look like another.
_UNSEEN = re.compile(r"[\u200b\u2028-\u202e\u2060-\u2069\ufeff]")
_NO_SIGN = "\u2013"


def place_of(entry: LineEntry) -> str:
    """How a field of money is named to people and programs: 'lakes$travel'."""
    return f"{entry.entity}${entry.category}"


def accepted(entry: LineEntry) -> Decimal | str | None:
    """The value as it is stored; None for nothing. Raises `Refused` (invalid)."""
    place = place_of(entry)
    if entry.field == "amount":
        return amount_of(entry.value, place, entry.language)
    if entry.field == "cause":
        return one_of(entry.value, CAUSES, place)
    if entry.field == "reason":
        return text_in(entry.value, entry.language, place)
    raise Refused(
        "invalid", _("“%(field)s” is no field of this row.") % {"field": entry.field[:40]}, place=place
    )


def amount_of(value: str | None, place: str = "", language: str = "") -> Decimal | None:
    """An amount in units of the currency; None where nothing is written. Raises `Refused`."""
    found = figure_of(value, place, language)
    if found is None:
        return None
    if found < 0:
        raise _refused(value, place, _("“%(found)s” is below zero; an amount of 0 or more was expected."))
    if found >= LARGEST or found != found.quantize(Decimal("0.01")):
        raise _refused(
            value,
            place,
            _("“%(found)s” has more than two decimals or is too large for an amount in full units."),
        )
    return found.quantize(Decimal("0.01"))


def figure_of(value: str | None, place: str = "", language: str = "") -> Decimal | None:
    """Any number as people write it, thousands apart and either decimal mark."""
    if value is None or not value.strip():
        return None
    expected = _(
        "“%(found)s” is no figure; write a number such as 1 234 567, or nothing where none is stated."
    )
    if len(value) > 60 or _CONTROL.search(value):
        raise _refused(value, place, expected)
    found = _digits(value, "," if language in ("fr", "es", "ru") else ".")
    if found is None and not language:
        found = _digits(value, ",")
    if found is None:
        raise _refused(value, place, expected)
    return found


def _digits(value: str, mark: str) -> Decimal | None:
    """The number where it is written in digits; '1e9' is none."""
    found = parse_printed(value, nil=_NO_SIGN, decimal_mark=mark)
    return number(found) if is_canonical(found) else None


def rate_of(value: str | None, place: str = "") -> Decimal | None:
    """A vacancy rate in per cent, 0 to 100, one decimal."""
    found = figure_of((value or "").removesuffix("%"), place)
    if found is not None and not (0 <= found <= 100 and found == round(found, 1)):
        raise _refused(value, place, _("“%(found)s” is no rate; a per cent from 0 to 100 was expected."))
    return found


def one_of(value: str | None, known: tuple[str, ...], place: str = "") -> str | None:
    """A word of a closed list, or nothing."""
    text = (value or "").strip()
    if text and text not in known:
        raise _refused(value, place, _("“%(found)s” is not in the list; choose one of it."))
    return text or None


def text_in(value: str | None, language: str, place: str = "", limit: int = TEXT_LIMIT) -> str | None:
    """A text in a language, as it is stored."""
    if language not in _LANGUAGES:
        raise Refused(
            "invalid",
            _("A text needs a language: %(languages)s.") % {"languages": ", ".join(_LANGUAGES)},
            place=place,
        )
    return text_of(value, place, limit)


def text_of(value: str | None, place: str = "", limit: int = TEXT_LIMIT) -> str | None:
    """A text with one kind of line end and nothing around it; None when nothing is left."""
    if value is None:
        return None
    if _CONTROL.search(value) or (limit < TEXT_LIMIT and _UNSEEN.search(value)):
        raise Refused("invalid", _("The text holds characters that cannot be stored."), place=place)
    found = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if len(found) > limit:
        raise Refused(
            "invalid",
            _("The text has %(found)s characters; at most %(limit)s were expected.")
            % {"found": len(found), "limit": limit},
            place=place,
        )
    return found or None


def names_of(names: dict[str, str] | None, place: str = "names", limit: int = 200) -> dict[str, str]:
    """Names by language, at least one. Raises `Refused` (invalid)."""
    found = {
        language: text
        for language, name in (names or {}).items()
        if (text := text_in(name, language, place, limit)) is not None
    }
    if not found:
        raise Refused("invalid", _("Give it a name in at least one language."), place=place)
    return found


def _refused(value: str | None, place: str, sentence: str) -> Refused:
    shown = _CONTROL.sub("", value or "")[:60]
    return Refused("invalid", sentence % {"found": shown}, place=place)
