from __future__ import annotations

from datetime import UTC, datetime

import pytest

from answerable.publishing.workbooks.uploads import is_plan, upload_of, uploads_of
from answerable.results.models import Report, WorkbookUpload
from tests.access import as_application
from tests.scene import SYMBOL, Scene, scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Scene:
    return scene()


def _kept(here: Scene, person: int, **more: object) -> int:
    given = {
        "kind": "actuals",
        "report": Report.objects.get(symbol=SYMBOL),
        "file_name": "a.xlsx",
        "sha256": "0" * 64,
        "content": b"",
        "status": "checked",
        "sent_at": datetime.now(UTC),
        "entity_id": here.entities["A"],
        **more,
    }
    return WorkbookUpload.objects.create(person_id=person, **given).pk


def test_errors_are_said_and_notes_stand_apart(here: Scene) -> None:
    number = _kept(
        here,
        here.ana,
        status="refused",
        errors=[
            {"code": "no_figure", "sheet": "Outputs", "cell": "F5", "found": "x", "expected": ""},
            {"code": "note:formulas", "sheet": "Outputs", "cell": "", "found": "3", "expected": ""},
        ],
    )
    with as_application(here.ana):
        found = upload_of(here.ana, number)
    assert found is not None
    assert [fault.code for fault in found.errors] == ["no_figure"]
    assert found.errors[0].sentence.startswith("“x” is no figure")
    assert [fault.sentence for fault in found.notes] == [
        "3 cells hold formulas: their last results were read."
    ]


def test_hidden_rows_and_conflicts_are_pointed_out(here: Scene) -> None:
    change = {
        "table": "outputs",
        "row": "A|A#1",
        "column": "actual",
        "before": "1",
        "after": "2",
        "sheet": "Outputs",
        "cell": "F5",
        "theirs": True,
        "hidden": True,
    }
    number = _kept(here, here.ana, changes=[change, {**change, "theirs": False, "hidden": False}])
    with as_application(here.ana):
        found = upload_of(here.ana, number)
    assert found is not None
    assert len(found.conflicts) == len(found.hidden) == 1


def test_the_list_holds_ones_own_and_can_be_narrowed(here: Scene) -> None:
    first, second = _kept(here, here.ana), _kept(here, here.ana)
    _kept(here, here.hana)
    with as_application(here.ana):
        assert [one.id for one in uploads_of(here.ana)] == [second, first]
        assert uploads_of(here.ana, "budget") == ()
        assert uploads_of(here.ana, target="other") == ()
        assert uploads_of(here.ana, entity="other") == ()
        assert len(uploads_of(here.ana, "actuals", SYMBOL)) == 2
        assert uploads_of(here.hana) == ()


def test_a_plan_is_told_from_an_account(here: Scene) -> None:
    assert not is_plan(SYMBOL)
    Report.objects.filter(symbol=SYMBOL).update(kind="programme_plan")
    assert is_plan(SYMBOL)
    with as_application(None):
        assert not is_plan(SYMBOL)
