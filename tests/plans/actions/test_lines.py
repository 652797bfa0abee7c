"""Money is written by who may, only over what they saw, and never into what is final."""

from __future__ import annotations

from decimal import Decimal

import pytest

from answerable.foundation.models import JournalEntry
from answerable.plans.actions import move_version, record_budget_lines
from answerable.plans.models import BudgetLine
from answerable.plans.rules import Refused
from answerable.plans.shapes import LineEntry
from tests.access import as_application
from tests.plans.budget_scene import amount, budgets

pytestmark = pytest.mark.django_db


def refused(person: int, version: int, *lines: LineEntry) -> str:
    with as_application(person), pytest.raises(Refused) as refusal:
        record_budget_lines(by=person, version=version, lines=lines)
    return refusal.value.code


def test_a_focal_point_writes_the_lines_of_their_entity() -> None:
    made = budgets()
    ana, a = made.people.ana, made.codes["A"]
    with as_application(ana):
        saved = record_budget_lines(
            by=ana,
            version=made.draft,
            lines=[
                amount(a, "travel", "60 000.50", "80000"),
                LineEntry(a, "travel", "cause", "management", None),
                LineEntry(a, "travel", "reason", " Fewer journeys. ", None, "en"),
                LineEntry(a, "travel", "reason", "出差减少。", None, "zh"),
                amount(a, "posts", "1000000", "1000000"),
            ],
        )
    assert (len(saved.written), saved.unchanged, saved.conflicts) == (4, 1, ())
    row = BudgetLine.objects.get(version=made.draft, entity__code=a, category__code="travel")
    assert (row.amount, row.cause, row.written_by_id) == (Decimal("60000.50"), "management", ana)
    assert row.reasons == {"en": "Fewer journeys.", "zh": "出差减少。"}
    entry = JournalEntry.objects.filter(act="record_budget_lines", operation="ACT").latest("number")
    assert entry.actor == "ana@example.org"
    assert entry.changes["fields"][0] == f"{a}$travel amount"


def test_a_new_line_of_the_entity() -> None:
    made = budgets()
    uma, unit = made.people.uma, made.codes["A.1"]
    with as_application(uma):
        saved = record_budget_lines(by=uma, version=made.draft, lines=[amount(unit, "travel", "0")])
    assert len(saved.written) == 1
    assert BudgetLine.objects.get(version=made.draft, entity__code=unit).amount == 0


def test_a_head_of_a_department_writes_its_units_too_and_a_stranger_nothing() -> None:
    made = budgets()
    unit = made.codes["A.1"]
    with as_application(made.people.hana):
        record_budget_lines(by=made.people.hana, version=made.draft, lines=[amount(unit, "travel", "5")])
    assert (
        refused(made.people.uma, made.draft, amount(made.codes["A"], "travel", "1", "80000")) == "not_yours"
    )
    assert refused(made.people.boris, made.draft, amount(unit, "travel", "6", "5")) == "not_yours"
    assert refused(made.people.aud, made.draft, amount(unit, "travel", "6", "5")) == "not_yours"
    assert refused(made.people.pia, made.draft, amount(unit, "travel", "6", "5")) == "not_yours"
    assert BudgetLine.objects.get(version=made.draft, entity__code=unit).amount == 5


def test_in_review_only_the_budget_office_writes() -> None:
    made = budgets()
    a, bo = made.codes["A"], made.people.bo
    with as_application(bo):
        move_version(by=bo, version=made.draft, to="review")
    assert refused(made.people.ana, made.draft, amount(a, "travel", "1", "80000")) == "wrong_state"
    with as_application(bo):
        saved = record_budget_lines(by=bo, version=made.draft, lines=[amount(a, "travel", "1", "80000")])
    assert len(saved.written) == 1


def test_what_somebody_else_wrote_first_is_a_conflict() -> None:
    made = budgets()
    a, ana, bo = made.codes["A"], made.people.ana, made.people.bo
    with as_application(bo):
        record_budget_lines(by=bo, version=made.draft, lines=[amount(a, "travel", "70000", "80000")])
    with as_application(ana):
        saved = record_budget_lines(
            by=ana,
            version=made.draft,
            lines=[amount(a, "travel", "65000", "80000"), amount(a, "posts", "900000", "1000000.00")],
        )
    assert [entry.category for entry in saved.written] == ["posts"]
    (conflict,) = saved.conflicts
    assert (conflict.theirs, conflict.by, conflict.entry.value) == ("70000.00", "Bo", "65000")
    assert conflict.at is not None
    rows = BudgetLine.objects.filter(version=made.draft, entity__code=a)
    assert {r.category.code: r.amount for r in rows}["travel"] == 70000


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (("a", "travel", "amount", "much"), "invalid"),
        (("a", "travel", "amount", "-1"), "invalid"),
        (("a", "travel", "amount", "1.005"), "invalid"),
        (("a", "travel", "amount", "–"), "invalid"),
        (("a", "travel", "cause", "bad luck"), "invalid"),
        (("a", "travel", "reason", "in no language"), "invalid"),
        (("a", "travel", "colour", "red"), "invalid"),
        (("a", "palaces", "amount", "1"), "not_found"),
        (("nowhere", "travel", "amount", "1"), "not_found"),
    ],
)
def test_what_cannot_be_stored_refuses_the_whole_call(entry: tuple[str, ...], code: str) -> None:
    made = budgets()
    entity, category, field, value = entry
    entity = made.codes["A"] if entity == "a" else entity
    good = amount(made.codes["A"], "posts", "1", "1000000")
    wrong = LineEntry(entity, category, field, value, "80000" if field == "amount" else None)
    assert refused(made.people.bo, made.draft, good, wrong) == code
    assert BudgetLine.objects.filter(version=made.draft, amount=1).count() == 0


def test_twice_the_same_field_and_too_many_at_once() -> None:
    made = budgets()
    line = amount(made.codes["A"], "travel", "1", "80000")
    assert refused(made.people.bo, made.draft, line, line) == "invalid"
    assert refused(made.people.bo, made.draft, *[line] * 60_001) == "invalid"
    assert refused(made.people.bo, 999_999, line) == "not_found"


def test_nobody_writes_for_somebody_else() -> None:
    made = budgets()
    with as_application(made.people.ana), pytest.raises(Refused) as refusal:
        record_budget_lines(by=made.people.bo, version=made.draft, lines=[])
    assert refusal.value.code == "not_yours"


def test_a_value_taken_back_is_not_stated_again() -> None:
    made = budgets()
    a, ana = made.codes["A"], made.people.ana
    with as_application(ana):
        record_budget_lines(by=ana, version=made.draft, lines=[amount(a, "travel", None, "80 000")])
    assert BudgetLine.objects.get(version=made.draft, entity__code=a, category__code="travel").amount is None
