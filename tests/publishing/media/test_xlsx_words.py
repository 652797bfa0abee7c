"""Words translate both ways: in each language no two names share a word where one is read."""

from typing import get_args

import pytest

from answerable.calc import account
from answerable.publishing.media.xlsx_words import REGISTERS, WORDS, words_of


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_no_two_names_share_a_word_where_it_is_read(words):
    for names in (words.sheets, words.tables, words.columns, words.quantities):
        assert len(set(names.values())) == len(names)
    for fields in REGISTERS.values():
        assert len({words.heads[field] for field in fields}) == len(fields)
    for kind in (account.Kind, account.Role, account.Level, account.Severity, account.ValueKind):
        assert len({words.states[name] for name in get_args(kind)}) == len(get_args(kind))


def test_other_languages_have_english_words():
    assert words_of("fr") is WORDS["en"]


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_a_column_of_a_period_carries_it_behind_its_words(words):
    for name in ("expenditure 2024/25", "actual_on 2025-12-31", "amount", "Tonnage of boats"):
        assert words.column_name(words.column(name)) == name
    assert words.column("expenditure 2024/25").endswith(" 2024/25")
    assert "_" not in words.column("actual_on 2025-12-31")
