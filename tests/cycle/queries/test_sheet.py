"""The entry page's read: what each person sees and may write, and that it asks a fixed number of times."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.cycle import actions
from answerable.cycle.queries.sheet import Sheet, entry_sheet, judged, standing_of
from answerable.cycle.shapes import Value
from answerable.organization.queries import me_of
from answerable.plans.models import Framework, Output
from answerable.results.models import OutputResult, ReportSection
from tests.access import as_application
from tests.scene import Scene, scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Scene:
    return scene()


def sheet_of(made: Scene, who: str, section: str = "A") -> Sheet | None:
    with as_application(made.people[who]):
        return entry_sheet(made.symbol, section, "en", me_of(made.people[who]))


def test_a_focal_point_sees_the_rows_and_may_write_what_the_matrix_says(made: Scene) -> None:
    sheet = sheet_of(made, "ana")
    assert sheet is not None
    assert [row.path for row in sheet.outputs] == ["A#1", "A#2"]
    cells = sheet.outputs[0].cells
    assert (cells["planned"].value, cells["planned"].may) == ("12", False)
    assert cells["planned"].why
    assert (cells["actual"].value, cells["actual"].may) == (None, True)
    assert [row.path for row in sheet.indicators] == ["A(a)1"]
    assert [row.path for row in sheet.money] == ["A$posts", "A$travel"]
    assert {cell.language for cell in sheet.outputs[0].prose} == {"en", "zh"}
    assert sheet.may_write


@pytest.mark.parametrize(("who", "sees", "writes"), [
    ("ana", True, True), ("hana", True, True), ("aud", True, False), ("boris", False, False),
    ("uma", False, False), ("adi", False, False),
])  # fmt: skip
def test_who_sees_and_who_writes(made: Scene, who: str, sees: bool, writes: bool) -> None:
    sheet = sheet_of(made, who)
    assert (sheet is not None) == sees
    assert sheet is None or sheet.may_write == writes


def test_what_was_entered_is_judged_and_what_lacks_counts_down(made: Scene) -> None:
    first = sheet_of(made, "ana")
    with as_application(made.ana):
        actions.record_values(
            by=made.ana,
            symbol=made.symbol,
            values=[
                Value("A", "A#1", "actual", "6"),
                Value("A", "A#1", "reason", "Ice.", language="en", status="draft"),
                Value("A", "A$travel", "expenditure", "150"),
            ],
        )
    then = sheet_of(made, "ana")
    assert first is not None
    assert then is not None
    row, travel = then.rows["A#1"], then.rows["A$travel"]
    assert row.judgement.rate == Decimal("50.0")
    assert row.judgement.must_explain
    assert row.cells["cause"].missing == ("cause",)
    assert row.cells["actual"].by == "Ana"
    assert [(c.value, c.status) for c in row.prose if c.field == "reason" and c.language == "en"] == [
        ("Ice.", "draft")
    ]
    assert (travel.judgement.amount, travel.judgement.percent) == (Decimal("-50.0"), Decimal("-50.0"))
    assert travel.judgement.must_explain
    assert {one.path for one in first.missing} >= {"A#1", "A#2", "A$travel"}
    with as_application(made.ana):
        again = judged(made.symbol, "A", me_of(made.ana))
    with as_application(made.boris):
        assert judged(made.symbol, "A", me_of(made.boris)) is None, "of another entity"
    assert again is not None
    assert again.missing == then.missing
    assert again.rows["A#1"] == row.judgement


def test_a_translation_is_outdated_when_its_source_changes(made: Scene) -> None:
    def say(text: str, language: str, seen: str | None, source: str = "") -> None:
        with as_application(made.ana):
            actions.record_values(
                by=made.ana,
                symbol=made.symbol,
                values=[Value("A", "A#1", "reason", text, seen, language, source_language=source)],
            )

    say("Ice.", "en", None)
    say("结冰。", "zh", None, "en")

    def chinese() -> Any:
        sheet = sheet_of(made, "ana")
        assert sheet is not None
        return next(c for c in sheet.rows["A#1"].prose if (c.field, c.language) == ("reason", "zh"))

    assert not chinese().outdated
    say("Ice until May.", "en", "Ice.")
    assert chinese().outdated


def test_the_period_before_stands_beside_the_same_wording(made: Scene) -> None:
    standing = None
    with as_application(made.ana):
        standing = standing_of(made.symbol, "A", "en", me_of(made.ana))
    assert standing is not None
    assert standing.acts["evidence"].allowed
    assert not standing.acts["submit"].allowed
    assert standing.languages == ("en", "zh")


def add_outputs(made: Scene, count: int) -> None:
    section = ReportSection.objects.get(pk=made.sections["A"])
    framework = Framework.objects.get(pk=section.framework_id)
    for at in range(count):
        output = Output.objects.create(
            framework=framework, number=100 + at, texts={"en": f"More {at}"}, planned="3", position=100 + at
        )
        OutputResult.objects.create(section=section, output=output)


def test_more_rows_ask_no_more(made: Scene) -> None:
    with as_application(made.ana):
        me = me_of(made.ana)
        with CaptureQueriesContext(
            connection,
        ) as few:
            entry_sheet(made.symbol, "A", "en", me)
    add_outputs(made, 3)
    with as_application(made.ana), CaptureQueriesContext(connection) as many:
        sheet = entry_sheet(made.symbol, "A", "en", me)
    assert sheet is not None
    assert len(sheet.outputs) == 5
    assert len(many) == len(few)
