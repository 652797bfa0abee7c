"""Texts in two languages at once, and how a draft made of them becomes a document.

A draft is an ordinary `Document` whose strings are `Two`: the Chinese text with the English one
beside it. So both languages of the sample have the same structure and figures by construction.

Not here: the texts themselves (`content/*.yaml`), which texts a report needs (the other modules).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal, Self

SampleLanguage = Literal["zh", "en"]
LANGUAGES: tuple[SampleLanguage, ...] = ("zh", "en")


class Two(str):
    """A Chinese text that knows its English."""

    __slots__ = ("en",)
    en: str

    def __new__(cls, zh: str, en: str) -> Self:
        made = super().__new__(cls, zh)
        made.en = en
        return made

    def fill(self, **slots: str | int) -> Two:
        """Both texts with their slots filled; a slot that is a `Two` gives each its own."""
        en = {name: value.en if isinstance(value, Two) else value for name, value in slots.items()}
        return Two(str.__str__(self).format_map(slots), self.en.format_map(en))

    def sentence(self) -> Two:
        """The English begins with a capital; Chinese has none."""
        return Two(str.__str__(self), self.en[:1].upper() + self.en[1:])

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        return (str.__str__(self), self.en)


def joined(parts: Iterable[Two], *, mark: str = " ") -> Two:
    """Sentences one after the other: Chinese without a blank, English with `mark`."""
    texts = list(parts)
    return Two("".join(str.__str__(text) for text in texts), mark.join(text.en for text in texts))


def lines(parts: Iterable[Two]) -> Two:
    """Parts on lines of their own in both languages."""
    texts = list(parts)
    return Two("\n".join(str.__str__(text) for text in texts), "\n".join(text.en for text in texts))


def counted(value: int | Decimal) -> Two:
    """A number in running text: '12 345' in Chinese, '12,345' in English."""
    grouped = f"{value:,}"
    return Two(grouped.replace(",", " "), grouped)


def in_language(value: Any, language: SampleLanguage) -> Any:
    """A draft (or any record of it) with plain strings of one language.

    Only what takes part in equality is visited: drafts have no places and no findings.
    """
    if isinstance(value, Two):
        return value.en if language == "en" else str.__str__(value)
    if isinstance(value, str) or value is None:
        return value
    if isinstance(value, tuple):
        return tuple(in_language(item, language) for item in value)
    if isinstance(value, Mapping):
        return {in_language(key, language): in_language(item, language) for key, item in value.items()}
    names = _fields(type(value))  # type: ignore[arg-type]
    if not names:
        return value
    changed = {name: in_language(getattr(value, name), language) for name in names}
    return type(value)(**changed)


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    """Names of a record's fields that equality compares; empty for what is no record."""
    if not is_dataclass(kind) or kind.__module__ == "datetime":
        return ()
    return tuple(field.name for field in fields(kind) if field.compare)
