"""What may stand in a field: figures, causes, answers and prose as people type them.

A figure may have thousands apart, a decimal comma, or parentheses; what is no figure is refused
with the place and what was expected. A dash is refused: it could mean zero or not reported.
Texts are kept as they are, HTML too: pages escape them.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Literal

from django.utils.translation import gettext as _

from answerable.calc.account import WORDS
from answerable.calc.quantities import number, parse_printed
from answerable.cycle.rules.refusal import Refused
from answerable.cycle.shapes import Value
from answerable.foundation.fields import is_canonical
from answerable.plans.choices import DELIVERABLES, DIRECTIONS
from answerable.results.choices import CAUSES, PROSE_STATES

Nature = Literal["quantity", "cause", "answer", "prose", "choice", "word"]

NATURES: dict[tuple[str, str], Nature] = {
    ("output", "actual"): "quantity",
    ("output", "planned"): "quantity",
    ("output", "remarks"): "prose",
    ("output", "reason"): "prose",
    ("output", "cause"): "cause",
    ("indicator", "actual"): "quantity",
    ("indicator", "target"): "quantity",
    ("indicator", "narrative"): "prose",
    ("indicator", "cause"): "cause",
    ("indicator", "reported_achieved"): "answer",
    ("money", "apportionment"): "quantity",
    ("money", "expenditure"): "quantity",
    ("money", "cause"): "cause",
    ("money", "reason"): "prose",
    ("posts", "authorized"): "quantity",
    ("posts", "incumbency"): "quantity",
    ("posts", "budgeted_rate"): "quantity",
    ("paragraph", "text"): "prose",
    ("account", "cause"): "cause",
    ("account", "reason"): "prose",
    # of a plan
    ("section", "name"): "prose",
    ("objective", "text"): "prose",
    ("accomplishment", "text"): "prose",
    ("indicator", "text"): "prose",
    ("indicator", "unit"): "prose",
    ("indicator", "direction"): "choice",
    ("indicator", "baseline"): "quantity",
    ("indicator", "estimate"): "quantity",
    ("output", "text"): "prose",
    ("output", "unit"): "prose",
    ("output", "category"): "choice",
    ("output", "subcategory"): "prose",
    ("output", "accomplishment"): "word",
    ("measure", "value"): "quantity",
    ("measure", "text"): "prose",
    ("mandate", "symbol"): "word",
    ("mandate", "title"): "prose",
    ("mandate", "group"): "prose",
    ("factor", "text"): "prose",
    ("result", "label"): "word",
    ("result", "title"): "prose",
    ("result", "text"): "prose",
}
CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("indicator", "direction"): DIRECTIONS,
    ("output", "category"): DELIVERABLES,
}
WORD_LIMIT = 120  # characters of a symbol or a label
PROSE_LIMIT = 20_000  # characters: several pages; an account's longest paragraph has 4 000
_COUNTS = ("output", "posts")  # what is counted is not below zero
_ANSWERS = ("output", "indicator", "measure")  # may be a word such as yes or none
_COMMA = ("fr", "es", "ru")
_NO_SIGN = "\u2013"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
# In prose they may have come with a paste. In a symbol or a name they only let one look like another.
_UNSEEN = re.compile(r"[\u200b\u2028-\u202e\u2060-\u2069\ufeff]")


def nature(subject: str, value: Value) -> Nature:
    """What kind of thing the field holds. Raises `Refused` where the row has no such field."""
    found = NATURES.get((subject, value.field))
    if found is None:
        raise Refused(
            "invalid",
            _("“%(field)s” is no field of this row.") % {"field": value.field[:40]},
            place=value.path,
        )
    return found


def accepted(subject: str, value: Value, languages: tuple[str, ...]) -> str | None:
    """The value as it is stored; None for nothing. Raises `Refused` (invalid) with place and expectation."""
    kind = nature(subject, value)
    if kind == "prose":
        return _prose(value, languages)
    if kind == "quantity":
        return _quantity(subject, value)
    text = (value.value or "").strip()
    if not text:
        return None
    if kind == "cause" and text not in CAUSES:
        raise _refused(value, _("“%(found)s” is no standard cause; choose one of the list."))
    if kind == "answer" and text not in ("yes", "no"):
        raise _refused(value, _("“%(found)s” is neither yes nor no."))
    if kind == "choice" and text not in CHOICES[subject, value.field]:
        raise _refused(value, _("“%(found)s” is not one of the choices; take one of the list."))
    return acceptable_text(text, value.path, WORD_LIMIT) if kind == "word" else text


def plain(text: str | None) -> str | None:
    """A text with one kind of line end and nothing around it; None when nothing is left."""
    if text is None:
        return None
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip() or None


def digest_of(text: str | None) -> str:
    """SHA-256 of a value as text; nothing has the digest of the empty text."""
    return hashlib.sha256((text or "").encode()).hexdigest()


def is_outdated(source_digest: str, source_text: str | None) -> bool:
    """Whether a translation was made from another wording of its source than the present one."""
    return bool(source_digest) and source_digest != digest_of(source_text)


def _prose(value: Value, languages: tuple[str, ...]) -> str | None:
    if value.language not in languages or value.source_language not in ("", *languages):
        raise Refused(
            "invalid",
            _("A text needs one of the report's languages: %(languages)s.")
            % {"languages": ", ".join(languages)},
            place=value.path,
        )
    if value.status not in PROSE_STATES or value.source_language == value.language:
        raise _refused(value, _("A text is draft or final, and translated from another language."))
    return acceptable_text(value.value, value.path)


def acceptable_text(text: str | None, place: str = "", limit: int = PROSE_LIMIT) -> str | None:
    """Any text of people as it is stored. Raises `Refused` for what no text may hold."""
    if text is not None and (_CONTROL.search(text) or (limit < PROSE_LIMIT and _UNSEEN.search(text))):
        raise Refused("invalid", _("The text holds characters that cannot be stored."), place=place)
    found = plain(text)
    if found is not None and len(found) > limit:
        raise Refused(
            "invalid",
            _("The text has %(found)s characters; at most %(limit)s were expected.")
            % {"found": len(found), "limit": limit},
            place=place,
        )
    return found


def _quantity(subject: str, value: Value) -> str | None:
    text = value.value
    if text is None or not text.strip():
        return None
    if len(text) > 60 or _CONTROL.search(text):
        raise _refused(value, _expected())
    found = parse_printed(text, nil=_NO_SIGN, decimal_mark="," if value.language in _COMMA else ".")
    if not _fits(subject, found) and not value.language:
        found = parse_printed(text, nil=_NO_SIGN, decimal_mark=",")
    if not _fits(subject, found):
        raise _refused(value, _expected())
    figure = number(found)
    if figure is not None and figure < 0 and subject in _COUNTS:
        raise _refused(value, _("“%(found)s” is below zero; a count of 0 or more was expected."))
    return found


def _fits(subject: str, found: str | None) -> bool:
    """Whether the column may hold it and the subject has such an answer."""
    if found in WORDS:
        return found == "not_applicable" or subject in _ANSWERS
    return number(found) is not None and is_canonical(found)


def _expected() -> str:
    return _(
        "“%(found)s” is no figure; write a number such as 1 234.5, n/a where it does not apply, "
        "or nothing where it is not reported."
    )


def _refused(value: Value, sentence: str) -> Refused:
    shown = (value.value or "").replace("\x00", "")[:60]
    said = sentence % {"found": shown} if "%(found)s" in sentence else sentence
    return Refused("invalid", said, place=value.path)
