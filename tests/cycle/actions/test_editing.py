"""Writing a plan: rows added, removed and moved, under policies, by those whose section it is."""

from __future__ import annotations

from typing import Any

import pytest

from answerable.cycle.actions import add_row, move_row, record_values, remove_row
from answerable.cycle.queries.planning import plan_sheet, row_digest
from answerable.cycle.rules import Refused
from answerable.foundation.models import JournalEntry
from answerable.plans.models import Accomplishment, Indicator, Objective, Output
from answerable.results.models import Entry, ReportSection
from tests.access import as_application
from tests.plan_scene import SYMBOL, both, filled, plan_scene, value
from tests.scene import Scene

pytestmark = pytest.mark.django_db

SUBJECTS = ("objective", "accomplishment", "output", "mandate", "factor", "result")


def section(path: str) -> ReportSection:
    return ReportSection.objects.get(report__symbol=SYMBOL, path=path)


def add(made: Scene, who: str, path: str, subject: str, **more: str) -> str:
    by = made.people[who]
    with as_application(by):
        return add_row(by=by, symbol=SYMBOL, section=path, subject=subject, **more)


def refused(made: Scene, who: str, act: Any, **more: Any) -> Refused:
    by = made.people[who]
    with as_application(by), pytest.raises(Refused) as fault:
        act(by=by, symbol=SYMBOL, **more)
    return fault.value


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_people_of_the_section_add_rows_and_others_do_not(subject: str) -> None:
    made = plan_scene()
    before = JournalEntry.objects.count()
    first, second = add(made, "ana", "A", subject), add(made, "hana", "A", subject)
    assert first != second
    assert JournalEntry.objects.count() > before
    for who in ("uma", "boris", "pia", "aud", "adi"):
        told = refused(made, who, add_row, section="A", subject=subject)
        assert told.code in ("not_yours", "not_found"), who
    assert add(made, "bo", "A", subject) not in (first, second)


def test_of_one_entity_not_everybody_writes_the_section_above() -> None:
    """Uma's unit is under A: A is not hers; what stands under A is Ana's too."""
    made = plan_scene()
    assert refused(made, "uma", add_row, section="A", subject="objective").code in ("not_yours", "not_found")
    assert add(made, "ana", "A.1", "objective") == "A.1*1"


def test_an_indicator_stands_under_its_accomplishment() -> None:
    made = plan_scene()
    above = add(made, "ana", "A", "accomplishment")
    assert add(made, "ana", "A", "indicator", under=above) == "A(a)1"
    assert add(made, "ana", "A", "indicator", after="A(a)1") == "A(a)2"
    assert refused(made, "ana", add_row, section="A", subject="indicator").code == "invalid"
    told = refused(made, "ana", add_row, section="A", subject="indicator", under="A(x)")
    assert told.code == "not_found"


def test_what_belongs_to_no_entity_promises_nothing() -> None:
    made = plan_scene()
    told = refused(made, "bo", add_row, section="orientation", subject="objective")
    assert told.code == "invalid"
    assert add(made, "bo", "mandates", "mandate") == "mandates@1"


def test_rows_keep_their_address_when_one_before_them_goes() -> None:
    made = filled()
    second = add(made, "ana", "A", "accomplishment")
    indicator = add(made, "ana", "A", "indicator", under=second)
    assert (second, indicator) == ("A(b)", "A(b)1")
    with as_application(made.ana):
        digest = row_digest(section("A"), "A(a)")
        remove_row(by=made.ana, symbol=SYMBOL, section="A", path="A(a)", digest=digest)
        record_values(by=made.ana, symbol=SYMBOL, values=[value("A", "A(b)1", "target", "7")])
    assert Accomplishment.objects.filter(framework=section("A").framework).count() == 1
    assert Indicator.objects.get(accomplishment__framework=section("A").framework).target == "7"
    assert not Entry.objects.filter(section=section("A"), path__startswith="A(a)").exists()
    assert Entry.objects.filter(section=section("A"), path="A(b)1").exists()
    assert add(made, "ana", "A", "accomplishment") == "A(c)"


