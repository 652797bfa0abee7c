"""Lists that a section keeps by language: items correspond, and keep their number."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.cycle.rules import lists

BOTH = ("en", "zh")
READ: dict[str, Any] = {
    "en": {"mandates": [{"symbol": "SW/1", "title": "Water"}, {"symbol": "SW/2", "title": "Ice"}]},
    "zh": {"mandates": [{"symbol": "SW/1", "title": "水"}], "external_factors": ["雨"]},
}


def test_items_of_a_read_document_are_counted() -> None:
    assert lists.keys_of(READ, "mandate") == [1, 2]
    assert lists.field_of(READ, "mandate", 2, "title", "en") == "Ice"
    assert lists.field_of(READ, "mandate", 2, "title", "zh") is None
    assert lists.field_of(READ, "mandate", 2, "symbol", "") == "SW/2"
    assert lists.keys_of({}, "result") == []


def test_a_text_is_of_one_language_a_symbol_of_all() -> None:
    made = lists.with_field(READ, BOTH, "mandate", 2, "title", "zh", "冰")
    made = lists.with_field(made, BOTH, "mandate", 2, "symbol", "", "SW/3")
    assert made["zh"]["mandates"][1] == {"symbol": "SW/3", "title": "冰"}
    assert made["en"]["mandates"][1] == {"symbol": "SW/3", "title": "Ice"}
    assert READ["zh"]["mandates"] == [{"symbol": "SW/1", "title": "水"}]  # nothing was changed in place


def test_a_number_stays_when_one_before_it_goes() -> None:
    made, own = lists.added(READ, BOTH, "mandate", after=1)
    assert (own, lists.keys_of(made, "mandate")) == (3, [1, 3, 2])
    made = lists.removed(made, BOTH, "mandate", 1)
    assert lists.keys_of(made, "mandate") == [3, 2]
    assert lists.field_of(made, "mandate", 2, "title", "en") == "Ice"
    made = lists.moved(made, BOTH, "mandate", 2, None)
    assert lists.keys_of(made, "mandate") == [2, 3]
    assert [item["title"] for item in made["en"]["mandates"]] == ["Ice", ""]
    assert lists.added(made, BOTH, "mandate")[1] == 4


def test_factors_are_texts_alone() -> None:
    made, own = lists.added(READ, BOTH, "factor")
    made = lists.with_field(made, BOTH, "factor", own, "text", "en", "Snow")
    assert made["en"]["external_factors"] == ["", "Snow"]
    assert made["zh"]["external_factors"] == ["雨", ""]


def test_measures_of_a_result_stand_in_it() -> None:
    made, own = lists.added({}, BOTH, "result")
    values = {"en": [{"period": "2027", "value": "1"}], "zh": []}
    made = lists.with_measures(made, BOTH, own, values)
    assert lists.measures_of(made, own) == values
    assert made["en"]["results"][0]["measures"] == values["en"]


@pytest.mark.parametrize("subject", ["mandate", "factor", "result"])
@given(acts=st.lists(st.tuples(st.sampled_from(["add", "remove", "move"]), st.integers(0, 9)), max_size=12))
def test_languages_never_part(subject: str, acts: list[tuple[str, int]]) -> None:
    further: dict[str, Any] = {}
    for act, number in acts:
        keys = lists.keys_of(further, subject)
        chosen = keys[number % len(keys)] if keys else None
        if act == "add":
            further, own = lists.added(further, BOTH, subject, chosen)
            assert own not in keys
        elif chosen is not None and act == "remove":
            further = lists.removed(further, BOTH, subject, chosen)
        elif chosen is not None:
            further = lists.moved(further, BOTH, subject, chosen, None)
        keys = lists.keys_of(further, subject)
        assert len(set(keys)) == len(keys)
        assert {len(said[lists.NAMES[subject]]) for said in further.values()} <= {len(keys)}
