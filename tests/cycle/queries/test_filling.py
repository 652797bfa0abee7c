"""What an account would take over, before anybody lets it: figures, sources, what has no place."""

from __future__ import annotations

from decimal import Decimal

import pytest

from answerable.cycle.actions import fill_from_ledger
from answerable.cycle.queries import filling_of, last_filling
from answerable.organization.models import Entity
from answerable.plans.models import BudgetLine, CostCategory
from answerable.results.models import ReportSection
from tests.access import as_application
from tests.ledger import POSTS, POSTS_HEADER, ROWS, budget, categories, final, mapping, posts, take
from tests.scene import SYMBOL, Scene, scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Scene:
    made = scene()
    categories()
    return made


def shown(here: Scene):
    with as_application(here.bo):
        found = filling_of(SYMBOL)
    assert found is not None
    return found


def test_each_figure_says_what_it_was_and_where_it_comes_from(here):
    load = take(here, mapping(here)).load
    found = shown(here)
    one = next(one for one in found.figures if one.path == "A$travel")
    assert (one.field, one.present, one.value, one.exact, one.source) == (
        "expenditure", None, "0.1", Decimal("100.50"), "ledger",
    )  # fmt: skip
    assert one.names["en"] == "Official travel"
    assert (found.currency, found.granted_by, found.last_load, found.period) == ("USD", "", load, "2024/25")
    assert len(found.changed) == 4


def test_staff_assessment_is_taken_from_income_and_is_never_nought_by_silence(here):
    assessment = CostCategory.objects.create(
        code="assessment", names={"en": "Staff assessment income"}, group="assessment", position=9
    )
    silent = ("1", "1", "Lakes Division", "travel", "2024-07-03", "100", "")
    of = budget(here)
    BudgetLine.objects.create(
        version=of, entity_id=here.entities["A"], category=assessment, amount=Decimal(5000)
    )
    final(here, of)
    take(here, mapping(here), [silent])
    assert expenditures(shown(here)) == {"A$travel": "0.1", "A$posts": "0.0"}
    income = ("2", "1", "Lakes Division", "assessment", "2024-07-03", "4900", "")
    take(here, mapping(here, "income"), [income])
    assert expenditures(shown(here)) == {"A$travel": "0.1", "A$posts": "0.0", "A$assessment": "4.9"}


def expenditures(found) -> dict[str, str]:
    return {one.path: one.value for one in found.figures if one.field == "expenditure" and one.section == "A"}


def test_nothing_loaded_gives_nothing(here):
    found = shown(here)
    assert (found.figures, found.astray, found.before) == ((), (), None)
    assert filling_of("LK/1/1") is None
    assert filling_of("NO/1") is None


def test_what_the_account_has_no_place_for_is_said(here):
    Entity.objects.create(code="tea-room", names={"en": "Tea Room"})
    columns = {"columns": {"key": "Document", "entity": "Fund centre", "category": "Commitment item",
                           "date": "Posting date", "amount": "Amount", "currency": "Text"}}  # fmt: skip
    rows = [("1", "", "Tea Room", "travel", "2024-07-01", "5", ""),
            ("2", "", "Lakes Division", "travel", "2024-07-01", "7", "EUR")]  # fmt: skip
    take(here, mapping(here, columns=columns), rows)
    found = shown(here)
    assert [(one.entity, one.code, one.amount, one.source) for one in found.astray] == [
        ("tea-room", "travel", Decimal(5), "ledger")
    ]
    assert found.other_currencies == ("EUR",)


def test_cleared_sections_are_named_and_not_changed(here):
    take(here, mapping(here))
    ReportSection.objects.filter(pk=here.sections["A"]).update(status="cleared")
    found = shown(here)
    assert found.cleared == ("A",)
    assert {one.section for one in found.changed} == {"B"}


def test_the_decision_is_named_and_unknown_grades_too(here):
    posts(here, "P-4", 3)
    final(here, budget(here))
    take(here, mapping(here, "incumbency", POSTS), [("1", "Lakes Division", "P-4", "2024-07", "3")],
         header=POSTS_HEADER)  # fmt: skip
    found = shown(here)
    assert (found.granted_by, len(found.versions), len(found.months)) == ("RES/1", 1, 1)
    assert found.unknown_grades == ()
    assert {(one.field, one.value) for one in found.figures if "!" in one.path} == {
        ("authorized", "3"), ("incumbency", "3"),
    }  # fmt: skip


def test_the_last_time_and_what_came_since(here):
    take(here, mapping(here))
    with as_application(here.bo):
        assert last_filling(SYMBOL) is None
        fill_from_ledger(by=here.bo, symbol=SYMBOL)
        found = last_filling(SYMBOL)
        assert found is not None
        assert (found.by, found.rows, found.new_loads) == ("Bo", 4, 0)
    take(here, mapping(here), [("X", *ROWS[0][1:])], name="b.csv")
    assert shown(here).before.new_loads == 1
