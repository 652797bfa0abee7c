"""Comments, evidence and paragraphs: who may, where, and what the journal keeps."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction

from answerable.cycle.actions import (
    add_comment,
    add_paragraph,
    attach_evidence,
    record_values,
    remove_evidence,
    remove_paragraph,
    settle_comment,
)
from answerable.cycle.rules import Refused
from answerable.cycle.shapes import Value
from answerable.foundation.models import JournalEntry
from answerable.organization.models import Notice
from answerable.results.models import Comment, Entry, Evidence, Paragraph, ReportSection
from tests.access import as_application
from tests.scene import SYMBOL, Scene, scene

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nfigures"


@pytest.fixture
def here() -> Scene:
    return scene()


def attach(person: int, path: str = "A#1", content: bytes = PDF, name: str = "../log.pdf") -> int:
    with as_application(person):
        return attach_evidence(
            by=person, symbol=SYMBOL, section="A", path=path, file_name=name, content=content
        )


def comment(person: int, path: str = "A#1", text: str = "Really?", field: str = "actual") -> int:
    with as_application(person):
        return add_comment(by=person, symbol=SYMBOL, section="A", path=path, field=field, text=text)


def add(person: int, section: str = "A", after: str = "") -> str:
    with as_application(person):
        return add_paragraph(by=person, symbol=SYMBOL, section=section, role="results", after=after)


def remove(person: int, path: str, seen: dict[str, str], section: str = "A") -> None:
    with as_application(person):
        remove_paragraph(by=person, symbol=SYMBOL, section=section, path=path, seen=seen)


def act(name: str, person: int, **about: Any) -> Any:
    with as_application(person):
        return {"settle": settle_comment, "remove": remove_evidence}[name](by=person, **about)


def code(call: Any) -> str:
    with pytest.raises(Refused) as refused, transaction.atomic():
        call()
    return refused.value.code


def set_status(here: Scene, status: str) -> None:
    ReportSection.objects.filter(pk=here.sections["A"]).update(status=status)


def test_a_file_is_kept_by_what_it_is_and_told_when_it_is_there_already(here: Scene) -> None:
    made = attach(here.ana)
    kept = Evidence.objects.get(pk=made)
    assert (kept.file_name, kept.media_type, kept.size) == ("log.pdf", "application/pdf", len(PDF))
    assert (bytes(kept.content), kept.path, kept.person_id) == (PDF, "A#1", here.ana)
    with pytest.raises(Refused, match=r"log\.pdf"), transaction.atomic():
        attach(here.hana, name="other.pdf")
    attach(here.hana, path="")
    about = JournalEntry.objects.filter(operation="ACT").latest("number")
    assert (about.act, about.changes["file"]) == ("attach_evidence", "log.pdf")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("boris", "not_found"),
        ("uma", "not_found"),
        ("bo", "not_yours"),
        ("aud", "not_yours"),
        ("adi", "not_found"),
    ],
)
def test_others_attach_nothing_and_comment_only_where_they_work(
    here: Scene, name: str, expected: str
) -> None:
    person = here.people[name]
    assert code(lambda: attach(person)) == expected
    assert Evidence.objects.count() == 0
    if name == "bo":
        comment(person)
    else:
        assert code(lambda: comment(person)) == expected
    assert Comment.objects.count() == (name == "bo")


def test_evidence_is_removed_by_who_attached_it_while_the_section_is_open(here: Scene) -> None:
    made = attach(here.ana)
    assert code(lambda: act("remove", here.hana, evidence=made)) == "not_yours"
    assert code(lambda: act("remove", here.boris, evidence=made)) == "not_found"
    set_status(here, "submitted")
    assert code(lambda: act("remove", here.ana, evidence=made)) == "wrong_state"
    assert code(lambda: attach(here.ana, path="A#2")) == "wrong_state"
    set_status(here, "returned")
    act("remove", here.ana, evidence=made)
    assert not Evidence.objects.exists()
    assert JournalEntry.objects.filter(operation="ACT").latest("number").act == "remove_evidence"


def test_the_database_alone_keeps_others_from_evidence(here: Scene) -> None:
    attach(here.ana)
    with as_application(here.boris), connection.cursor() as cursor:
        cursor.execute("DELETE FROM results_evidence")
        assert cursor.rowcount == 0
        cursor.execute("SELECT count(*) FROM results_evidence")
        assert cursor.fetchone() == (0,)
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize("path", ["A#99", "B#1", "A(z)1", "A$gold", "A!none", "A¶(9)", "nonsense"])
def test_only_rows_that_are_there_are_spoken_of(here: Scene, path: str) -> None:
    assert code(lambda: attach(here.ana, path)) == "not_found"
    assert code(lambda: comment(here.ana, path)) == "not_found"


@pytest.mark.parametrize("path", ["A#1", "A(a)1", "A$travel", "A¶(1)", "$travel", "A", ""])
def test_rows_of_every_kind_can_be_spoken_of(here: Scene, path: str) -> None:
    comment(here.bo, path)
    assert Comment.objects.get().path == ("" if path == "A" else path)


def test_a_comment_is_heard_by_the_other_side_and_settled_once(here: Scene) -> None:
    made = comment(here.ana)
    assert [notice.person_id for notice in Notice.objects.all()] == [here.bo]
    comment(here.bo, "A#2")
    assert set(Notice.objects.filter(subject="SW-draft A#2").values_list("person_id", flat=True)) == {
        here.ana,
        here.hana,
    }
    assert code(lambda: comment(here.ana, text="  ")) == "invalid"
    assert code(lambda: comment(here.ana, field="printed_rate")) == "invalid"
    assert code(lambda: act("settle", here.boris, comment=made)) == "not_found"
    act("settle", here.bo, comment=made)
    first = Comment.objects.get(pk=made)
    act("settle", here.ana, comment=made)
    assert Comment.objects.get(pk=made).settled_by_id == first.settled_by_id == here.bo
    assert JournalEntry.objects.filter(operation="ACT", act="settle_comment").count() == 1


def test_paragraphs_are_added_and_removed_and_their_paths_stay(here: Scene) -> None:
    first = add(here.ana, after="A¶(1)")
    second = add(here.ana, after="A¶(1)")
    assert (first, second) == ("A¶(2)", "A¶(3)")
    rows = Paragraph.objects.filter(section_id=here.sections["A"]).order_by("position")
    assert [row.occurrence for row in rows] == [0, 2, 1]
    assert [row.places["zh"]["order"] for row in rows] == [0, 1, 2]
    with as_application(here.ana):
        record_values(
            by=here.ana, symbol=SYMBOL, values=[Value("A", first, "text", "It went well.", language="en")]
        )
    assert code(lambda: remove(here.ana, first, {"en": "It went badly."})) == "conflict"
    remove(here.ana, first, {"en": "It went well."})
    assert [row.occurrence for row in rows.all()] == [0, 2]
    assert not Entry.objects.exists()
    assert code(lambda: remove(here.ana, first, {})) == "not_found"
    assert JournalEntry.objects.filter(operation="ACT").latest("number").act == "remove_paragraph"


def test_paragraphs_of_others_stay(here: Scene) -> None:
    assert code(lambda: add(here.boris)) == "not_found"
    assert code(lambda: add(here.ana, "summary")) == "not_found"
    assert code(lambda: add(here.aud, "summary")) == "not_yours"
    assert code(lambda: add(here.bo, "A")) == "not_yours"
    assert add(here.bo, "summary") == "summary¶(2)"
    set_status(here, "submitted")
    assert code(lambda: add(here.ana)) == "wrong_state"
    assert code(lambda: remove(here.ana, "A¶(1)", {})) == "wrong_state"
    assert code(lambda: remove(here.bo, "summary¶(9)", {}, "summary")) == "not_found"
