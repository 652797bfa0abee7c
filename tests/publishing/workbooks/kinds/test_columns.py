from __future__ import annotations

from answerable.calc.causes import CAUSES
from answerable.publishing.workbooks.kinds import columns
from answerable.publishing.workbooks.words import speaking


def test_a_choice_shows_one_language_and_understands_both() -> None:
    with speaking("zh"):
        column = columns.answer("achieved", "?")
    assert column.choices == {"yes": "是", "no": "否"}
    assert column.accepted["yes"] == column.accepted["是"] == "yes"


def test_every_cause_can_be_chosen_by_words_of_its_own() -> None:
    for language in ("en", "zh"):
        with speaking(language):
            column = columns.cause("Cause")
        assert tuple(column.choices) == CAUSES
        assert len(set(column.choices.values())) == len(CAUSES)
        assert all(column.accepted[word.casefold()] == code for code, word in column.choices.items())


def test_a_quantity_may_be_a_word() -> None:
    column = columns.quantity("actual", "Actual")
    assert column.accepted["不适用"] == column.accepted["n/a"] == "not_applicable"


def test_prose_has_a_column_for_each_language() -> None:
    found = columns.texts("reason", "Reason", ("en", "zh"))
    assert [(column.code, column.title) for column in found] == [
        ("reason:en", "Reason (English)"),
        ("reason:zh", "Reason (Chinese)"),
    ]
