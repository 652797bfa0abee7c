"""Which words a person gets, and that a text of another language is marked."""

from __future__ import annotations

import pytest

from answerable.foundation.texts import Words, content_language, in_any, words


@pytest.mark.parametrize(
    ("texts", "asked", "found"),
    [
        ({"zh": "湖", "en": "lake"}, "zh", Words("湖", "zh", "zh")),
        ({"zh": "湖"}, "en", Words("湖", "zh", "en")),
        ({"ru": "озеро", "fr": "lac"}, "zh", Words("lac", "fr", "zh")),
        ({"xx": "?"}, "zh", Words("?", "xx", "zh")),
        ({"en": ""}, "en", Words("", "en", "en")),
        ({"en": None, "zh": "湖"}, "en", Words("湖", "zh", "en")),
        ({}, "en", None),
    ],
)
def test_the_language_asked_for_else_another_one(texts, asked, found):
    assert words(texts, asked) == found


def test_a_stand_in_is_marked():
    assert [words({"zh": "湖"}, "en").is_foreign, words({"zh": "湖"}, "zh").is_foreign] == [True, False]


def test_words_are_shown_as_their_text():
    assert (f"{Words('lake', 'en', 'zh')}", bool(Words("", "en", "en"))) == ("lake", False)


def test_other_values_by_language():
    assert [in_any({"zh": ["a"]}, "en"), in_any({"zh": [], "en": ["b"]}, "zh"), in_any({}, "en")] == [
        ["a"],
        [],
        None,
    ]


@pytest.mark.parametrize(("interface", "content"), [("zh-hans", "zh"), ("en", "en"), ("en-gb", "en")])
def test_the_language_of_content_that_goes_with_a_page(interface, content):
    assert content_language(interface) == content
