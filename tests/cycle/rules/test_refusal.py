"""A refusal is a sentence for people and a code for programs."""

from __future__ import annotations

from answerable.cycle.rules import Refused


def test_it_says_what_where_and_why():
    refused = Refused("invalid", "A#1 actual: a number was expected, not 'many'.", place="A#1")
    assert str(refused) == refused.sentence == "A#1 actual: a number was expected, not 'many'."
    assert (refused.code, refused.place) == ("invalid", "A#1")
