"""Every shipped language has every word, with the same blanks to fill."""

import re
from dataclasses import fields

import pytest

from answerable.calc.explanations import WORDS


@pytest.mark.parametrize("table", ["formulas", "terms", "rules", "phrases"])
def test_no_language_misses_a_word(table: str) -> None:
    keys = {language: set(getattr(words, table)) for language, words in WORDS.items()}
    assert keys["zh"] == keys["en"]


def test_phrases_have_the_same_blanks() -> None:
    for key, phrase in WORDS["en"].phrases.items():
        assert set(re.findall(r"{(\w+)}", phrase)) == set(re.findall(r"{(\w+)}", WORDS["zh"].phrases[key])), (
            key
        )


def test_nothing_is_empty() -> None:
    for words in WORDS.values():
        for name in (f.name for f in fields(words)):
            assert all(bool(v) for v in getattr(words, name).values())
