"""What generated documents are made of: periods before, components, posts side by side, texts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from answerable.calc.account import Indicator, PeriodValue
from answerable.calc.periods import calendar_year
from answerable.organization.models import Entity
from answerable.plans.models import Budget, BudgetVersion, PostLine
from answerable.publishing.compiling.combined.document import lacking
from answerable.publishing.compiling.gathering import plans, posts, spending
from answerable.publishing.compiling.gathering.budgets import (
    Tree,
    granting,
    tree_of,
    two,
    year_before,
    year_of,
)
from answerable.publishing.compiling.gathering.combined import gather
from answerable.results.models import LedgerMonth
from tests.scene import scene
from tests.spending import MONTHS, month_of
from tests.three_years import three_years

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db):
    return scene()


@pytest.fixture
def made(here):
    return three_years(here)


def years(made):
    proposed = year_of(made.proposed)
    current = year_before(proposed, made.proposed.budget)
    return year_before(current, made.proposed.budget), current, proposed


def test_each_year_before_is_found_with_the_version_that_grants(made):
    performance, current, proposed = years(made)
    assert [year.label for year in (performance, current, proposed)] == ["2024/25", "2025/26", "2026/27"]
    assert (performance.version, current.version) == (made.spent.version, made.current)
    earlier = year_before(performance, made.proposed.budget)
    assert (earlier.label, earlier.budget, earlier.version) == ("2023/24", None, None)


def test_a_proposal_that_is_final_grants_until_one_is_decided(made):
    BudgetVersion.objects.filter(pk=made.proposed.pk).update(
        status="final", seal="1" * 64, final_at=made.proposed.begun_at, final_by_id=made.current.final_by_id
    )
    assert granting(made.proposed.budget) == made.proposed
    assert granting(Budget(pk=0)) is None


def test_components_are_right_below_the_budgets_entity(here, made):
    whole = tree_of(made.proposed.budget)
    codes = {path: Entity.objects.get(pk=pk).code for path, pk in here.entities.items()}
    assert whole.order == (codes["A"], codes["B"])
    assert whole.component[here.entities["A.1"]] == codes["A"]
    made.proposed.budget.entity_id = here.entities["A"]
    own = tree_of(made.proposed.budget)
    assert set(own.order) == {codes["A"], codes["A.1"]}
    assert here.entities["B"] not in own.component
    assert whole.name(codes["A"]).en == "Lakes Division"


@pytest.mark.parametrize(
    ("texts", "zh", "en"),
    [
        ({"zh": "一", "en": "One"}, "一", "One"), ({"en": " One \n two"}, "One two", "One two"),
        ({}, "–", "–"), ({"zh": "一", "en": ""}, "一", "一"),
    ],
)  # fmt: skip
def test_a_text_in_one_language_stands_in_for_the_other(texts, zh, en):
    found = two(texts, "–")
    assert (str(found), found.en) == (zh, en)


def test_people_sit_in_posts_first_and_then_in_temporary_positions(here, made):
    performance, current, proposed = years(made)
    PostLine.objects.bulk_create(
        [
            PostLine(version=made.proposed, code="t", entity_id=here.entities["A"], kind="temporary",
                     group="professional", grade="P-4", count=1)
        ]
    )  # fmt: skip
    tree = tree_of(made.proposed.budget)
    filled = {(here.entities["A"], "P-4"): Decimal("11.5"), (here.entities["B"], "D-9"): Decimal(1)}
    found = {(p.kind, p.grade): p for p in posts.posts_of(performance, current, proposed, filled, tree)}
    assert found["post", "P-4"].actual == Decimal("11.5")  # more than ten: the rest sits on posts again
    assert found["temporary", "P-4"].actual == 0
    assert found["post", "D-9"].actual == 1
    assert (found["post", "P-4"].approved, found["post", "P-4"].proposed) == (10, 11)
    assert found["temporary", "P-4"].proposed == 1


def test_rates_are_of_the_posts_that_are_printed(made):
    performance, current, proposed = years(made)
    filled = spending.filled(performance.period, list(tree_of(made.proposed.budget).entities))
    counted = posts.posts_of(performance, current, proposed, filled, tree_of(made.proposed.budget))
    (rate, *_rest) = [r for r in posts.rates_of(counted, current, proposed) if r.group == "international"]
    # 14 approved at the end of the year, 9 of them filled
    assert rate.actual == Decimal(500) / 14
    assert (rate.approved, rate.proposed) == (5, 5)


def test_posts_that_move_leave_one_grade_and_come_to_another(here, made):
    _performance, current, proposed = years(made)
    PostLine.objects.filter(version=made.proposed, code="a-p4").update(grade="P-5", begins_by="reclassified")
    tree = tree_of(made.proposed.budget)
    found = {(c.component, c.grade): (c.number, c.act) for c in posts.changes_of(current, proposed, tree)}
    lakes = Entity.objects.get(pk=here.entities["A"]).code
    assert found[lakes, "P-5"] == (10, "reclassified")
    assert found[lakes, "P-4"] == (-9, "abolished")


def test_a_post_that_ends_within_the_year_is_not_there_at_its_end(here, made):
    PostLine.objects.filter(version=made.proposed, code="a-p4").update(
        last_day=date(2027, 1, 31), ends_by="abolished"
    )
    _performance, current, proposed = years(made)
    found = posts.changes_of(current, proposed, tree_of(made.proposed.budget))
    lakes = Entity.objects.get(pk=here.entities["A"]).code
    assert [(c.number, c.act) for c in found if c.component == lakes] == [(-9, "abolished")]


def test_late_lines_count_where_they_count(here, made):
    entities = list(here.entities.values())
    travel = made.spent.categories["travel"]
    period = made.spent.period
    before = spending.spent(period_of(period), entities, "USD")["travel"]
    month_of(here, "B", date(2023, 5, 1), 700, category=travel, is_late=True, counts_in=period)
    month_of(here, "B", MONTHS[0], 900, category=travel, is_late=True)
    month_of(here, "B", MONTHS[0], 900, category=travel, currency="EUR")
    assert spending.spent(period_of(period), entities, "USD")["travel"] == before + 700


def test_months_that_nobody_sent_are_named(here, made):
    """Of a calendar year the ledger of one budget year has half; of a year nobody sent, there is no sum."""
    entities, period = list(here.entities.values()), period_of(made.spent.period)
    assert spending.months_without(period, entities, "USD") == ()
    half = calendar_year(2025)
    assert spending.months_without(half, entities, "USD") == (
        "2025-07", "2025-08", "2025-09", "2025-10", "2025-11", "2025-12",
    )  # fmt: skip
    assert spending.months_without(calendar_year(2031), entities, "USD") == ()
    LedgerMonth.objects.filter(kind="expenditure", month=MONTHS[4]).delete()
    assert gather(made.proposed).months_without == ("2024-11",)
    assert ("months", "2024-11") in lacking(gather(made.proposed))


def period_of(row):
    from answerable.calc.account import Period

    return Period(row.start, row.end, row.label)


def test_an_average_is_over_the_months_an_entity_reports(here, made):
    period = period_of(made.spent.period)
    month_of(here, "B", MONTHS[0], 4, kind="incumbency", grade="P-3")
    month_of(here, "B", MONTHS[1], 3, kind="incumbency", grade="P-3")
    found = spending.filled(period, list(here.entities.values()))
    assert found[here.entities["B"], "P-3"] == Decimal("3.5")


def test_balances_of_earlier_years_need_budget_and_ledger(made):
    found = gather(made.proposed)
    assert {label for line in found.lines for label in line.balances} == set()
    assert found.performance.label == "2024/25"


def test_values_of_every_period_stand_together():
    one = Indicator(1, "x", target="9", estimate="8", values=(PeriodValue("2023/24", "5"),))
    found = plans.with_values(one, "2024/25", "2025/26", "2026/27", "7")
    assert [(v.period, v.value) for v in found.values] == [
        ("2023/24", "5"), ("2024/25", "7"), ("2025/26", "8"), ("2026/27", "9"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One\ntwo", "One two"), ("Of:\n(a) one;\n(b) two", "Of:\n(a) one;\n(b) two"),
        ("  x  \n\n y", "x y"), ("", ""),
    ],
)  # fmt: skip
def test_a_paragraph_has_a_line_for_each_item_only(text, expected):
    assert plans.tidy(text) == expected


def test_plan_and_account_of_exactly_these_periods_are_taken(made):
    performance, _current, proposed = years(made)
    tree = tree_of(made.proposed.budget)
    account = plans.report_for(performance, "", tree)
    assert account is not None
    assert account.symbol == "SW-draft"
    assert plans.plan_for(proposed, "", tree) is None
    assert plans.plan_for(proposed, "SW-draft", tree) == account
    assert plans.report_for(proposed, "", tree) is None
    assert plans.report_for(performance, "", Tree({}, {}, ())) is None  # of other entities it says nothing
