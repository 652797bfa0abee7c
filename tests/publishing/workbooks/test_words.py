from __future__ import annotations

from django.utils.translation import gettext

from answerable.publishing.workbooks.words import accepted_words, speaking


def test_a_block_speaks_the_language_of_a_document() -> None:
    with speaking("zh"):
        assert gettext("yes") == "是"
    with speaking("fr"):
        assert gettext("yes") == "yes"


def test_a_choice_is_understood_in_every_language_and_as_its_code() -> None:
    words = accepted_words({"high": {"en": "High", "zh": "高"}})
    assert words == {"high": "high", "高": "high"}
