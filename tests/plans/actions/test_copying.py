"""Copies: everything of what the other budget is about, and only what reaches into its period."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.calc.periods import budget_year
from answerable.plans.actions import begin_budget, begin_budget_version, record_post_lines
from answerable.plans.actions.copying import copy_lines
from answerable.plans.models import BudgetLine, BudgetVersion, PostLine
from answerable.plans.shapes import PostEntry
from tests.access import as_application
from tests.plans.budget_scene import budgets, post

pytestmark = pytest.mark.django_db


def test_posts_of_the_same_budget_keep_their_days_and_acts() -> None:
    made = budgets()
    bo, a = made.people.bo, made.codes["A"]
    with as_application(bo):
        lines = [
            *post("a-in", a, "professional", "P-2", 1, first_day="2024-10-01", begins_by="established"),
            PostEntry("a-in", "reason", "New.", None, "en"),
        ]
        record_post_lines(by=bo, version=made.draft, lines=lines)
        proposed = begin_budget_version(by=bo, budget="sw-2024", stage="proposed", based_on=made.draft)
        decided = begin_budget_version(by=bo, budget="sw-2024", stage="approved", based_on=made.draft)
    rows = {row.version_id: row for row in PostLine.objects.filter(code="a-in")}
    for version, reasons in ((proposed, {"en": "New."}), (decided, {})):
        row = rows[version]
        assert (row.first_day, row.begins_by, row.reasons) == (date(2024, 10, 1), "established", reasons)
        assert row.written_by_id is None


def test_a_line_that_ends_in_the_next_period_is_carried_with_what_is_left() -> None:
    made = budgets()
    bo, a = made.people.bo, made.codes["A"]
    with as_application(bo):
        begin_budget(by=bo, code="two-years", names={"en": "T"}, entity=None, period=budget_year(2025))
        lines = post("a-out", a, "professional", "P-2", 1, last_day="2025-06-30", continues="a-p4")
        record_post_lines(by=bo, version=made.draft, lines=lines)
        carried = begin_budget_version(by=bo, budget="two-years", stage="proposed", based_on=made.draft)
    row = PostLine.objects.get(version=carried, code="a-out")
    assert (row.first_day, row.last_day, row.continues) == (None, None, "a-p4")


def test_amounts_may_be_others_in_the_copy() -> None:
    made = budgets()
    source = BudgetVersion.objects.get(pk=made.before)
    with as_application(made.people.bo):
        empty = begin_budget_version(by=made.people.bo, budget="sw-2023", stage="revised")
        copy_lines(
            source,
            BudgetVersion.objects.get(pk=empty),
            amount=lambda line: None if line.amount is None else line.amount * 2,
        )
    assert BudgetLine.objects.get(version=empty, category__code="travel").amount == 160_000
