"""The page of a section of a plan, what it lacks, how far it is: as its people see it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.cycle.actions import add_row, record_values
from answerable.cycle.queries import home, missing_to_publish, missing_to_submit, progress
from answerable.cycle.queries.planning import counts_for, plan_sheet, row_digest, rows_of
from answerable.cycle.queries.planning.lines import plan_lines
from answerable.cycle.queries.sheet import entry_sheet, judged
from answerable.cycle.rules import Refused
from answerable.cycle.rules.requirements import Yardsticks
from answerable.organization.queries import me_of
from answerable.results.models import ReportSection
from tests.access import as_application
from tests.plan_scene import SYMBOL, both, cleared, filled, plan_scene, value
from tests.scene import Scene

pytestmark = pytest.mark.django_db
NONE = Yardsticks(None, None)


def section(path: str) -> ReportSection:
    return ReportSection.objects.get(report__symbol=SYMBOL, path=path)


def seen(made: Scene, who: str, path: str, **more: bool):
    with as_application(made.people[who]):
        return plan_sheet(SYMBOL, path, "en", me_of(made.people[who]), **more)


def test_whose_section_it_is_writes_it() -> None:
    made = filled()
    own, head, budget = (seen(made, who, "A") for who in ("ana", "hana", "bo"))
    assert own is not None
    assert head is not None
    assert budget is not None
    assert own.may_write
    assert own.edits["indicator"]["add"].allowed
    assert not own.standing.acts["submit"].allowed
    assert head.standing.acts["submit"].allowed
    assert budget.may_write
    assert not seen(made, "ana", "A", reading=True).may_write  # type: ignore[union-attr]
    for who in ("uma", "boris", "adi"):
        assert seen(made, who, "A") is None, who
    auditor = seen(made, "aud", "A")
    assert auditor is not None
    assert not auditor.may_write


def test_every_row_stands_there_with_its_cells() -> None:
    made = filled()
    sheet = seen(made, "ana", "A")
    assert sheet is not None
    assert [row.path for row in sheet.each_row()] == [
        "A", "A*1", "A(a)", "A(a)1", "A#1", "A¶(1)", "A@1", "A~1",
    ]  # fmt: skip
    indicator = sheet.accomplishments[0].rows[0]
    assert {name: cell.value for name, cell in indicator.cells.items()} == {
        "baseline": "80", "estimate": None, "target": "95", "direction": "more",
    }  # fmt: skip
    assert [(one.period, one.kind, one.value.value) for one in indicator.periods] == [
        ("2023/24", "actual", None), ("2024/25", "actual", "78"),
    ]  # fmt: skip
    assert indicator.cells["target"].by == "Ana"
    assert {(cell.field, cell.language, cell.value) for cell in sheet.mandates[0].prose} == {
        ("title", "en", "Water for all"), ("title", "zh", "人人有水"),
        ("group", "en", None), ("group", "zh", None),
    }  # fmt: skip


def test_an_empty_section_lacks_its_objective_and_a_full_one_nothing() -> None:
    made = plan_scene()
    assert [one.what for one in missing_to_submit(section("B").pk)] == ["objective"]
    assert missing_to_submit(section("orientation").pk) == ()
    with as_application(made.boris):
        above = add_row(by=made.boris, symbol=SYMBOL, section="B", subject="accomplishment")
        add_row(by=made.boris, symbol=SYMBOL, section="B", subject="result")
    lacks = {(one.path, one.what) for one in missing_to_submit(section("B").pk)}
    assert lacks == {
        ("B", "objective"), (above, "indicator"), (above, "text"), ("B^1", "text"), ("B^1", "measure"),
    }  # fmt: skip
    with as_application(made.boris):
        record_values(by=made.boris, symbol=SYMBOL, values=[value("B", "B^1:2026/27:planned", "value", "1")])
    assert not any(one.what == "measure" for one in missing_to_submit(section("B").pk))


def test_a_full_plan_lacks_nothing() -> None:
    filled()
    for path in ("A", "A.1", "B"):
        assert missing_to_submit(section(path).pk) == ()
    assert missing_to_publish(SYMBOL, ("en", "zh")) == ()
    texts = [line for line in plan_lines([section("A").pk]) if line.subject == "mandate"]
    assert texts[0].figures == {"symbol": "SW/RES/3/1"}


def test_a_translation_becomes_outdated_with_its_source() -> None:
    made = filled()
    with as_application(made.ana):
        record_values(by=made.ana, symbol=SYMBOL, values=[
            value("A", "A*1", "text", "了解水", "zh", seen="了解水情", source_language="en"),
        ])  # fmt: skip
        record_values(by=made.ana, symbol=SYMBOL, values=[
            value("A", "A*1", "text", "To know all water", "en", seen="To know the water"),
        ])  # fmt: skip
    assert [(one.path, one.what, one.language) for one in missing_to_publish(SYMBOL, ("en", "zh"))] == [
        ("A*1", "outdated", "zh")
    ]
    sheet = seen(made, "ana", "A")
    assert sheet is not None
    assert [cell.outdated for cell in sheet.objectives[0].prose] == [False, True]


def test_counts_say_how_far_sections_are() -> None:
    made = filled()
    counts = counts_for("programme_plan", [section("A").pk], NONE)[section("A").pk]
    assert (counts.missing, counts.due, counts.given, counts.outputs) == (0, 4, 4, 1)
    with as_application(made.ana):
        add_row(by=made.ana, symbol=SYMBOL, section="A", subject="output")
        found = progress(SYMBOL, "en")
        assert found is not None
        assert {row.path: row.counts.missing for row in found.sections} == {"A": 2, "A.1": 0}
        tasks = home(me_of(made.ana), "en").tasks
    assert {(task.kind, task.section, task.missing) for task in tasks if task.symbol == SYMBOL} == {
        ("fill", "A", 2)
    }
    report = counts_for("performance_report", list(made.sections.values()), NONE)
    assert report[made.sections["A"]].due == 5


def test_after_a_save_the_page_hears_what_is_missing_and_no_judgement() -> None:
    made = filled()
    with as_application(made.ana):
        now = judged(SYMBOL, "A", me_of(made.ana))
        assert now is not None
        assert (dict(now.rows), now.missing) == ({}, ())
        sheet = entry_sheet(SYMBOL, "A", "en", me_of(made.ana))
    assert sheet is not None
    assert sheet.missing == ()


def test_a_report_has_no_page_of_a_plan() -> None:
    made = plan_scene()
    assert plan_sheet(made.symbol, "A", "en") is None
    assert plan_sheet(SYMBOL, "nowhere", "en") is None
    with pytest.raises(Refused):
        row_digest(section("A"), "A*9")


def test_the_number_of_queries_does_not_grow_with_the_rows() -> None:
    made = filled()
    counted = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            plan_sheet(SYMBOL, "A", "en")
            rows_of([section(path).pk for path in ("A", "A.1", "B")])
        counted.append(len(queries))
        with as_application(made.ana):
            for subject in ("objective", "output", "mandate", "accomplishment"):
                add_row(by=made.ana, symbol=SYMBOL, section="A", subject=subject)
            record_values(by=made.ana, symbol=SYMBOL, values=both("A", "A*2", "text", "Second", "第二"))
    assert counted[0] == counted[1]


def test_what_changed_after_it_was_submitted_is_marked() -> None:
    made = cleared()
    sheet = seen(made, "bo", "A")
    assert sheet is not None
    assert sheet.changed == 0
    assert sheet.standing.status == "cleared"
    assert not sheet.may_write
