"""Who hears that a version of a budget went into review, came back or is final."""

from __future__ import annotations

import pytest
from django.urls import resolve

from answerable.organization.models import Notice
from answerable.plans.actions import finalise_version, move_version, record_budget_lines
from answerable.plans.actions.noticing import writers_of
from answerable.plans.models import BudgetVersion
from tests.access import as_application
from tests.plans.budget_scene import Budgets, amount, budgets

pytestmark = pytest.mark.django_db


def move(made: Budgets, to: str) -> dict[str, set[int]]:
    """Who was told what by this step."""
    Notice.objects.all().delete()
    with as_application(made.people.bo):
        move_version(by=made.people.bo, version=made.draft, to=to)
    return told()


def told() -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for notice in Notice.objects.all():
        found.setdefault(notice.kind, set()).add(notice.person_id)
    return found


def test_those_who_act_next_are_told_at_every_step_and_no_stranger() -> None:
    made = budgets()
    people = made.people
    assert move(made, "review") == {"submitted": {people.pia}}
    entities = {people.ana, people.hana, people.boris}  # Uma's unit has no line
    assert move(made, "draft") == {"returned": entities}
    assert move(made, "review") == {"submitted": {people.pia}}
    Notice.objects.all().delete()
    with as_application(people.pia):
        finalise_version(by=people.pia, version=made.draft, symbol="SW/80/1")
    assert told() == {"published": {*entities, people.bo}}


def test_a_notice_leads_to_the_version_and_names_it() -> None:
    made = budgets()
    move(made, "review")
    with as_application(made.people.pia):
        notice = Notice.objects.get()
    found = resolve(f"/en{notice.address}")
    assert (found.url_name, found.kwargs) == ("budget-version", {"code": "sw-2024", "number": 1})
    assert (notice.parameters["by"], notice.parameters["stage"]) == ("Bo", "proposed")
    with as_application(made.people.ana):
        assert not Notice.objects.exists()


def test_a_unit_with_a_line_is_among_the_writers() -> None:
    made = budgets()
    with as_application(made.people.bo):
        record_budget_lines(
            by=made.people.bo, version=made.draft, lines=[amount(made.codes["A.1"], "travel", "1")]
        )
        assert made.people.uma in writers_of(BudgetVersion.objects.get(pk=made.draft))


def test_a_refused_step_tells_nobody() -> None:
    made = budgets()
    Notice.objects.all().delete()
    with as_application(made.people.ana), pytest.raises(Exception, match="budget office"):
        move_version(by=made.people.ana, version=made.draft, to="review")
    assert told() == {}
