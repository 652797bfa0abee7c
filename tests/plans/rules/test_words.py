from __future__ import annotations

from answerable.cycle.rules.measures import KINDS as VALUES
from answerable.plans.choices import DIRECTIONS as WAYS
from answerable.plans.choices import POST_ACTS, POST_KINDS, STAFF_GROUPS
from answerable.plans.rules.words import ACTS, DIRECTIONS, KINDS, STAFF, VALUE_KINDS


def test_everything_that_can_be_chosen_has_a_word_of_its_own() -> None:
    for codes, said in (
        (STAFF_GROUPS, STAFF),
        (POST_KINDS, KINDS),
        (POST_ACTS, ACTS),
        (WAYS, DIRECTIONS),
        (VALUES, VALUE_KINDS),
    ):
        assert set(codes) == set(said)
        assert len({str(word) for word in said.values()}) == len(codes)
