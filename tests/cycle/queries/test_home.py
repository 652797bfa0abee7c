"""What a person's home says, for each of six people, and the history of a section."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from answerable.cycle.actions import mark_looked, record_values, return_section, submit_section
from answerable.cycle.queries import Home, history, home
from answerable.cycle.shapes import Value
from answerable.organization.models import Person
from answerable.organization.queries import me_of
from answerable.results.models import ReportSection
from tests.access import as_application
from tests.scene import SYMBOL, Scene, scene

pytestmark = pytest.mark.django_db
TODAY = datetime.now(UTC).date()
COMPLETE = (
    Value("A", "A#1", "actual", "12"),
    Value("A", "A#2", "actual", "4"),
    Value("A", "A(a)1", "actual", "95"),
    Value("A", "A$posts", "expenditure", "99.0"),
    Value("A", "A$travel", "expenditure", "100.0"),
)


@pytest.fixture
def here() -> Scene:
    return scene()


def home_of(person: int) -> Home:
    with as_application(person):
        me = me_of(person)
        assert me is not None
        return home(me, "en", TODAY)


def tasks(person: int) -> list[tuple[str, str, int]]:
    return [(task.kind, task.section, task.missing) for task in home_of(person).tasks]


def test_everybody_has_the_tasks_that_are_theirs(here: Scene) -> None:
    assert sorted(tasks(here.ana)) == [("fill", "A", 5), ("fill", "A.1", 3)]
    assert tasks(here.uma) == [("fill", "A.1", 3)]
    assert tasks(here.boris) == [("fill", "B", 5)]
    for name in ("bo", "pia", "aud", "adi"):
        assert tasks(here.people[name]) == []
    assert home_of(here.adi).reports == ()


def test_a_complete_section_is_the_heads_to_submit_then_the_offices_to_clear(here: Scene) -> None:
    with as_application(here.ana):
        record_values(by=here.ana, symbol=SYMBOL, values=COMPLETE)
    assert ("submit", "A", 0) in tasks(here.hana)
    assert [task[1] for task in tasks(here.ana)] == ["A.1"]
    with as_application(here.hana):
        submit_section(by=here.hana, symbol=SYMBOL, section="A")
    assert tasks(here.bo) == [("clear", "A", 0)]
    task = home_of(here.bo).tasks[0]
    assert (task.due, task.days, str(task.name)) == (TODAY + timedelta(days=40), 40, "Lakes Division")
    ReportSection.objects.filter(report__symbol=SYMBOL, entity__isnull=False).update(status="cleared")
    assert tasks(here.pia) == [("publish", "", 0)]


def test_what_came_back_says_why_and_what_changed_says_who(here: Scene) -> None:
    with as_application(here.ana):
        mark_looked(by=here.ana)
    ReportSection.objects.filter(pk=here.sections["A"]).update(status="submitted")
    with as_application(here.bo):
        return_section(by=here.bo, symbol=SYMBOL, section="A", text="Check the courses")
    with as_application(here.hana):
        record_values(by=here.hana, symbol=SYMBOL, values=COMPLETE[:2])
    found = home_of(here.ana)
    (back,) = found.came_back
    assert (back.section, back.by, back.text) == ("A", "Bo", "Check the courses")
    assert [(c.act, c.by, c.values) for c in found.changed] == [("entered", "Hana", 2), ("returned", "Bo", 0)]
    assert [(n.kind, n.subject) for n in found.notices] == [("returned", "SW-draft A")]
    assert found.unread == 1
    assert home_of(here.boris).came_back == ()
    with as_application(here.ana):
        mark_looked(by=here.ana)
    assert home_of(here.ana).changed == ()
    assert Person.objects.get(pk=here.boris).looked_at is None


def test_an_outdated_translation_is_a_task(here: Scene) -> None:
    english = Value("A", "A#1", "remarks", "One", language="en")
    chinese = Value("A", "A#1", "remarks", "一", language="zh", source_language="en")
    with as_application(here.ana):
        record_values(by=here.ana, symbol=SYMBOL, values=[english, chinese])
    assert "translate" not in {task[0] for task in tasks(here.ana)}
    with as_application(here.ana):
        again = Value("A", "A#1", "remarks", "Two", seen="One", language="en")
        record_values(by=here.ana, symbol=SYMBOL, values=[again])
    assert ("translate", "A", 1) in tasks(here.ana)


def test_statements_do_not_grow_with_sections(here: Scene) -> None:
    def count(person: int) -> int:
        seen = 0

        def one(execute: Any, *arguments: Any) -> Any:
            nonlocal seen
            seen += 1
            return execute(*arguments)

        with as_application(person):
            me = me_of(person)
            assert me is not None
            with connection.execute_wrapper(one):
                home(me, "en", TODAY)
        return seen

    assert count(here.ana) == count(here.uma)


def test_the_history_of_a_section_says_what_still_stands(here: Scene) -> None:
    with as_application(here.ana):
        record_values(by=here.ana, symbol=SYMBOL, values=COMPLETE)
    with as_application(here.hana):
        submit_section(by=here.hana, symbol=SYMBOL, section="A", text="Done")
        (step,) = history(SYMBOL, "A")
        assert (step.act, step.by, step.text, step.is_present) == ("submitted", "Hana", "Done", True)
    with as_application(here.bo):
        value = Value("A", "A$travel", "apportionment", "101.0", seen="100.0")
        record_values(by=here.bo, symbol=SYMBOL, values=[value])
        assert [step.is_present for step in history(SYMBOL, "A")] == [False]
    with as_application(here.boris):
        assert history(SYMBOL, "A") == ()
