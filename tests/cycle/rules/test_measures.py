"""Values of several periods: one figure for all languages, words for each."""

from __future__ import annotations

from answerable.cycle.rules import measures

BOTH = ("en", "zh")
SLOT = ("2027", "target")


def test_a_figure_stands_in_every_language() -> None:
    made = measures.with_value({}, BOTH, SLOT, "12")
    assert made["en"] == made["zh"] == [{"period": "2027", "value": "12", "kind": "target", "text": None}]
    assert measures.value_of(made, SLOT) == "12"
    assert measures.slots_of(made) == [SLOT]


def test_words_stand_in_their_language_beside_the_figure() -> None:
    made = measures.with_text(measures.with_value({}, BOTH, SLOT, "0"), BOTH, SLOT, "zh", "十二")
    assert measures.text_of(made, SLOT, "zh") == "十二"
    assert measures.text_of(made, SLOT, "en") is None
    assert measures.value_of(made, SLOT) == "0"


def test_what_says_nothing_is_left_out() -> None:
    made = measures.with_value(measures.with_value({}, BOTH, SLOT, "12"), BOTH, SLOT, None)
    assert made == {"en": [], "zh": []}
    kept = measures.with_text(measures.with_value({}, BOTH, SLOT, None), BOTH, SLOT, "en", "one")
    assert measures.slots_of(kept) == [SLOT]


def test_periods_stand_in_their_order() -> None:
    made: dict[str, list[dict[str, object]]] = {}
    for slot in (("2027", "target"), ("2025", "actual"), ("2026", "estimate"), ("2026", "actual")):
        made = measures.with_value(made, BOTH, slot, "1")
    assert measures.slots_of(made) == [
        ("2025", "actual"), ("2026", "actual"), ("2026", "estimate"), ("2027", "target"),
    ]  # fmt: skip


def test_series_are_kept() -> None:
    read = {"en": [{"period": "2027", "value": "3", "kind": "target", "text": None, "series": "Board"}]}
    made = measures.with_value(read, BOTH, SLOT, "12")
    assert {value["value"] for value in made["en"]} == {"3", "12"}
    assert measures.with_value(made, BOTH, SLOT, None)["en"] == read["en"]
