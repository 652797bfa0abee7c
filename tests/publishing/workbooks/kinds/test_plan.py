"""A plan in Excel: written by its section's people, refused to others, new outputs in blank rows."""

from __future__ import annotations

import pytest
from django.db import transaction

from answerable.cycle.queries.planning import plan_sheet
from answerable.cycle.rules import Refused
from answerable.organization.queries import me_of
from answerable.publishing.actions.workbooks import apply_workbook, check_workbook, make_workbook
from answerable.publishing.workbooks.kinds import plan
from answerable.publishing.workbooks.shapes import Change, Table
from answerable.publishing.workbooks.template import address
from answerable.publishing.workbooks.uploads import Upload, upload_of
from answerable.results.models import Report, ReportSection
from tests.access import as_application
from tests.plan_scene import SYMBOL
from tests.plan_scene import filled as scene_filled
from tests.publishing.workbooks.filling import filled
from tests.scene import Scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Scene:
    return scene_filled()


def tables(here: Scene, person: int, entity: str = "lakes-division") -> dict[str, Table]:
    with as_application(person):
        me = me_of(person)
        assert me is not None
        found = plan.book(me=me, target=SYMBOL, entity=entity, language="en")
    return {table.code: table for table in found.tables}


def made(person: int, entity: str = "lakes-division") -> bytes:
    with as_application(person):
        return make_workbook("plan", by=person, target=SYMBOL, entity=entity)


def sent(person: int, content: bytes, entity: str = "lakes-division") -> Upload:
    with as_application(person):
        number = check_workbook(
            by=person, kind="plan", target=SYMBOL, entity=entity, file_name="p.xlsx", content=content
        )
        found = upload_of(person, number)
    assert found is not None
    return found


def cell(table: Table, column: str, row: int = 0) -> str:
    """Where a column's cell of a row stands in the sheet."""
    place = [one.code for one in table.columns].index(column)
    return address(4 + row, place + 2)


def test_untouched_it_has_no_errors_and_no_changes(here: Scene) -> None:
    upload = sent(here.ana, made(here.ana))
    assert (upload.status, upload.errors, upload.changes) == ("checked", (), ())


def test_everything_of_a_section_is_in_it(here: Scene) -> None:
    found = tables(here, here.ana)
    assert set(found) == {"texts", "indicators", "outputs", "mandates"}
    parts = {row.values[1] for row in found["texts"].rows}
    assert {"Objective", "Expected accomplishment", "Paragraph", "External factor"} <= parts
    assert "value:2024/25:actual" in [column.code for column in found["indicators"].columns]


def test_a_focal_point_writes_texts_figures_and_new_outputs(here: Scene) -> None:
    found = tables(here, here.ana)
    texts, indicators, outputs = found["texts"], found["indicators"], found["outputs"]
    objective = next(at for at, row in enumerate(texts.rows) if row.values[1] == "Objective")
    new = len(outputs.rows)
    content = filled(made(here.ana), {cell(texts, "text:en", objective): "To know all water"}, "Texts")
    content = filled(
        content,
        {
            cell(indicators, "target"): 97.5,
            cell(indicators, "direction"): "less is good",
            cell(indicators, "value:2024/25:actual"): "1 079",
        },
        "Indicators",
    )
    content = filled(
        content,
        {
            cell(outputs, "section", new): "A",
            cell(outputs, "text:en", new): "Courses",
            cell(outputs, "text:zh", new): "课程",
            cell(outputs, "planned", new): 4,
            cell(outputs, "category", new): "C",
        },
        "Outputs",
    )
    upload = sent(here.ana, content)
    assert upload.errors == ()
    with as_application(here.ana):
        assert apply_workbook(by=here.ana, upload=upload.id) == 9
        sheet = plan_sheet(SYMBOL, "A", "en", me_of(here.ana))
    assert sheet is not None
    assert sheet.objectives[0].prose[0].value == "To know all water"
    indicator = sheet.accomplishments[0].rows[0]
    assert (indicator.cells["target"].value, indicator.cells["direction"].value) == ("97.5", "less")
    values = {(one.period, one.kind): one.value.value for one in indicator.periods}
    assert values["2024/25", "actual"] == "1079"
    assert len(sheet.outputs) == 2
    output = sheet.outputs[1]
    assert (output.cells["planned"].value, output.cells["category"].value) == ("4", "C")
    assert {one.language: one.value for one in output.prose if one.field == "text"} == {
        "en": "Courses",
        "zh": "课程",
    }


