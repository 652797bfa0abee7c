"""Money and posts shared out among departments: the parts are the report's figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.thresholds import must_be_explained, variance_threshold
from answerable.publishing.sample import SEED, reports
from answerable.publishing.sample.accounts import (
    WHOLE,
    categories,
    money_lines,
    post_lines,
    recorded_accounts,
    shared,
)
from answerable.publishing.sample.years import SECOND, THIRD, Year
from answerable.results.choices import CAUSES, RESOURCE_GROUPS

YEARS = [pytest.param(year, id=year.label) for year in (SECOND, THIRD)]


@pytest.mark.parametrize("year", YEARS)
def test_lines_of_departments_sum_to_the_categories(year: Year):
    money = reports.accounts(year, SEED)
    for category in (*money.categories, *money.corporate):
        lines = [found.line for found in money_lines(money) if found.category == category.key]
        assert sum(line.allotted for line in lines) == category.line.allotted
        assert sum(line.spent for line in lines) == category.line.spent


@pytest.mark.parametrize("year", YEARS)
def test_posts_of_departments_sum_to_the_report(year: Year):
    money = reports.accounts(year, SEED)
    for posts in money.posts:
        mine = [
            found
            for found in post_lines(money)
            if found.group == posts.group and found.code.endswith(posts.category)
        ]
        assert sum(found.authorized for found in mine) == posts.authorized
        assert sum(found.average for found in mine) == posts.average
        assert {found.budgeted_rate for found in mine} == {posts.budgeted_rate}
        assert all(0 <= found.average <= found.authorized for found in mine)


@given(st.integers(0, 5000), st.lists(st.integers(1, 900), min_size=1, max_size=9), st.integers(0, 2))
def test_what_is_shared_is_all_there_is(whole: int, weights: list[int], decimals: int):
    parts = shared(Decimal(whole), [Decimal(weight) for weight in weights], decimals)
    assert sum(parts) == whole
    assert len(parts) == len(weights)
    assert min(parts) >= 0


@pytest.mark.parametrize("year", YEARS)
def test_whatever_has_to_be_explained_is(year: Year):
    """Of each department's own lines: what reaches the threshold has a cause and two texts."""
    money = reports.accounts(year, SEED)
    threshold = variance_threshold(year.start)
    due = {
        found.path
        for found in money_lines(money)
        if found.section != WHOLE
        and must_be_explained(found.line.variance, found.line.percent, threshold, Decimal(1000))
    }
    values = [v for section in recorded_accounts(money, year).values() for v in section]
    said = {v.path for v in values if v.field == "cause" and not v.path.startswith("$")}
    assert len(due) > 20
    assert said == due
    for language in ("en", "zh"):
        texts = {v.path for v in values if v.field == "reason" and v.language == language}
        assert {path for path in texts if not path.startswith("$")} == due
    assert {v.value for v in values if v.field == "cause"} <= set(CAUSES)


@pytest.mark.parametrize("year", YEARS)
def test_the_whole_account_gives_the_reasons_of_the_report(year: Year):
    money = reports.accounts(year, SEED)
    values = [v for v in recorded_accounts(money, year)[WHOLE] if v.path.startswith("$")]
    expected = [f"${c.key}" for c in (*money.categories, *money.corporate) if c.why]
    assert [v.path for v in values if v.field == "cause"] == expected


def test_categories_have_their_group():
    found = categories(reports.accounts(SECOND, SEED))
    assert {group for _, _, group in found} == set(RESOURCE_GROUPS)
    assert [code for code, _, group in found if group == "corporate"] == ["planning_system", "renovation"]
    assert len({code for code, _, _ in found}) == len(found)
