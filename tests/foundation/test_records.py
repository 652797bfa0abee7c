"""Places: what is stored gives the same place again."""

from __future__ import annotations

import pytest

from answerable.calc.account import Place
from answerable.foundation.records import place_from_json, place_in, place_to_json

PLACES = [
    Place(lines=(3, 9)),
    Place(page=2, box=(1.0, 2.5, 3.0, 4.0)),
    Place(block=4, row=0),
    Place(sheet="Outputs", cell="B7"),
]


@pytest.mark.parametrize("place", PLACES)
def test_a_place_comes_back(place):
    assert place_from_json(place_to_json(place, 7)) == place


def test_the_order_stands_beside_it():
    assert place_to_json(Place(lines=(3, 9)), 7) == {"order": 7, "lines": [3, 9]}
    assert place_to_json(None, 0) == {"order": 0}


@pytest.mark.parametrize("stored", [None, {}, {"order": 5}])
def test_nothing_known_is_no_place(stored):
    assert place_from_json(stored) is None


def test_each_language_has_its_own_place():
    places = {"zh": {"order": 0, "lines": [1, 1]}, "en": {"order": 0, "block": 8}}
    assert [place_in(places, code) for code in ("zh", "en", "fr")] == [
        Place(lines=(1, 1)),
        Place(block=8),
        None,
    ]