def test_mandates_and_results_are_begun_in_blank_rows(here: Scene) -> None:
    """Results in plans of sections only, as on their pages; rows of one sheet are not those of another."""
    Report.objects.filter(symbol=SYMBOL).update(kind="programme_budget")
    found = tables(here, here.ana)
    mandates, results, outputs = found["mandates"], found["results"], found["outputs"]
    assert "New rows" in results.note
    new = len(mandates.rows)
    content = filled(
        made(here.ana),
        {
            cell(mandates, "section", new): "A",
            cell(mandates, "symbol", new): "SW/RES/9/1",
            cell(mandates, "title:en", new): "Lakes for all",
        },
        "Mandates",
    )
    content = filled(
        content,
        {
            cell(results, "section"): "A",
            cell(results, "title:en"): "Better data",
            cell(results, "value:2026/27:planned"): 9,
        },
        "Results",
    )
    upload = sent(here.ana, filled(content, {cell(outputs, "planned"): 5}, "Outputs"))
    assert upload.errors == ()
    with as_application(here.ana):
        apply_workbook(by=here.ana, upload=upload.id)
        sheet = plan_sheet(SYMBOL, "A", "en", me_of(here.ana))
    assert sheet is not None
    assert [row.cells["symbol"].value for row in sheet.mandates] == ["SW/RES/3/1", "SW/RES/9/1"]
    values = [one.value.value for one in sheet.results[0].periods if one.period == "2026/27"]
    assert (sheet.results[0].prose[0].value, values) == ("Better data", ["9"])
    assert [row.cells["planned"].value for row in sheet.outputs] == ["5"]


def test_wrong_cells_are_named_and_an_output_needs_its_section(here: Scene) -> None:
    found = tables(here, here.ana)
    outputs, indicators = found["outputs"], found["indicators"]
    new = len(outputs.rows)
    content = filled(
        made(here.ana), {cell(outputs, "planned", new): -4, cell(outputs, "text:en", new): "X"}, "Outputs"
    )
    content = filled(content, {cell(indicators, "direction"): "up"}, "Indicators")
    assert [(fault.sheet, fault.cell, fault.code) for fault in sent(here.ana, content).errors] == [
        ("Indicators", cell(indicators, "direction"), "not_in_list"),
        ("Outputs", cell(outputs, "planned", new), "refused"),
        ("Outputs", cell(outputs, "text:en", new), "incomplete"),
    ]


def test_readers_strangers_and_what_is_submitted(here: Scene) -> None:
    target = cell(tables(here, here.ana)["indicators"], "target")
    reader = sent(here.aud, filled(made(here.aud), {target: 5}, "Indicators"))
    assert [(fault.cell, fault.code) for fault in reader.errors] == [(target, "not_yours")]
    with pytest.raises(Refused) as refused:
        made(here.boris)
    assert refused.value.code == "not_found"
    mine = sent(here.ana, filled(made(here.ana), {target: 5}, "Indicators"))
    ReportSection.objects.filter(report__symbol=SYMBOL, path="A").update(status="submitted")
    with as_application(here.ana), pytest.raises(Refused) as late, transaction.atomic():
        apply_workbook(by=here.ana, upload=mine.id)
    assert late.value.code == "wrong_state"
    with as_application(here.boris), pytest.raises(Refused):
        apply_workbook(by=here.boris, upload=mine.id)


def test_an_account_is_no_plan_and_a_plan_no_account(here: Scene) -> None:
    for kind, symbol in (("plan", "SW-draft"), ("actuals", SYMBOL)):
        with as_application(here.ana), pytest.raises(Refused) as refused:
            make_workbook(kind, by=here.ana, target=symbol)
        assert refused.value.code == "not_found"


def test_a_column_says_which_field_of_which_row_it_is() -> None:
    def value(row: str, column: str) -> tuple[str, str, str]:
        found = plan._value(Change("t", row, column, None, "x"), {"+1": ("A", "A#(2)")})
        return (found.path, found.field, found.language)

    assert value("A|A", "text:en") == ("A", "name", "en")
    assert value("A|A(a)", "text:zh") == ("A(a)", "text", "zh")
    assert value("A|A(a)1", "value:2027:planned") == ("A(a)1:2027:planned", "value", "")
    assert value("A|A(a)1", "text:2027:planned:en") == ("A(a)1:2027:planned", "text", "en")
    assert value("+1", "planned") == ("A#(2)", "planned", "")
