"""The tables of a report's workbook, and what its changes become."""

from __future__ import annotations

import pytest

from answerable.cycle.rules import Refused
from answerable.organization.models import Entity
from answerable.organization.queries import me_of
from answerable.publishing.workbooks.kinds import actuals
from answerable.publishing.workbooks.shapes import Book, Change
from tests.access import as_application
from tests.scene import SYMBOL, Scene, scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Scene:
    return scene()


def _book(here: Scene, person: int, entity: str = "") -> Book:
    with as_application(person):
        me = me_of(person)
        assert me is not None
        return actuals.book(me=me, target=SYMBOL, entity=entity, language="en")


def test_what_an_entity_fills_is_open_and_the_rest_is_locked(here: Scene) -> None:
    book = _book(here, here.ana, Entity.objects.get(pk=here.entities["A"]).code)
    outputs = next(table for table in book.tables if table.code == "outputs")
    opened = {outputs.columns[at].code for at in outputs.rows[0].open}
    assert opened == {"actual", "cause", "reason:en", "reason:zh", "remarks:en", "remarks:zh"}
    assert [row.id for row in outputs.rows] == ["A|A#1", "A|A#2", "A.1|A.1#1", "A.1|A.1#2"]
    money = next(table for table in book.tables if table.code == "money")
    assert {money.columns[at].code for at in money.rows[0].open} == {
        "expenditure",
        "cause",
        "reason:en",
        "reason:zh",
    }


def test_the_budget_office_has_the_whole_account(here: Scene) -> None:
    tables = {table.code: table for table in _book(here, here.bo).tables}
    assert {row.id.partition("|")[0] for row in tables["outputs"].rows} == {"A", "A.1", "B"}
    assert [row.id for row in tables["account"].rows] == ["summary|$posts", "summary|$travel"]


def test_a_stranger_finds_nothing(here: Scene) -> None:
    with pytest.raises(Refused) as refused:
        _book(here, here.boris, Entity.objects.get(pk=here.entities["A"]).code)
    assert refused.value.code == "not_found"


def test_a_change_is_judged_by_the_rules_of_the_entry_page(here: Scene) -> None:
    judge = actuals.judge(_book(here, here.ana))
    assert judge(Change("outputs", "A|A#1", "actual", None, "3")) is None
    assert "below zero" in (judge(Change("outputs", "A|A#1", "actual", None, "-3")) or "")
    assert judge(Change("outputs", "A|A#1", "reason:fr", None, "parce que")) is not None
    assert judge(Change("outputs", "A|gone", "actual", None, "3")) is not None


def test_changes_are_written_and_conflicts_come_back(here: Scene) -> None:
    with as_application(here.ana):
        mine = Change("outputs", "A|A#1", "actual", None, "3")
        assert actuals.write(by=here.ana, target=SYMBOL, changes=[mine]) == ()
        (taken,) = actuals.write(
            by=here.ana, target=SYMBOL, changes=[Change("outputs", "A|A#1", "actual", "9", "4")]
        )
    assert (taken.theirs, taken.by) == ("3", "Ana")
