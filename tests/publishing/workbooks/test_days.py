from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.publishing.workbooks.days import AmbiguousDay, NoDay, is_of_our_time, typed_day


@pytest.mark.parametrize(
    "typed",
    [
        "2026-07-13",
        "2026/7/13",
        "2026.07.13",
        "20260713",
        "2026年7月13日",
        "13/07/2026",
        "07/13/2026",
        "13.7.2026",
        "13-07-2026",
        "13 July 2026",
        "13 Jul 2026",
        "July 13, 2026",
        "13th July 2026",
        "13 juillet 2026",
        "13 de julio de 2026",
        "13 июля 2026 г.",
        "13 يوليو 2026",
        "２０２６-０７-１３",
        "2026-07-13 00:00:00",
        "13-Jul-2026",
    ],
)
def test_a_day_is_read_in_the_words_of_its_country(typed: str) -> None:
    assert typed_day(typed) == date(2026, 7, 13)


def test_what_could_be_two_days_is_refused_with_both() -> None:
    with pytest.raises(AmbiguousDay) as refused:
        typed_day("03/04/2026")
    assert refused.value.readings == (date(2026, 4, 3), date(2026, 3, 4))


def test_the_same_day_and_month_is_one_day() -> None:
    assert typed_day("07/07/2026") == date(2026, 7, 7)


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "2026", "2026-13-01", "31/02/2026", "1/7/26", "46204", "0001-01-01", "1 Foo 2026", "9" * 60],
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(NoDay):
        typed_day(typed)


@given(st.dates(date(1946, 1, 1), date(2199, 12, 31)))
def test_every_day_in_the_form_asked_for_is_understood(day: date) -> None:
    assert typed_day(day.isoformat()) == day


@given(st.text(max_size=45))
def test_no_text_is_anything_but_a_day_or_a_refusal(text: str) -> None:
    with contextlib.suppress(NoDay, AmbiguousDay):
        assert is_of_our_time(typed_day(text))


def test_days_of_an_institution_are_of_our_time() -> None:
    assert is_of_our_time(date(2026, 7, 1))
    assert not is_of_our_time(date(1900, 1, 7))
