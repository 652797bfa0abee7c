"""Choosing the words a person sees from texts by language, and saying so when they are in another.

Content that exists in one language only is shown in it and marked, never left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# Which language stands in for a missing one, first come first served.
STAND_INS = ("en", "zh", "fr", "es", "ru", "ar")


def content_language(interface: str) -> str:
    """The code documents use for an interface language: 'zh-hans' -> 'zh'."""
    return interface.split("-")[0].lower()


@dataclass(frozen=True, slots=True)
class Words:
    """A text with the language it is in; `asked` is the language somebody wanted to read."""

    text: str
    language: str
    asked: str

    @property
    def is_foreign(self) -> bool:
        """Whether the text exists in another language only: the page marks it."""
        return self.language != self.asked

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def words(texts: Mapping[str, str | None], language: str) -> Words | None:
    """The text in `language`, else in the first language that has it, else None."""
    text = texts.get(language)
    if text is not None:
        return Words(text, language, language)
    for other in (*STAND_INS, *texts):
        text = texts.get(other)
        if text is not None:
            return Words(text, other, language)
    return None


def in_any(texts: Mapping[str, Any], language: str) -> Any:
    """Like `words` for lists and other values: the value alone, or None."""
    if texts.get(language) is not None:
        return texts[language]
    return next((texts[other] for other in (*STAND_INS, *texts) if texts.get(other) is not None), None)
