"""Vacancy rates: rounding of the average is no doubt, a note makes a small difference a warning."""

from dataclasses import replace

import pytest

from answerable.calc.account import Paragraph
from answerable.results.reports.rules import audit
from answerable.results.reports.rules.posts import posts_changed
from tests.results.reports.rules.accounts import MISSION, SUMMARY, with_row, with_section

LABEL = "Professional and higher"


@pytest.mark.parametrize("rate", ["13.2", "13.3", "13.4"])
def test_what_rounding_of_the_average_covers_is_no_doubt(rate: str) -> None:
    found = audit(with_row(MISSION, "incumbency", LABEL, vacancy_rate=rate))
    assert [f for f in found if f.rule.startswith("vacancy_rate") and f.path != "summary"] == []


@pytest.mark.parametrize("rate", ["14.3", "31.4", "13.1", "13.5"])
def test_what_no_average_can_give_is_an_error(rate: str) -> None:
    found = [
        f for f in audit(with_row(MISSION, "incumbency", LABEL, vacancy_rate=rate)) if f.path != "summary"
    ]
    assert [(f.rule, f.severity, f.printed, f.computed) for f in found] == [
        ("vacancy_rate", "error", rate, "13.3")
    ]


def test_a_note_on_changed_posts_makes_a_small_difference_a_warning() -> None:
    note = Paragraph("Excluding 3 posts abolished on 1 April.", "other", "a")
    noted = with_section(MISSION, replace(SUMMARY, paragraphs=(*SUMMARY.paragraphs, note)))
    assert posts_changed(noted)
    assert not posts_changed(MISSION)
    rules = {}
    for rate in ("13.6", "31.4"):
        found = audit(with_row(noted, "incumbency", LABEL, vacancy_rate=rate))
        rules[rate] = [(f.rule, f.severity) for f in found if f.path == f"incumbency/{LABEL}"]
    assert rules == {"13.6": [("vacancy_rate_noted", "warning")], "31.4": [("vacancy_rate", "error")]}


def test_rows_without_figures_raise_no_doubt() -> None:
    for cells in ({"authorized": None}, {"actual_average": None}, {"vacancy_rate": None}):
        found = audit(with_row(MISSION, "incumbency", "General Service", **cells))
        assert [f for f in found if f.rule == "vacancy_rate"] == []