@pytest.mark.parametrize("path", ["A*1", "A(a)", "A(a)1", "A#1", "A@1", "A~1"])
def test_what_somebody_wrote_meanwhile_is_not_taken_away(path: str) -> None:
    made = filled()
    with as_application(made.ana):
        digest = row_digest(section("A"), path)
    with as_application(made.hana):
        row = {"A(a)": "A(a)1"}.get(path, path)
        field = "title" if path == "A@1" else "text"
        texts = {"A*1": "To know the water", "A@1": "Water for all", "A~1": "It rains", "A#1": "Bulletins"}
        seen = texts.get(row, "Stations that report")
        saved = record_values(
            by=made.hana, symbol=SYMBOL, values=[value("A", row, field, "Other words", "en", seen=seen)]
        )
        assert len(saved.written) == 1
    told = refused(made, "ana", remove_row, section="A", path=path, digest=digest)
    assert told.code == "conflict"
    with as_application(made.ana):
        now = row_digest(section("A"), path)
        remove_row(by=made.ana, symbol=SYMBOL, section="A", path=path, digest=now)
        with pytest.raises(Refused):
            row_digest(section("A"), path)
    for who in ("uma", "boris"):
        assert refused(made, who, remove_row, section="B", path="B*1", digest="0" * 64).code in (
            "not_yours", "not_found", "conflict",
        )  # fmt: skip


def test_rows_are_moved_among_their_own() -> None:
    made = plan_scene()
    for subject in ("objective", "accomplishment", "output", "mandate"):
        rows = [add(made, "ana", "A", subject) for _ in range(3)]
        with as_application(made.ana):
            move_row(by=made.ana, symbol=SYMBOL, section="A", path=rows[2])
            move_row(by=made.ana, symbol=SYMBOL, section="A", path=rows[0], after=rows[1])
        sheet = plan_sheet(SYMBOL, "A", "en")
        assert sheet is not None
        shown = {
            "objective": sheet.objectives, "accomplishment": sheet.accomplishments,
            "output": sheet.outputs, "mandate": sheet.mandates,
        }[subject]  # fmt: skip
        assert [row.path for row in shown] == [rows[2], rows[1], rows[0]]
        assert refused(made, "boris", move_row, section="A", path=rows[0]).code in ("not_yours", "not_found")
    orders = Objective.objects.filter(framework=section("A").framework).order_by("position")
    assert [row.places["zh"]["order"] for row in orders] == [0, 1, 2]


def test_a_submitted_section_is_not_edited() -> None:
    made = plan_scene()
    ReportSection.objects.filter(report__symbol=SYMBOL, path="A").update(status="submitted")
    for who in ("ana", "hana", "bo"):
        assert refused(made, who, add_row, section="A", subject="output").code == "wrong_state", who


def test_rows_of_a_report_are_not_edited() -> None:
    made = plan_scene()
    with as_application(made.ana), pytest.raises(Refused) as fault:
        add_row(by=made.ana, symbol=made.symbol, section="A", subject="output")
    assert fault.value.code == "wrong_state"
    assert Output.objects.filter(framework__report_sections__report__symbol=made.symbol).count() == 6


def test_values_of_every_kind_are_saved_and_compared() -> None:
    made = filled()
    framework = section("A").framework
    indicator = Indicator.objects.get(accomplishment__framework=framework)
    assert (indicator.baseline, indicator.target, indicator.direction) == ("80", "95", "more")
    assert indicator.units == {"en": "stations", "zh": "个"}
    assert indicator.result.values["zh"] == [
        {"period": "2024/25", "value": "78", "kind": "actual", "text": None}
    ]
    assert section("A").further["zh"]["mandates"] == [{"symbol": "SW/RES/3/1", "title": "人人有水"}]
    with as_application(made.hana):
        saved = record_values(
            by=made.hana, symbol=SYMBOL,
            values=[
                value("A", "A(a)1:2024/25:actual", "value", "79", seen="1"),
                value("A", "A@1", "title", "Water", "en", seen="Something else"),
                *both("A", "A", "name", "Lakes", "湖泊"),
            ],
        )  # fmt: skip
    theirs = ["78", "Water for all", "Lakes Division", "湖泊司"]
    assert [conflict.theirs for conflict in saved.conflicts] == theirs
    assert {conflict.by for conflict in saved.conflicts} == {"Ana", ""}


@pytest.mark.parametrize(
    ("who", "path", "field"),
    [
        ("ana", "A(a)1", "actual"), ("ana", "A#1", "actual"), ("pia", "A(a)1", "target"),
        ("boris", "A(a)1", "target"), ("uma", "A*1", "text"), ("aud", "A@1", "title"),
    ],
)  # fmt: skip
def test_values_that_are_not_theirs(who: str, path: str, field: str) -> None:
    made = filled()
    language = "en" if field in ("text", "title") else ""
    told = refused(made, who, record_values, values=[value("A", path, field, "1", language)])
    assert told.code in ("not_yours", "not_found")
