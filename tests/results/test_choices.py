"""The words the database knows are those of the records and of the arithmetic."""

from __future__ import annotations

from typing import get_args

from answerable.calc.achievement import Verdict
from answerable.results import choices


def test_kinds_languages_and_severities_are_those_of_the_records():
    assert choices.KINDS[:2] == ("performance_report", "outputs_addendum")
    assert choices.LANGUAGES == ("ar", "zh", "en", "fr", "ru", "es")
    assert choices.SEVERITIES == ("error", "warning", "note")


def test_states_of_indicators_are_the_verdicts_and_not_reported():
    assert set(choices.INDICATOR_STATES) == {*get_args(Verdict), "not_reported"}
