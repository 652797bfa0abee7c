"""A refusal carries its sentence, its code and its place; no verdict, no refusal."""

from __future__ import annotations

import pytest

from answerable.cycle.rules import Refused as RefusedByTheCycle
from answerable.organization.rules.refusal import Refused, refuse


def test_a_verdict_is_raised_with_what_it_says():
    with pytest.raises(Refused) as refusal:
        refuse(Refused("invalid", "Choose a day.", place="last_day"))
    assert (refusal.value.code, refusal.value.sentence, refusal.value.place, str(refusal.value)) == (
        "invalid",
        "Choose a day.",
        "last_day",
        "Choose a day.",
    )


def test_no_verdict_is_no_refusal():
    assert refuse(None) is None


def test_the_cycle_refuses_in_the_same_way():
    assert RefusedByTheCycle is Refused
