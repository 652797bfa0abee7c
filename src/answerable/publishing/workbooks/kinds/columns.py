"""Columns that several kinds of workbook have: causes, answers, words of quantities, texts by language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from answerable.cycle.rules.causes import CAUSES, cause_words
from answerable.publishing.workbooks.shapes import Column
from answerable.publishing.workbooks.words import LANGUAGES, accepted_words, speaking


def in_all_languages(words: Callable[[], Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Code -> word by language, of a function that speaks the language in force."""
    found: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        with speaking(language):
            for code, word in words().items():
                found.setdefault(code, {})[language] = word
    return found


def chosen(
    code: str, title: str, words: Callable[[], Mapping[str, str]], width: int = 18, *, needed: bool = False
) -> Column:
    """A column with a list; what is chosen is understood in every language."""
    every = in_all_languages(words)
    return Column(code, title, "choice", width, words(), accepted_words(every), needed=needed)


def cause(title: str) -> Column:
    return chosen("cause", title, lambda: {code: cause_words(code) for code in CAUSES}, 24)


def answer(code: str, title: str) -> Column:
    return chosen(code, title, lambda: {"yes": _("yes"), "no": _("no")}, 12)


def quantity(code: str, title: str, note: str = "") -> Column:
    """A figure, or a word such as not applicable."""
    every = in_all_languages(_quantity_words)
    return Column(code, title, "quantity", 14, _quantity_words(), accepted_words(every), note)


def _quantity_words() -> dict[str, str]:
    return {
        "not_applicable": _("n/a"),
        "none": _("none"),
        "yes": _("yes"),
        "no": _("no"),
        "partly": _("partly"),
    }


def texts(field: str, title: str, languages: tuple[str, ...], width: int = 46) -> tuple[Column, ...]:
    """One column of prose for each language of the report."""
    return tuple(
        Column(f"{field}:{language}", f"{title} ({_LANGUAGES[language]()})", "prose", width)
        for language in languages
    )


_LANGUAGES: dict[str, Callable[[], str]] = {
    "zh": lambda: _("Chinese"),
    "en": lambda: _("English"),
    "fr": lambda: _("French"),
    "es": lambda: _("Spanish"),
    "ru": lambda: _("Russian"),
    "ar": lambda: _("Arabic"),
}
