"""Submit, return, clear, reopen: who may, when, and bound to what."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from answerable.cycle.actions import (
    clear_section,
    record_values,
    reopen_section,
    return_section,
    submit_section,
)
from answerable.cycle.queries.digest import section_digest
from answerable.cycle.rules import Refused
from answerable.cycle.shapes import Remark, Value
from answerable.foundation.models import JournalEntry
from answerable.organization.models import Notice, Person, Role
from answerable.results.models import Comment, Entry, ReportSection, SectionStep
from tests.access import as_application
from tests.scene import FIRST_DAY, SYMBOL, Scene, scene

pytestmark = pytest.mark.django_db
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


def complete(here: Scene) -> None:
    with as_application(here.ana):
        record_values(by=here.ana, symbol=SYMBOL, values=COMPLETE)


def submit(person: int, section: str = "A") -> None:
    with as_application(person):
        submit_section(by=person, symbol=SYMBOL, section=section, text="Done")


def clear(person: int, digest: str | None = None) -> None:
    with as_application(person):
        pk = ReportSection.objects.get(report__symbol=SYMBOL, path="A").pk
        clear_section(by=person, symbol=SYMBOL, section="A", digest=digest or section_digest(pk))


def give_back(person: int, text: str = "Look at the courses", comments: tuple[Remark, ...] = ()) -> None:
    with as_application(person):
        return_section(by=person, symbol=SYMBOL, section="A", text=text, comments=comments)


def reopen(person: int) -> None:
    with as_application(person):
        reopen_section(by=person, symbol=SYMBOL, section="A", text="A figure was wrong")


def status(here: Scene) -> str | None:
    return ReportSection.objects.get(pk=here.sections["A"]).status


def refused(act: Callable[[], None]) -> Refused:
    with pytest.raises(Refused) as found, transaction.atomic():
        act()
    return found.value


def set_status(here: Scene, name: str) -> None:
    ReportSection.objects.filter(pk=here.sections["A"]).update(status=name)


def test_from_open_to_cleared_with_history_notices_and_journal(here: Scene) -> None:
    complete(here)
    submit(here.hana)
    assert status(here) == "submitted"
    assert [notice.person_id for notice in Notice.objects.filter(kind="submitted")] == [here.bo]
    clear(here.bo)
    assert status(here) == "cleared"
    assert {notice.person_id for notice in Notice.objects.filter(kind="cleared")} == {here.ana, here.hana}
    steps = SectionStep.objects.filter(section_id=here.sections["A"])
    assert [(step.act, step.person_id) for step in steps] == [("submitted", here.hana), ("cleared", here.bo)]
    assert {step.digest for step in steps} == {section_digest(here.sections["A"])}
    acts = JournalEntry.objects.filter(operation="ACT", act__in=("submit_section", "clear_section"))
    assert [(act.actor, act.changes["step"]) for act in acts.order_by("number")] == [
        ("hana@example.org", "submitted"),
        ("bo@example.org", "cleared"),
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [("ana", "not_yours"), ("boris", "not_found"), ("bo", "not_yours"), ("aud", "not_yours")],
)
def test_only_the_head_submits(here: Scene, name: str, code: str) -> None:
    complete(here)
    assert refused(lambda: submit(here.people[name])).code == code
    assert status(here) == "open"
    assert not SectionStep.objects.exists()


@pytest.mark.parametrize("name", ["submitted", "cleared"])
def test_what_is_submitted_is_not_submitted_again(here: Scene, name: str) -> None:
    complete(here)
    set_status(here, name)
    assert refused(lambda: submit(here.hana)).code == "wrong_state"


def test_an_incomplete_section_is_not_submitted_and_says_what_is_missing(here: Scene) -> None:
    found = refused(lambda: submit(here.hana))
    assert (found.code, found.place) == ("incomplete", "A#1")
    assert "5" in found.sentence
    assert "A#1" in found.sentence
    assert (status(here), Notice.objects.count()) == ("open", 0)


@pytest.mark.parametrize(
    ("name", "code"),
    [("ana", "not_yours"), ("hana", "not_yours"), ("boris", "not_found"), ("aud", "not_yours")],
)
def test_only_the_budget_office_clears_returns_and_reopens(here: Scene, name: str, code: str) -> None:
    person = here.people[name]
    set_status(here, "submitted")
    digest = section_digest(here.sections["A"])
    assert refused(lambda: clear_as(person, digest)).code == code
    assert refused(lambda: give_back(person)).code == code
    set_status(here, "cleared")
    assert refused(lambda: reopen(person)).code == code
    assert status(here) == "cleared"


def clear_as(person: int, digest: str) -> None:
    with as_application(person):
        clear_section(by=person, symbol=SYMBOL, section="A", digest=digest)


@pytest.mark.parametrize("name", ["open", "returned", "cleared"])
def test_only_what_is_submitted_is_cleared_or_returned(here: Scene, name: str) -> None:
    set_status(here, name)
    assert refused(lambda: clear(here.bo)).code == "wrong_state"
    assert refused(lambda: give_back(here.bo)).code == "wrong_state"


def test_only_what_is_cleared_is_reopened(here: Scene) -> None:
    set_status(here, "submitted")
    assert refused(lambda: reopen(here.bo)).code == "wrong_state"
    set_status(here, "cleared")
    reopen(here.bo)
    assert status(here) == "returned"
    assert SectionStep.objects.get().act == "reopened"


def test_clearing_is_bound_to_what_was_looked_at(here: Scene) -> None:
    complete(here)
    submit(here.hana)
    looked_at = section_digest(here.sections["A"])
    with as_application(here.bo):
        money = Value("A", "A$travel", "apportionment", "100.1", seen="100.0")
        record_values(by=here.bo, symbol=SYMBOL, values=[money])
    other = colleague(here)
    assert refused(lambda: clear(other, looked_at)).code == "stale"
    clear(other)
    assert status(here) == "cleared"


def colleague(here: Scene) -> int:
    person = Person.objects.create_user("bea@example.org", None, name="Bea")
    Role.objects.create(person=person, role="budget_office", entity=None, first_day=FIRST_DAY)
    assert here
    return person.pk


def test_who_entered_does_not_clear_in_the_rule_and_in_the_database(here: Scene) -> None:
    set_status(here, "submitted")
    with as_application(here.bo):
        money = Value("A", "A$travel", "expenditure", "90")
        record_values(by=here.bo, symbol=SYMBOL, values=[money])
    assert refused(lambda: clear(here.bo)).code == "own_work"
    with (
        as_application(here.bo),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="may not clear"),
        transaction.atomic(),
    ):
        cursor.execute(
            "UPDATE results_reportsection SET status = 'cleared' WHERE id = %s", [here.sections["A"]]
        )
    assert status(here) == "submitted"


def test_a_deputy_acts_for_the_head_within_the_dates(here: Scene) -> None:
    head = Role.objects.get(person_id=here.hana)
    Role.objects.create(
        person_id=here.boris, role="head_of_entity", entity_id=here.entities["A"], first_day=FIRST_DAY,
        deputy_for=head,
    )  # fmt: skip
    complete(here)
    submit(here.boris)
    assert SectionStep.objects.get().person_id == here.boris
    set_status(here, "returned")
    Role.objects.filter(pk=head.pk).update(last_day=FIRST_DAY)
    assert refused(lambda: submit(here.boris)).code == "not_found"


def test_a_return_says_why_and_comments_on_figures(here: Scene) -> None:
    set_status(here, "submitted")
    assert refused(lambda: give_back(here.bo, "  ")).code == "invalid"
    give_back(here.bo, comments=(Remark("Really 12?", "A#1", "actual"),))
    assert status(here) == "returned"
    comment = Comment.objects.get()
    assert (comment.path, comment.field, comment.text) == ("A#1", "actual", "Really 12?")
    notice = Notice.objects.get(person_id=here.ana)
    assert (notice.kind, notice.subject) == ("returned", "SW-draft A")
    assert notice.parameters["text"] == "Look at the courses"
    assert notice.address == "/work/SW-draft/sections/A/"
    with as_application(here.ana):
        record_values(by=here.ana, symbol=SYMBOL, values=[Value("A", "A#1", "actual", "11")])
    assert Entry.objects.count() == 1


def test_history_stays_as_it_is(here: Scene) -> None:
    complete(here)
    submit(here.hana)
    for statement in ("UPDATE results_sectionstep SET text = 'x'", "DELETE FROM results_sectionstep"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert SectionStep.objects.get().text == "Done"
