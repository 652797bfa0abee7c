"""Workbooks of a report being made: who may, what is refused; they are applied whole or not at all."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from answerable.cycle.actions import record_values
from answerable.cycle.rules import Refused
from answerable.cycle.shapes import Value
from answerable.foundation import access
from answerable.foundation.models import JournalEntry
from answerable.organization.models import Entity
from answerable.publishing import tasks
from answerable.publishing.actions import workbooks
from answerable.publishing.actions.workbooks import apply_workbook, check_workbook, make_workbook, sending
from answerable.publishing.workbooks import checking
from answerable.publishing.workbooks.kinds import kinds
from answerable.publishing.workbooks.uploads import Upload, upload_of
from answerable.results.models import OutputResult, ReportSection, WorkbookUpload
from tests.access import as_application
from tests.publishing.workbooks.filling import filled
from tests.scene import SYMBOL, Scene, scene

pytestmark = pytest.mark.django_db
ACTUAL = "I5"  # of output 1 of section A


@pytest.fixture
def here() -> Scene:
    return scene()


def code(here: Scene, path: str = "A") -> str:
    return Entity.objects.get(pk=here.entities[path]).code


def made(here: Scene, person: int, path: str = "A", language: str = "en") -> bytes:
    with as_application(person):
        return make_workbook("actuals", by=person, target=SYMBOL, entity=code(here, path), language=language)


def sent(here: Scene, person: int, content: bytes, path: str = "A") -> Upload:
    with as_application(person):
        number = check_workbook(
            by=person,
            kind="actuals",
            target=SYMBOL,
            entity=code(here, path),
            file_name="a.xlsx",
            content=content,
        )
        found = upload_of(person, number)
    assert found is not None
    return found


def applied(person: int, upload: int, **more: bool) -> int:
    with as_application(person):
        return apply_workbook(by=person, upload=upload, **more)


def refusal(person: int, upload: int, **more: bool) -> Refused:
    with pytest.raises(Refused) as refused, transaction.atomic():
        applied(person, upload, **more)
    return refused.value


def actuals(here: Scene, path: str = "A") -> list[str | None]:
    rows = OutputResult.objects.filter(section_id=here.sections[path]).order_by("output__number")
    return list(rows.values_list("actual", flat=True))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_untouched_workbook_has_no_errors_and_no_changes(here: Scene, language: str) -> None:
    upload = sent(here, here.ana, made(here, here.ana, language=language))
    assert (upload.status, upload.errors, upload.changes) == ("checked", (), ())
    assert refusal(here.ana, upload.id).code == "wrong_state"


def test_what_was_filled_is_looked_at_and_then_written(here: Scene) -> None:
    content = filled(made(here, here.ana), {ACTUAL: 11, "I6": "n/a", "K5": "why", "J5": "Resources: prices"})
    upload = sent(here, here.ana, content)
    assert upload.status == "checked"
    assert [change.after for change in upload.changes] == ["11", "resources.price", "why", "not_applicable"]
    assert actuals(here) == [None, None]
    assert applied(here.ana, upload.id) == 4
    assert actuals(here) == ["11", "not_applicable"]
    assert WorkbookUpload.objects.get(pk=upload.id).status == "applied"
    acts = set(JournalEntry.objects.filter(actor="ana@example.org").values_list("act", flat=True))
    assert {"check_workbook", "apply_workbook", "record_values"} <= acts
    assert refusal(here.ana, upload.id).code == "wrong_state"


def test_one_error_keeps_all_from_being_written(here: Scene) -> None:
    upload = sent(here, here.ana, filled(made(here, here.ana), {ACTUAL: 11, "I6": "many"}))
    assert upload.status == "refused"
    assert [(fault.sheet, fault.cell, fault.code) for fault in upload.errors] == [
        ("Outputs", "I6", "no_figure")
    ]
    assert refusal(here.ana, upload.id).code == "wrong_state"
    assert actuals(here) == [None, None]


def test_what_a_rule_refuses_is_an_error_at_its_cell(here: Scene) -> None:
    upload = sent(here, here.ana, filled(made(here, here.ana), {ACTUAL: -3}))
    (fault,) = upload.errors
    assert (fault.cell, fault.code) == (ACTUAL, "refused")
    assert "below zero" in fault.sentence


def test_the_unit_below_is_in_the_workbook_of_its_department(here: Scene) -> None:
    upload = sent(here, here.ana, filled(made(here, here.ana), {"I7": 3}))
    applied(here.ana, upload.id)
    assert actuals(here, "A.1") == ["3", None]


def test_the_reader_gets_a_workbook_in_which_nothing_is_theirs(here: Scene) -> None:
    content = filled(made(here, here.aud), {ACTUAL: 11})
    upload = sent(here, here.aud, content)
    assert [fault.code for fault in upload.errors] == ["not_yours"]


def test_a_stranger_gets_none_and_may_send_none(here: Scene) -> None:
    with pytest.raises(Refused) as refused:
        made(here, here.boris)
    assert refused.value.code == "not_found"
    content = filled(made(here, here.ana), {ACTUAL: 11})
    with pytest.raises(Refused):
        sent(here, here.boris, content)


def test_nobody_sees_or_applies_the_workbook_of_another(here: Scene) -> None:
    upload = sent(here, here.ana, filled(made(here, here.ana), {ACTUAL: 11}))
    for person in (here.hana, here.boris, here.bo):
        with as_application(person):
            assert upload_of(person, upload.id) is None
            assert upload_of(here.ana, upload.id) is None
            assert not WorkbookUpload.objects.exists()
        assert refusal(person, upload.id).code == "not_found"
    assert actuals(here) == [None, None]


def test_nobody_acts_in_the_name_of_another(here: Scene) -> None:
    with as_application(here.boris), pytest.raises(Refused) as refused:
        make_workbook("actuals", by=here.ana, target=SYMBOL, entity=code(here))
    assert refused.value.code in ("not_yours", "not_found")
    with as_application(here.boris), pytest.raises(Refused), transaction.atomic():
        apply_workbook(by=here.ana, upload=1)


def test_a_section_that_was_submitted_since_is_not_written(here: Scene) -> None:
    upload = sent(here, here.ana, filled(made(here, here.ana), {ACTUAL: 11}))
    ReportSection.objects.filter(pk=here.sections["A"]).update(status="submitted")
    assert refusal(here.ana, upload.id).code == "wrong_state"
    assert actuals(here) == [None, None]
    again = sent(here, here.ana, filled(made(here, here.ana), {ACTUAL: 11}))
    assert [(fault.code, fault.cell) for fault in again.errors] == [("not_yours", ACTUAL)]
    assert "submitted" in again.errors[0].sentence


def test_what_another_wrote_meanwhile_is_never_lost_unasked(here: Scene) -> None:
    content = filled(made(here, here.ana), {ACTUAL: 11, "I6": 4})
    with as_application(here.hana):
        record_values(by=here.hana, symbol=SYMBOL, values=[Value("A", "A#1", "actual", "12")])
    upload = sent(here, here.ana, content)
    assert [(change.cell, change.before, change.after) for change in upload.conflicts] == [
        (ACTUAL, "12", "11")
    ]
    refused = refusal(here.ana, upload.id)
    assert refused.code == "conflict"
    assert f"Outputs, {ACTUAL}" in refused.sentence
    assert actuals(here) == ["12", None]
    assert applied(here.ana, upload.id, overwrite=True) == 2
    assert actuals(here) == ["11", "4"]


def test_what_changed_after_the_check_undoes_the_whole(here: Scene) -> None:
    upload = sent(here, here.ana, filled(made(here, here.ana), {ACTUAL: 11, "I6": 4}))
    with as_application(here.hana):
        record_values(by=here.hana, symbol=SYMBOL, values=[Value("A", "A#1", "actual", "12")])
    refused = refusal(here.ana, upload.id)
    assert refused.code == "conflict"
    assert f"Outputs, {ACTUAL}" in refused.sentence
    assert actuals(here) == ["12", None]
    assert WorkbookUpload.objects.get(pk=upload.id).status == "checked"


def test_a_workbook_of_another_entity_is_refused(here: Scene) -> None:
    content = made(here, here.bo, "B")
    assert [fault.code for fault in sent(here, here.ana, content).errors] == ["other_entity"]


def test_a_file_that_cannot_be_opened_is_kept_with_why(here: Scene) -> None:
    upload = sent(here, here.ana, b"%PDF-1.7")
    assert upload.status == "refused"
    assert [fault.code for fault in upload.errors] == ["not_xlsx"]


def test_a_file_beyond_the_limit_is_not_kept(here: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("answerable.publishing.workbooks.packages.LIMIT", 1000)
    monkeypatch.setattr("answerable.publishing.actions.workbooks.checking.LIMIT", 1000)
    upload = sent(here, here.ana, b"PK\x03\x04" + bytes(2000))
    assert [fault.code for fault in upload.errors] == ["too_large"]
    assert bytes(WorkbookUpload.objects.get(pk=upload.id).content) == b""


def test_the_budget_office_fills_the_whole_report(here: Scene) -> None:
    with as_application(here.bo):
        content = make_workbook("actuals", by=here.bo, target=SYMBOL)
    content = filled(content, {"F5": 120.5, "E7": 99}, "Money")
    with as_application(here.bo):
        number = check_workbook(
            by=here.bo, kind="actuals", target=SYMBOL, file_name="a.xlsx", content=content
        )
        found = upload_of(here.bo, number)
    assert found is not None
    assert [(change.row, change.column) for change in found.changes] == [
        ("A|A$posts", "expenditure"),
        ("B|B$posts", "apportionment"),
    ]
    assert applied(here.bo, number) == 2


@pytest.mark.parametrize(
    ("kind", "target", "expected"), [("recipes", SYMBOL, "invalid"), ("actuals", "XX/1", "not_found")]
)
def test_what_there_is_not_is_refused(here: Scene, kind: str, target: str, expected: str) -> None:
    with as_application(here.ana), pytest.raises(Refused) as refused:
        make_workbook(kind, by=here.ana, target=target)
    assert refused.value.code == expected


# --- by the worker


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every workbook is a large one."""
    monkeypatch.setattr(sending, "SMALL", 0)
    monkeypatch.setattr(sending, "FEW", 0)
    monkeypatch.setattr(sending, "STEP", 1)


