"""In whose name an act on a budget is done, and what the second lock's refusals become."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from answerable.foundation import access
from answerable.foundation.models import JournalEntry
from answerable.plans.actions.standing import acting, budget_office, known_entities, locked_version, period_of
from answerable.plans.models import BudgetLine, BudgetVersion
from answerable.plans.rules import Refused
from tests.access import as_application
from tests.plans.budget_scene import budgets

pytestmark = pytest.mark.django_db


def test_a_final_version_that_a_rule_forgot_is_refused_in_a_sentence() -> None:
    made = budgets()
    line = BudgetLine.objects.filter(version=made.before).values_list("pk", flat=True)[0]
    # Without policies in the way the trigger is reached; its words become those of the rule.
    access.enter(made.people.bo)
    with pytest.raises(Refused) as refusal, acting(made.people.bo, "sneak"):
        BudgetLine.objects.filter(pk=line).update(amount=1)
    assert refusal.value.code == "sealed"


def test_other_faults_of_the_database_stay_what_they_are() -> None:
    made = budgets()
    row = BudgetVersion.objects.get(pk=made.draft)
    again = BudgetVersion(
        budget=row.budget, number=row.number, stage="proposed", begun_at=row.begun_at,
        begun_by_id=made.people.bo,
    )  # fmt: skip
    with as_application(made.people.bo), pytest.raises(IntegrityError), acting(made.people.bo, "twice"):
        again.save()


def test_the_budget_office_is_the_whole_institutions() -> None:
    made = budgets()
    with as_application(made.people.hana), pytest.raises(Refused), budget_office(made.people.hana, "run"):
        pytest.fail("nobody runs budgets here")
    with as_application(made.people.bo), budget_office(made.people.bo, "run") as me:
        assert me.name == "Bo"
    assert not JournalEntry.objects.filter(act="run").exists()


def test_a_version_with_its_period_and_entities() -> None:
    made = budgets()
    with as_application(made.people.ana), acting(made.people.ana, "look"):
        row = locked_version(made.draft)
        assert period_of(row).label == "2024/25"
        assert {made.codes["A"], made.codes["A.1"], made.codes["B"]} <= set(known_entities(row))
        with pytest.raises(Refused) as refusal:
            locked_version(999_999)
    assert refusal.value.code == "not_found"
