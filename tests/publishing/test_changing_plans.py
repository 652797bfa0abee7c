"""A plan renamed and moved while it is written, and a version begun by mistake withdrawn; by three people."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from answerable.calc.periods import budget_year, calendar_year
from answerable.cycle.actions import submit_section
from answerable.cycle.rules import Refused
from answerable.foundation import journal
from answerable.foundation.models import JournalEntry
from answerable.organization.models import Notice
from answerable.plans.models import Framework, Output
from answerable.publishing.actions import begin_version, rename_plan, withdraw_version
from answerable.results.models import Entry, Plan, PlanVersion, Report, ReportSection
from tests.access import as_application
from tests.plan_scene import NAMES, PLAN, SYMBOL, days, filled, plan_scene, write_section
from tests.scene import Scene

pytestmark = pytest.mark.django_db

NEW = {"en": "Plan of the waters", "zh": "水务计划"}
OTHERS = ("ana", "hana", "pia", "aud")  # who may not: they write, submit, publish or read


def refused(made: Scene, who: str, act: Any, **more: Any) -> Refused:
    by = made.people[who]
    with as_application(by), pytest.raises(Refused) as fault:
        act(by=by, **more)
    return fault.value


def second(made: Scene) -> None:
    with as_application(made.bo):
        begin_version(by=made.bo, plan=PLAN, stage="recommended", symbol="PL-r", based_on=SYMBOL, **days())  # type: ignore[arg-type]


# --- withdrawing


def test_a_version_begun_by_mistake_goes_with_everything_in_it() -> None:
    made = filled()
    first = (Framework.objects.count(), Output.objects.count(), ReportSection.objects.count())
    second(made)
    with as_application(made.ana):
        write_section(made.ana, "A", "PL-r")
    for who in OTHERS:
        assert refused(made, who, withdraw_version, symbol="PL-r", reason="twice").code == "not_yours"
    assert refused(made, "bo", withdraw_version, symbol=SYMBOL, reason="twice").code == "wrong_state"
    assert refused(made, "bo", withdraw_version, symbol="PL-x", reason="twice").code == "not_found"
    assert refused(made, "bo", withdraw_version, symbol="PL-r", reason=" ").code == "invalid"
    with as_application(made.bo):
        assert withdraw_version(by=made.bo, symbol="PL-r", reason="begun twice") == PLAN
    assert not Report.objects.filter(symbol="PL-r").exists()
    assert (Framework.objects.count(), Output.objects.count(), ReportSection.objects.count()) == first
    assert not Entry.objects.filter(section__report__symbol="PL-r").exists()
    said = JournalEntry.objects.filter(act="withdraw_version", operation="ACT").get()
    assert (said.changes["symbol"], said.changes["reason"]) == ("PL-r", "begun twice")
    assert journal.verify().holds
    told = Notice.objects.get(person_id=made.ana, parameters__act="withdrawn")
    assert told.parameters["text"] == "begun twice"
    second(made)  # its working name is free again


def test_the_only_version_takes_its_plan_along() -> None:
    made = plan_scene()
    with as_application(made.bo):
        assert withdraw_version(by=made.bo, symbol=SYMBOL, reason="the wrong year") is None
    assert not Plan.objects.exists()
    assert not PlanVersion.objects.exists()


def test_what_was_submitted_stays() -> None:
    made = filled()
    with as_application(made.hana):
        submit_section(by=made.hana, symbol=SYMBOL, section="A")
    told = refused(made, "bo", withdraw_version, symbol=SYMBOL, reason="twice")
    assert told.code == "wrong_state"
    report = Report.objects.get(symbol=SYMBOL).pk
    _the_database_refuses(made, "bo", "SELECT results_withdraw_version(%s)", report)


def test_the_second_lock_lets_nobody_else_withdraw_or_move() -> None:
    made = plan_scene()
    report, plan = Report.objects.get(symbol=SYMBOL).pk, Plan.objects.get().pk
    account = Report.objects.get(symbol=made.symbol).pk
    for who in (*OTHERS, "adi"):
        _the_database_refuses(made, who, "SELECT results_withdraw_version(%s)", report)
        _the_database_refuses(made, who, "SELECT results_move_plan(%s, 1)", plan)
    _the_database_refuses(made, "bo", "SELECT results_withdraw_version(%s)", account)
    _the_database_refuses(made, "bo", "DELETE FROM results_sectionstep WHERE id > %s", 0, 0)


def _the_database_refuses(
    made: Scene, who: str, statement: str, number: int, rows: int | None = None
) -> None:
    with as_application(made.people[who]), connection.cursor() as cursor:
        if rows is not None:
            cursor.execute(statement, [number])
            assert cursor.rowcount == rows
            return
        with pytest.raises(ProgrammingError), transaction.atomic():
            cursor.execute(statement, [number])


# --- names and period


def test_a_plan_is_renamed_with_what_is_being_written() -> None:
    made = plan_scene()
    for who in OTHERS:
        assert refused(made, who, rename_plan, plan=PLAN, names=NEW).code == "not_yours"
    assert refused(made, "bo", rename_plan, plan="nowhere", names=NEW).code == "not_found"
    assert refused(made, "bo", rename_plan, plan=PLAN, names={"en": " "}).code == "invalid"
    with as_application(made.bo):
        rename_plan(by=made.bo, plan=PLAN, names={"en": NEW["en"]})
    after = {**NAMES, "en": NEW["en"]}
    assert (Plan.objects.get().names, Report.objects.get(symbol=SYMBOL).titles) == (after, after)
    entry = JournalEntry.objects.filter(act="rename_plan", operation="ACT").get()
    assert (entry.changes["before"]["names"], entry.changes["after"]["names"]) == (NAMES, after)


def test_a_plan_moves_to_another_period_until_something_of_it_is_finished() -> None:
    made = plan_scene()
    with as_application(made.bo):
        rename_plan(by=made.bo, plan=PLAN, names={}, period=budget_year(2030))
    periods = {
        Plan.objects.get().period.label,
        Report.objects.get(symbol=SYMBOL).period.label,  # type: ignore[union-attr]
        *Framework.objects.filter(report_sections__report__symbol=SYMBOL).values_list(
            "period__label", flat=True
        ),
    }
    assert periods == {"2030/31"}
    Report.objects.filter(symbol=SYMBOL).update(status="loaded")
    told = refused(made, "bo", rename_plan, plan=PLAN, names={}, period=calendar_year(2031))
    assert told.code == "wrong_state"
    with as_application(made.bo):
        rename_plan(by=made.bo, plan=PLAN, names=NEW, period=budget_year(2030))
    assert Report.objects.get(symbol=SYMBOL).titles == NAMES  # what is finished keeps its title
    assert Plan.objects.get().names == NEW
