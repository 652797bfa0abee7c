"""Scenarios suppose something else; they are the budget office's own and never final."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import IntegrityError, models, transaction
from django.db.models import Value
from django.db.models.functions import Cast

from answerable.foundation.models import JournalEntry
from answerable.plans.actions import (
    begin_scenario,
    change_scenario,
    finalise_version,
    move_version,
    record_budget_lines,
    remove_scenario,
)
from answerable.plans.models import BudgetLine, BudgetVersion, PostLine
from answerable.plans.rules import Refused
from answerable.plans.shapes import ScenarioChange
from tests.access import as_application
from tests.plans.budget_scene import Budgets, amount, budgets

pytestmark = pytest.mark.django_db
AMOUNT = models.DecimalField(max_digits=20, decimal_places=2)


def begin(made: Budgets, *changes: ScenarioChange, name: str = "Supposed") -> int:
    with as_application(made.people.bo):
        return begin_scenario(by=made.people.bo, version=made.draft, names={"en": name}, changes=changes)


def amounts(made: Budgets, version: int) -> dict[tuple[str, str], Decimal | None]:
    paths = {code: path for path, code in made.codes.items()}
    return {
        (paths[row.entity.code], row.category.code): row.amount
        for row in BudgetLine.objects.filter(version=version).select_related("entity", "category")
    }


def test_suppositions_follow_each_other() -> None:
    made = budgets()
    scenario = begin(
        made,
        ScenarioChange("vacancy", "20", "0", group="posts"),  # 1 000 000 -> 800 000, 600 000 -> 480 000
        ScenarioChange("percent", "-10", entity=made.codes["A"], category="travel"),  # 80 000 -> 72 000
        ScenarioChange("amount", "128000", group="posts"),  # by size: + 80 000, + 48 000
    )
    assert amounts(made, scenario) == {
        ("A", "posts"): 880_000, ("A", "travel"): 72_000, ("B", "posts"): 528_000, ("A", "tax"): 90_000,
    }  # fmt: skip
    row = BudgetVersion.objects.get(pk=scenario)
    assert (row.stage, row.status, row.based_on_id, row.names) == (
        "scenario",
        "draft",
        made.draft,
        {"en": "Supposed"},
    )
    assert [c["kind"] for c in row.assumptions["changes"]] == ["vacancy", "percent", "amount"]
    assert PostLine.objects.filter(version=scenario).count() == 3
    assert amounts(made, made.draft)["A", "travel"] == 80_000
    entry = JournalEntry.objects.filter(act="begin_scenario", operation="ACT").latest("number")
    assert entry.actor == "bo@example.org"


def test_a_scenario_is_made_anew_with_other_suppositions() -> None:
    made = budgets()
    scenario = begin(made, ScenarioChange("percent", "-50"))
    with as_application(made.people.bo):
        change_scenario(
            by=made.people.bo,
            version=scenario,
            names={"en": "Ten"},
            changes=[ScenarioChange("percent", "10")],
        )
    assert amounts(made, scenario)["B", "posts"] == 660_000
    assert BudgetVersion.objects.get(pk=scenario).names == {"en": "Ten"}


def test_only_the_budget_office_supposes() -> None:
    made = budgets()
    scenario = begin(made, ScenarioChange("percent", "1"))
    for who in ("ana", "hana", "pia", "aud"):
        person = made.people.people[who]
        with as_application(person):
            for act in (
                lambda p=person: begin_scenario(by=p, version=made.draft, names={"en": "x"}, changes=[]),
                lambda p=person: change_scenario(by=p, version=scenario, names={"en": "x"}, changes=[]),
                lambda p=person: remove_scenario(by=p, version=scenario),
            ):
                with pytest.raises(Refused) as refusal:
                    act()
                assert refusal.value.code == "not_yours"
    line = amount(made.codes["A"], "travel", "1", "80800")
    with as_application(made.people.ana), pytest.raises(Refused) as refusal:
        record_budget_lines(by=made.people.ana, version=scenario, lines=[line])
    assert refusal.value.code == "not_found"  # it says what is supposed of others, too


def test_a_scenario_goes_nowhere() -> None:
    made = budgets()
    scenario = begin(made)
    with as_application(made.people.bo), pytest.raises(Refused) as refusal:
        move_version(by=made.people.bo, version=scenario, to="review")
    assert refusal.value.code == "wrong_state"
    with as_application(made.people.pia), pytest.raises(Refused) as refusal:
        finalise_version(by=made.people.pia, version=scenario)
    assert refusal.value.code == "wrong_state"


def test_what_cannot_be_supposed() -> None:
    made = budgets()
    for wrong in (
        ScenarioChange("luck", "1"), ScenarioChange("percent", "-101"), ScenarioChange("percent", "some"),
        ScenarioChange("percent", ""), ScenarioChange("vacancy", "5"), ScenarioChange("vacancy", "5", "100"),
        ScenarioChange("percent", "1", entity="nowhere"), ScenarioChange("percent", "1", group="luxury"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            begin(made, wrong)
        assert (refusal.value.code, refusal.value.place) == ("invalid", "changes.0"), wrong
    with pytest.raises(Refused):
        begin(made, *[ScenarioChange("percent", "1")] * 101)
    with pytest.raises(Refused):
        begin(made, name=" ")


def test_no_supposition_makes_an_amount_no_budget_may_state() -> None:
    made = budgets()
    for wrong in (
        [ScenarioChange("amount", "-99999999999999999")],
        [ScenarioChange("percent", "1000")] * 40,
        [ScenarioChange("amount", "-9999999999"), ScenarioChange("amount", "9999999999")],  # below on the way
    ):
        with pytest.raises(Refused) as refusal:
            begin(made, *wrong)
        assert (refusal.value.code, refusal.value.place) == ("invalid", "changes")
    assert not BudgetVersion.objects.filter(stage="scenario").exists()
    scenario = begin(made, ScenarioChange("percent", "-100"))
    assert set(amounts(made, scenario).values()) == {Decimal(0)}
    for value in ("-1", "NaN", str(10**17)):
        with pytest.raises(IntegrityError, match="budget_line_is_an_amount"), transaction.atomic():
            BudgetLine.objects.filter(version=scenario).update(amount=Cast(Value(value), AMOUNT))


def test_a_scenario_is_removed_unless_another_is_made_from_it() -> None:
    made = budgets()
    scenario = begin(made)
    bo = made.people.bo
    with as_application(bo):
        further = begin_scenario(by=bo, version=scenario, names={"en": "Further"}, changes=[])
        with pytest.raises(Refused) as refusal:
            remove_scenario(by=bo, version=scenario)
        assert refusal.value.code == "wrong_state"
        remove_scenario(by=bo, version=further)
        remove_scenario(by=bo, version=scenario)
        with pytest.raises(Refused) as refusal:
            remove_scenario(by=bo, version=made.draft)
        assert refusal.value.code == "wrong_state"
    assert not BudgetVersion.objects.filter(stage="scenario").exists()