def posted(here: Scene, person: int, content: bytes) -> int:
    with as_application(person):
        return workbooks.send_workbook(
            by=person, kind="actuals", target=SYMBOL, entity=code(here), file_name="a.xlsx", content=content
        )


def asked_for(person: int, upload: int, **more: bool) -> int | None:
    with as_application(person):
        return workbooks.ask_application(by=person, upload=upload, **more)


def work(number: int = 0) -> WorkbookUpload:
    """What the worker does with the last job, or with the upload of this number."""
    job = ProcrastinateJob.objects.latest("id")
    task = tasks.check_workbook if job.task_name.endswith("check_workbook") else tasks.apply_workbook
    about = {**job.args, "upload": number or job.args["upload"]}
    with as_application(about.pop("by")):
        task(**about)
    return WorkbookUpload.objects.get(pk=about["upload"])


@pytest.mark.usefixtures("large")
def test_a_large_workbook_is_checked_and_applied_by_the_worker(here: Scene) -> None:
    content = filled(made(here, here.ana), {ACTUAL: 11})
    number = posted(here, here.ana, content)
    assert WorkbookUpload.objects.get(pk=number).status == "waiting"
    assert refusal(here.ana, number).code == "wrong_state"
    assert (work().status, actuals(here)) == ("checked", [None, None])
    assert asked_for(here.ana, number) is None
    assert WorkbookUpload.objects.get(pk=number).status == "applying"
    assert refusal(here.ana, number).code == "wrong_state"
    assert (work().status, actuals(here)) == ("applied", ["11", None])
    before = JournalEntry.objects.count()
    assert work().status == "applied"  # done again, it does nothing
    assert JournalEntry.objects.count() == before


