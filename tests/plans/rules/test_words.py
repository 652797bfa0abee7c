from __future__ import annotations

import pytest
from django.utils import translation

from answerable.cycle.rules.measures import KINDS as VALUES
from answerable.plans.choices import BUDGET_STAGES, POST_ACTS, POST_KINDS, STAFF_GROUPS
from answerable.plans.choices import DIRECTIONS as WAYS
from answerable.plans.rules.words import ACTS, DIRECTIONS, KINDS, STAFF, STAGES, VALUE_KINDS, version_words


def test_everything_that_can_be_chosen_has_a_word_of_its_own() -> None:
    for codes, said in (
        (BUDGET_STAGES, STAGES),
        (STAFF_GROUPS, STAFF),
        (POST_KINDS, KINDS),
        (POST_ACTS, ACTS),
        (WAYS, DIRECTIONS),
        (VALUES, VALUE_KINDS),
    ):
        assert set(codes) == set(said)
        assert len({str(word) for word in said.values()}) == len(codes)


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        (("proposed", 2), "proposed, version 2"),
        (("revised", 3, "After the flood"), "revised, version 3: After the flood"),
        (("scenario", 4, "Lean"), "Scenario: Lean"),
        (("scenario", 4), "Scenario: 4"),
    ],
)
def test_a_version_is_called_by_its_stage_and_a_scenario_is_called_one(version, expected: str) -> None:
    assert version_words(*version) == expected
    with translation.override("zh-hans"):
        assert version_words(*version) != expected
