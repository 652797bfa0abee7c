"""Budgets and versions are begun by the budget office, and by nobody else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from answerable.calc.account import Period
from answerable.calc.periods import budget_year
from answerable.foundation.models import JournalEntry
from answerable.plans.actions import (
    begin_budget,
    begin_budget_version,
    begin_scenario,
    lay_out,
    record_budget_lines,
    record_post_lines,
    save_cost_category,
)
from answerable.plans.models import Budget, BudgetLine, BudgetVersion, CostCategory, PostLine
from answerable.plans.rules import Refused
from answerable.plans.shapes import LineEntry, PostEntry, ScenarioChange
from tests.access import as_application
from tests.plans.budget_scene import amount, budgets, post

pytestmark = pytest.mark.django_db


def test_only_the_budget_office_begins() -> None:
    made = budgets()
    for name in ("ana", "hana", "pia", "aud", "adi"):
        person = made.people.people[name]
        with as_application(person):
            for act in (
                lambda p=person: begin_budget(
                    by=p, code="own", names={"en": "Own"}, entity=None, period=budget_year(2025)
                ),
                lambda p=person: begin_budget_version(by=p, budget="sw-2024", stage="proposed"),
                lambda p=person: lay_out(by=p, version=made.draft, entities=[], categories=[]),
                lambda p=person: save_cost_category(by=p, code="x", names={"en": "X"}, group="posts"),
            ):
                with pytest.raises(Refused) as refusal:
                    act()
                assert refusal.value.code == "not_yours"
    assert not Budget.objects.filter(code="own").exists()
    assert not CostCategory.objects.filter(code="x").exists()


def test_a_budget_of_an_entity_and_what_it_may_not_be() -> None:
    made = budgets()
    bo = made.people.bo
    with as_application(bo):
        period = Budget.objects.get(code="sw-2024").period_id
        code = begin_budget(
            by=bo, code="lakes-24", names={"en": "Lakes", "zh": "湖泊"}, entity=made.codes["A"], period=period
        )
        row = Budget.objects.get(code=code)
        assert (row.entity.code, row.period_id, row.currency) == (made.codes["A"], period, "USD")
        wrong = (
            ({"code": "lakes-24"}, "conflict"), ({"code": "no spaces"}, "invalid"),
            ({"names": {}}, "invalid"), ({"entity": "nowhere"}, "invalid"), ({"period": 999_999}, "invalid"),
            ({"currency": "dollars"}, "invalid"),
            ({"period": Period(date(2025, 1, 1), date(2024, 1, 1))}, "invalid"),
            ({"period": Period(date(2025, 1, 1), date(9999, 12, 31))}, "invalid"),
            ({"period": Period(date(9999, 1, 1), date(9999, 12, 31))}, "invalid"),
            ({"period": Period(date(1, 1, 1), date(2, 1, 1))}, "invalid"),
        )  # fmt: skip
        for change, expected in wrong:
            given = {"code": "new", "names": {"en": "N"}, "entity": None, "period": period, **change}
            with pytest.raises(Refused) as refusal:
                begin_budget(by=bo, **given)  # type: ignore[arg-type]
            assert refusal.value.code == expected, change
    entry = JournalEntry.objects.filter(act="begin_budget", operation="ACT").latest("number")
    assert (entry.actor, entry.changes["budget"]) == ("bo@example.org", "lakes-24")


def test_carried_from_the_year_before_without_what_ended() -> None:
    made = budgets()
    rows = {row.code: row for row in PostLine.objects.filter(version=made.draft)}
    assert set(rows) == {"a-p4", "a-gs", "b-p3"}  # b-p3-old was abolished on 31 December 2023
    version = BudgetVersion.objects.get(pk=made.draft)
    assert (version.number, version.stage, version.based_on_id) == (1, "proposed", made.before)
    line = BudgetLine.objects.get(version=made.draft, entity__code=made.codes["A"], category__code="travel")
    assert (line.amount, line.cause, line.written_by_id) == (Decimal("80000.00"), None, None)


def test_a_further_proposal_keeps_reasons_and_what_it_is_compared_with() -> None:
    made = budgets()
    bo, a = made.people.bo, made.codes["A"]
    with as_application(bo):
        record_budget_lines(
            by=bo,
            version=made.draft,
            lines=[
                amount(a, "travel", "10000", "80000"),
                LineEntry(a, "travel", "cause", "management"),
                LineEntry(a, "travel", "reason", "Less.", None, "en"),
            ],
        )
        again = begin_budget_version(by=bo, budget="sw-2024", stage="proposed", based_on=made.draft)
        decided = begin_budget_version(by=bo, budget="sw-2024", stage="approved", based_on=made.draft)
    bases = dict(BudgetVersion.objects.filter(pk__in=(again, decided)).values_list("pk", "based_on_id"))
    assert bases == {again: made.before, decided: made.draft}
    lines = {
        row.version_id: (row.amount, row.cause, row.reasons)
        for row in BudgetLine.objects.filter(category__code="travel", entity__code=a)
    }
    assert lines[again] == (Decimal("10000.00"), "management", {"en": "Less."})
    assert lines[decided] == (Decimal("10000.00"), None, {})


def test_a_version_begun_from_a_scenario_is_compared_with_what_that_was_made_from() -> None:
    made = budgets()
    bo = made.people.bo
    with as_application(bo):
        scenario = begin_scenario(
            by=bo, version=made.before, names={"en": "Half"}, changes=[ScenarioChange("percent", "-50")]
        )
        begun = begin_budget_version(by=bo, budget="sw-2023", stage="revised", based_on=scenario)
    row = BudgetVersion.objects.get(pk=begun)
    assert (row.based_on_id, row.number) == (made.before, 3)
    assert BudgetLine.objects.get(version=begun, category__code="travel").amount == 40_000


def test_an_empty_sheet_is_laid_out() -> None:
    made = budgets()
    bo, a, b = made.people.bo, made.codes["A"], made.codes["B"]
    with as_application(bo):
        empty = begin_budget_version(
            by=bo, budget="sw-2024", stage="proposed", entities=[a, b], categories=["posts", "support"]
        )
        assert lay_out(by=bo, version=empty, entities=[a], categories=["posts", "travel"]) == 1
        for entities, categories in ((["nowhere"], ["posts"]), ([a], ["palaces"])):
            with pytest.raises(Refused) as refusal:
                lay_out(by=bo, version=empty, entities=entities, categories=categories)
            assert refusal.value.code == "not_found"
        with pytest.raises(Refused) as refusal:
            lay_out(by=bo, version=made.before, entities=[a], categories=["support"])
        assert refusal.value.code == "sealed"
    assert BudgetLine.objects.filter(version=empty, amount__isnull=True).count() == 5


def test_stages_and_sources_that_are_none() -> None:
    made = budgets()
    bo = made.people.bo
    with as_application(bo):
        for given, expected in (
            ({"stage": "scenario"}, "invalid"), ({"stage": "dreamt"}, "invalid"),
            ({"budget": "nowhere"}, "not_found"), ({"based_on": 999_999}, "not_found"),
        ):  # fmt: skip
            with pytest.raises(Refused) as refusal:
                begin_budget_version(by=bo, **{"budget": "sw-2024", "stage": "proposed", **given})
            assert refusal.value.code == expected


def test_a_budget_of_an_entity_takes_over_only_what_is_its_own() -> None:
    made = budgets()
    bo, a = made.people.bo, made.codes["A"]
    with as_application(bo):
        record_post_lines(
            by=bo,
            version=made.draft,
            lines=[
                *post("a-long", a, "professional", "P-5", 1, first_day="2024-09-01", begins_by="established"),
                PostEntry("a-gs", "continues", "a-p4", ""),
            ],
        )
        begin_budget(by=bo, code="lakes-25", names={"en": "L"}, entity=a, period=budget_year(2025))
        own = begin_budget_version(by=bo, budget="lakes-25", stage="proposed", based_on=made.draft)
    assert set(BudgetLine.objects.filter(version=own).values_list("entity__code", flat=True)) == {a}
    rows = {row.code: row for row in PostLine.objects.filter(version=own)}
    assert set(rows) == {"a-p4", "a-gs", "a-long"}
    assert (rows["a-long"].first_day, rows["a-long"].begins_by) == (None, None)
    assert rows["a-gs"].continues == "a-p4"


def test_categories_are_added_and_changed() -> None:
    made = budgets()
    bo = made.people.bo
    with as_application(bo):
        save_cost_category(by=bo, code="fuel", names={"en": "Fuel", "zh": "燃料"}, group="operational")
        save_cost_category(by=bo, code="travel", names={"en": "Travel"}, group="non_posts", position=9)
        for wrong in ({"code": "a b"}, {"group": "luxury"}, {"names": {"en": " "}}, {"position": -1}):
            with pytest.raises(Refused) as refusal:
                save_cost_category(
                    by=bo,
                    **{"code": "n", "names": {"en": "N"}, "group": "posts", **wrong},  # type: ignore[arg-type]
                )
            assert refusal.value.code == "invalid"
    rows = {row.code: (row.position, row.group, row.names) for row in CostCategory.objects.all()}
    assert rows["fuel"] == (4, "operational", {"en": "Fuel", "zh": "燃料"})
    assert rows["travel"] == (9, "non_posts", {"en": "Travel"})


def test_a_category_of_a_final_budget_stays_in_its_group() -> None:
    made = budgets()
    bo = made.people.bo
    before = CostCategory.objects.get(code="travel").group
    with as_application(bo):
        with pytest.raises(Refused) as refusal:
            save_cost_category(by=bo, code="travel", names={"en": "Travel"}, group="operational")
        assert refusal.value.code == "sealed"
        for change in ({"group": "operational"}, {"code": "journeys"}):
            with pytest.raises(IntegrityError, match="final budget"), transaction.atomic():
                CostCategory.objects.filter(code="travel").update(**change)
        save_cost_category(by=bo, code="travel", names={"en": "Journeys"}, group=before)
    assert CostCategory.objects.get(code="travel").names == {"en": "Journeys"}
