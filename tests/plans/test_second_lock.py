"""What the database allows of budgets where a rule was forgotten: eight people each, past all actions."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from answerable.calc.periods import budget_year
from answerable.plans.actions import begin_budget, begin_budget_version, begin_scenario, move_version
from answerable.plans.models import Budget, BudgetLine, BudgetVersion, CostCategory, PostLine
from tests.access import as_application
from tests.plans.budget_scene import Budgets, budgets

pytestmark = pytest.mark.django_db

EVERYBODY = ("ana", "hana", "uma", "boris", "bo", "pia", "aud", "adi")


def those_who(made: Budgets, act) -> set[str]:  # type: ignore[no-untyped-def]
    """The people for whom an act changes anything; each act is undone again."""
    able = set()
    for name in EVERYBODY:
        mark = transaction.savepoint()
        try:
            with transaction.atomic(), as_application(made.people.people[name]):
                if act():
                    able.add(name)
        except DatabaseError:
            pass
        transaction.savepoint_rollback(mark)
    return able


def money(version: int, entity: str):  # type: ignore[no-untyped-def]
    return lambda: BudgetLine.objects.filter(version=version, entity__code=entity).update(amount=1)


def new_money(version: int, entity: int):  # type: ignore[no-untyped-def]
    def act() -> bool:
        category = CostCategory.objects.get(code="support")
        BudgetLine.objects.create(version_id=version, entity_id=entity, category=category, amount=1)
        return True

    return act


def posts(version: int, entity: str):  # type: ignore[no-untyped-def]
    return lambda: PostLine.objects.filter(version=version, entity__code=entity).update(count=1)


def test_a_draft_is_written_by_the_entity_and_the_budget_office() -> None:
    made = budgets()
    a, b = made.codes["A"], made.codes["B"]
    assert those_who(made, money(made.draft, a)) == {"ana", "hana", "bo"}
    assert those_who(made, money(made.draft, b)) == {"boris", "bo"}
    assert those_who(made, new_money(made.draft, made.people.entities["A"])) == {"ana", "hana", "bo"}
    assert those_who(made, new_money(made.draft, made.people.entities["A.1"])) == {"ana", "hana", "uma", "bo"}
    assert those_who(made, posts(made.draft, a)) == {"ana", "hana", "bo"}
    deleting = lambda: PostLine.objects.filter(version=made.draft, entity__code=b).delete()[0]  # noqa: E731
    assert those_who(made, deleting) == {"boris", "bo"}


def test_nobody_moves_a_line_to_an_entity_that_is_not_theirs() -> None:
    made = budgets()
    a, b = made.codes["A"], made.people.entities["B"]
    moving = lambda: PostLine.objects.filter(version=made.draft, entity__code=a).update(entity=b)  # noqa: E731
    assert those_who(made, moving) == {"bo"}


def test_in_review_and_in_scenarios_only_the_budget_office_writes() -> None:
    made = budgets()
    a, bo = made.codes["A"], made.people.bo
    with as_application(bo):
        scenario = begin_scenario(by=bo, version=made.draft, names={"en": "S"}, changes=[])
        move_version(by=bo, version=made.draft, to="review")
    for version in (scenario, made.draft):
        assert those_who(made, money(version, a)) == {"bo"}
        assert those_who(made, posts(version, a)) == {"bo"}
        assert those_who(made, new_money(version, made.people.entities["A"])) == {"bo"}


def test_a_final_version_is_written_by_nobody() -> None:
    made = budgets()
    a = made.codes["A"]
    assert those_who(made, money(made.before, a)) == set()
    assert those_who(made, posts(made.before, a)) == set()
    assert those_who(made, new_money(made.before, made.people.entities["A"])) == set()
    deleting = lambda: BudgetVersion.objects.filter(pk=made.before).delete()[0]  # noqa: E731
    assert those_who(made, deleting) == set()


def test_budgets_versions_and_categories_are_the_budget_offices() -> None:
    made = budgets()
    budget = Budget.objects.get(code="sw-2024")
    period = budget.period_id

    def begin() -> bool:
        Budget.objects.create(code="own", names={"en": "Own"}, period_id=period)
        return True

    def version_for(person: str):  # type: ignore[no-untyped-def]
        def act() -> bool:
            BudgetVersion.objects.create(
                budget_id=budget.pk, number=9, stage="proposed",
                begun_at=datetime.now(UTC), begun_by_id=made.people.people[person],
            )  # fmt: skip
            return True

        return act

    assert those_who(made, begin) == {"bo"}
    assert those_who(made, version_for("bo")) == {"bo"}
    assert those_who(made, version_for("pia")) == set()  # nor in somebody else's name
    assert those_who(made, lambda: CostCategory.objects.update(names={"en": "Anything"})) == {"bo"}
    to_review = lambda: BudgetVersion.objects.filter(pk=made.draft).update(status="review")  # noqa: E731
    assert those_who(made, to_review) == {"bo"}


def test_who_reads_what() -> None:
    made = budgets()
    a, b = made.codes["A"], made.codes["B"]
    for entity, readers in ((a, {"ana", "hana", "bo", "pia", "aud"}), (b, {"boris", "bo", "pia", "aud"})):
        for model in (BudgetLine, PostLine):
            reading = lambda m=model, e=entity: m.objects.filter(version=made.draft, entity__code=e).count()  # noqa: E731
            assert those_who(made, reading) == readers
            of_final = lambda m=model, e=entity: m.objects.filter(version=made.before, entity__code=e).count()  # noqa: E731
            assert those_who(made, of_final) == set(EVERYBODY)
    with as_application(None):
        assert BudgetVersion.objects.values_list("pk", flat=True).get() == made.before
        assert Budget.objects.get().code == "sw-2023"
        assert not BudgetLine.objects.filter(version=made.draft).exists()


def test_a_scenario_is_for_whoever_reads_the_whole() -> None:
    """Its suppositions name entities and what may become of their money and posts."""
    made = budgets()
    bo = made.people.bo
    with as_application(bo):
        scenario = begin_scenario(by=bo, version=made.draft, names={"en": "S"}, changes=[])
    reading = lambda: BudgetVersion.objects.filter(pk=scenario).count()  # noqa: E731
    assert those_who(made, reading) == {"bo", "pia", "aud"}


def test_nobody_writes_lines_into_a_budget_of_another_entity() -> None:
    made = budgets()
    bo, a, b = made.people.bo, made.people.entities["A"], made.people.entities["B"]
    with as_application(bo):
        begin_budget(
            by=bo, code="rivers", names={"en": "Rivers"}, entity=made.codes["B"], period=budget_year(2024)
        )
        rivers = begin_budget_version(by=bo, budget="rivers", stage="proposed")
    assert those_who(made, new_money(rivers, a)) == set()
    assert those_who(made, new_money(rivers, b)) == {"boris", "bo"}
    moving = lambda: PostLine.objects.filter(version=made.draft, entity=a).update(version=rivers)  # noqa: E731
    assert those_who(made, moving) == set()


def test_a_version_becomes_final_as_it_was_reviewed() -> None:
    made = budgets()
    with as_application(made.people.bo):
        move_version(by=made.people.bo, version=made.draft, to="review")

    def sealing(**more: object):  # type: ignore[no-untyped-def]
        sealed = {"status": "final", "final_by": made.people.pia, "final_at": datetime.now(UTC), "seal": "x"}
        return lambda: BudgetVersion.objects.filter(pk=made.draft).update(**sealed, **more)

    assert those_who(made, sealing()) == {"pia"}
    assert those_who(made, sealing(based_on=None)) == set()
    assert those_who(made, sealing(stage="recommended")) == set()


def test_a_version_stays_of_its_stage_and_of_what_it_was_begun_from() -> None:
    made = budgets()
    rows = BudgetVersion.objects.filter(pk=made.draft)
    assert those_who(made, lambda: rows.update(names={"en": "New"})) == {"bo"}
    assert those_who(made, lambda: rows.update(stage="recommended")) == set()
    assert those_who(made, lambda: rows.update(based_on=None)) == set()


def test_a_budget_with_a_final_version_stays_the_budget_it_is() -> None:
    made = budgets()
    for code, able in (("sw-2023", set()), ("sw-2024", {"bo"})):
        rows = Budget.objects.filter(code=code)
        assert those_who(made, lambda rows=rows: rows.update(currency="EUR")) == able
        assert those_who(made, lambda rows=rows: rows.update(entity=made.people.entities["A"])) == able
        assert those_who(made, lambda rows=rows: rows.update(names={"en": "New"})) == {"bo"}
