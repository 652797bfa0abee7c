"""Deadlines are the budget office's to move."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from answerable.calc.account import Period
from answerable.cycle.actions import change_deadlines
from answerable.cycle.actions.calendar import checked_period
from answerable.cycle.rules import Refused
from answerable.foundation.models import JournalEntry
from answerable.results.models import Report, ReportingCycle
from tests.access import as_application
from tests.scene import SYMBOL, Scene, scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Scene:
    return scene()


def change(person: int, clear_by: date = date(2027, 2, 1)) -> None:
    with as_application(person):
        change_deadlines(
            by=person,
            symbol=SYMBOL,
            submit_by=date(2027, 1, 1),
            clear_by=clear_by,
            publish_by=date(2027, 3, 1),
        )


def test_the_budget_office_moves_them_and_the_journal_knows(here: Scene) -> None:
    change(here.bo)
    cycle = ReportingCycle.objects.get()
    assert (cycle.submit_by, cycle.clear_by) == (date(2027, 1, 1), date(2027, 2, 1))
    act = JournalEntry.objects.filter(operation="ACT").latest("number")
    assert (act.act, act.changes["after"]) == ("change_deadlines", ["2027-01-01", "2027-02-01", "2027-03-01"])


@pytest.mark.parametrize("name", ["ana", "hana", "pia", "aud"])
def test_nobody_else_does(here: Scene, name: str) -> None:
    before = ReportingCycle.objects.get().submit_by
    with pytest.raises(Refused) as refused, transaction.atomic():
        change(here.people[name])
    assert refused.value.code == "not_yours"
    assert ReportingCycle.objects.get().submit_by == before


def test_days_follow_each_other_and_the_report_is_open(here: Scene) -> None:
    with pytest.raises(Refused) as refused, transaction.atomic():
        change(here.bo, date(2027, 4, 1))
    assert refused.value.code == "invalid"
    Report.objects.filter(symbol=SYMBOL).update(status="loaded")
    with pytest.raises(Refused) as refused, transaction.atomic():
        change(here.bo)
    assert refused.value.code == "wrong_state"


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2027, 1, 1), date(2027, 1, 1)),
        (date(9999, 1, 1), date(9999, 12, 31)),
        (date(1, 1, 1), date(1, 12, 31)),
        (date(2000, 1, 1), date(2100, 1, 1)),
    ],
)
def test_a_period_has_days_that_can_be_reckoned_with(first: date, last: date) -> None:
    assert checked_period(Period(date(2026, 7, 1), date(2027, 6, 30))).end == date(2027, 6, 30)
    with pytest.raises(Refused) as refused:
        checked_period(Period(first, last))
    assert (refused.value.code, refused.value.place) == ("invalid", "period")


@pytest.mark.parametrize("label", ["2026\u202e/27", "2026/27\u200b", "a\0b", "x" * 41])
def test_a_period_is_called_by_what_people_see(label: str) -> None:
    with pytest.raises(Refused) as refused:
        checked_period(Period(date(2026, 7, 1), date(2027, 6, 30), label))
    assert (refused.value.code, refused.value.place) == ("invalid", "period")