def test_a_small_workbook_is_checked_and_applied_at_once(here: Scene) -> None:
    number = posted(here, here.ana, filled(made(here, here.ana), {ACTUAL: 11}))
    assert asked_for(here.ana, number) == 1
    assert not ProcrastinateJob.objects.exists()


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("step", ["check", "apply"])
def test_a_killed_worker_leaves_a_workbook_before_or_after(
    here: Scene, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    number = posted(here, here.ana, filled(made(here, here.ana), {ACTUAL: 11, "I6": 12}))
    if step == "apply":
        work()
        asked_for(here.ana, number)
    write = kinds()["actuals"].write

    def killed(*args: Any, **asked: Any) -> Any:
        if asked:  # half of it was written
            write(**{**asked, "changes": asked["changes"][:1]})
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(
            *((sending, "checked", killed) if step == "check" else (kinds()["actuals"], "write", killed))
        )
        with pytest.raises(KeyboardInterrupt):
            work()
    assert WorkbookUpload.objects.get(pk=number).status == ("checking" if step == "check" else "applying")
    assert actuals(here) == [None, None]
    assert work().status == ("checked" if step == "check" else "applied")
    assert actuals(here) == ([None, None] if step == "check" else ["11", "12"])


@pytest.mark.usefixtures("large")
def test_the_worker_may_no_more_than_the_token_that_asked(here: Scene) -> None:
    number = posted(here, here.ana, filled(made(here, here.ana), {ACTUAL: 11}))
    work()
    with as_application(here.ana):
        access.give_up(["enters"])
        workbooks.ask_application(by=here.ana, upload=number)
    found = work()
    assert (found.status, bool(found.message), actuals(here)) == ("checked", True, [None, None])


@pytest.mark.usefixtures("large")
def test_why_nothing_was_written_is_said_where_somebody_wrote_meanwhile(here: Scene) -> None:
    number = posted(here, here.ana, filled(made(here, here.ana), {ACTUAL: 11}))
    work()
    asked_for(here.ana, number)
    with as_application(here.hana):
        record_values(by=here.hana, symbol=SYMBOL, values=(Value("A", "A#1", "actual", "12", None),))
    found = work()
    assert found.status == "checked"
    assert "Outputs, I5" in found.message
    assert actuals(here) == ["12", None]


@pytest.mark.usefixtures("large")
def test_nobody_has_a_workbook_of_another_checked_or_applied(here: Scene) -> None:
    number = posted(here, here.ana, filled(made(here, here.ana), {ACTUAL: 11}))
    for person in (here.boris, here.aud, here.hana):
        with as_application(person):
            workbooks.run_check(number, without=[], language="en")
        assert WorkbookUpload.objects.get(pk=number).status == "waiting"
        with pytest.raises(Refused, match="no such workbook"):
            asked_for(person, number)
    with pytest.raises(Refused):
        posted(here, here.boris, made(here, here.ana))


@pytest.mark.usefixtures("large")
def test_a_fault_of_ours_is_said_and_nothing_is_written(here: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    number = posted(here, here.ana, made(here, here.ana))

    def fails(*_args: Any) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(sending, "checked", fails)
        with pytest.raises(ZeroDivisionError):
            work()
    found = WorkbookUpload.objects.get(pk=number)
    assert (found.status, "ZeroDivisionError" in found.message) == ("failed", True)
    assert "could not be checked" in refusal(here.ana, number).sentence


def test_more_errors_than_a_list_holds_are_counted(here: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MOST", 1)
    upload = sent(here, here.ana, filled(made(here, here.ana), {ACTUAL: "x", "I6": "y", "I7": "z"}))
    assert [fault.code for fault in upload.errors] == ["no_figure", "more"]
    assert upload.errors[1].sentence.startswith("2 further errors")
