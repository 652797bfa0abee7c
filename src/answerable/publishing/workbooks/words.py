"""Words of a workbook that people meet in every language: answers in dropdowns, and instructions.

A dropdown shows the workbook's language; what comes back is understood in every language the
institution writes in, because colleagues paste from each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.utils import translation

LANGUAGES = {"en": "en", "zh": "zh-hans"}


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """The block's sentences are in the language of a document (en, zh)."""
    with translation.override(LANGUAGES.get(language, "en")):
        yield


def accepted_words(choices: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Casefolded word in any language -> code; the codes themselves are understood, too."""
    found = {code.casefold(): code for code in choices}
    for code, words in choices.items():
        found |= {word.casefold().strip(): code for word in words.values()}
    return found
