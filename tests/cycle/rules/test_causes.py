from __future__ import annotations

from answerable.calc.causes import CAUSES as CODES
from answerable.cycle.rules.causes import CAUSES, cause_words


def test_every_standard_cause_has_its_words() -> None:
    assert set(CAUSES) == set(CODES)


def test_a_finer_cause_is_said_with_its_group() -> None:
    assert cause_words("resources.vacancy") == "Resources: vacant posts"
    assert cause_words("mandate") == "Mandate"
    assert cause_words("") == cause_words(None) == ""
