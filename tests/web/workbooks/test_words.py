from __future__ import annotations

from answerable.results.choices import UPLOAD_STATES, WORKBOOKS
from answerable.web.workbooks.words import KINDS, STATES, page_of


def test_every_kind_and_state_has_its_words() -> None:
    assert set(KINDS) == set(WORKBOOKS)
    assert set(STATES) == set(UPLOAD_STATES)


def test_the_page_of_a_report_is_its_progress() -> None:
    assert page_of("actuals", "SW-draft").endswith("/work/SW-draft/")
    assert page_of("budget", "x") == ""
