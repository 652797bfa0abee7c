"""The sentences of notices."""

from __future__ import annotations

import pytest
from django.utils import translation

from answerable.cycle.rules.wording import deadline_sentence, notice_sentence, section_name, task_name
from answerable.organization.choices import NOTICES

ABOUT = {"symbol": "SW", "section": "A", "names": {"en": "Lakes", "zh": "湖泊"}, "by": "Bo", "path": "A#1"}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("returned", "Bo returned A Lakes of SW."),
        ("submitted", "Bo submitted A Lakes of SW."),
        ("cleared", "Bo cleared A Lakes of SW."),
        ("comment", "Bo commented on A#1 of SW."),
        ("published", "SW is published."),
        ("other", "SW A"),
    ],
)
def test_what_a_notice_says(kind: str, expected: str) -> None:
    assert notice_sentence(kind, "SW A", ABOUT) == expected


def test_every_kind_has_its_sentence_also_without_parameters() -> None:
    for kind in NOTICES:
        assert notice_sentence(kind, "SW A", {})
        with translation.override("zh-hans"):
            assert notice_sentence(kind, "SW A", ABOUT) != notice_sentence("other", "SW A", ABOUT)


BUDGET = {
    "by": "Bo", "budget": "sw-2024", "budget_names": {"en": "Waters 2024", "zh": "水务2024"}, "number": 1,
    "stage": "proposed", "version_names": {},
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("submitted", "Bo put a budget into review, to be made final: Waters 2024, proposed, version 1."),
        ("returned", "Bo opened a budget for changes again: Waters 2024, proposed, version 1."),
        ("published", "Bo made a budget final: Waters 2024, proposed, version 1."),
    ],
)
def test_what_a_notice_of_a_budget_says(kind: str, expected: str) -> None:
    assert notice_sentence(kind, "sw-2024 1", BUDGET) == expected
    with translation.override("zh-hans"):
        assert "水务2024" in notice_sentence(kind, "sw-2024 1", BUDGET)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (7, "Submission is due in 7 days: SW A, B"),
        (1, "Submission is due in 1 day: SW A, B"),
        (0, "Submission is due today: SW A, B"),
        (-1, "Submission is late by 1 day: SW A, B"),
        (-3, "Submission is late by 3 days: SW A, B"),
    ],
)
def test_deadlines(days: int, expected: str) -> None:
    about = {"task": "submit", "symbol": "SW", "days": days, "sections": ["A", "B"]}
    assert deadline_sentence(about) == expected


def test_a_section_is_named_in_the_language_in_force() -> None:
    assert section_name(ABOUT) == "A Lakes"
    with translation.override("zh-hans"):
        assert section_name(ABOUT) == "A 湖泊"
    assert task_name("dance") == "dance"
