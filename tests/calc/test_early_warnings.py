"""Which lines are worth a warning: at the limit, below it, and before it can be known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from answerable.calc.early_warnings import (
    KINDS,
    EarlyWarning,
    Limits,
    early_limits,
    vacancy_warning,
    warning_of,
)
from answerable.calc.forecast import Course, project
from answerable.calc.vacancy_forecast import Staffing, project_vacancy

LIMITS = Limits(
    Decimal(2), Decimal(5), Decimal(1000), 3, Decimal(5), date(2020, 7, 1), "a resolution", stated=True
)


def line(month: int, granted: int | None, closed: int = 6, committed: int = 0) -> EarlyWarning | None:
    given = None if granted is None else Decimal(granted)
    course = Course(12, (Decimal(month),) * closed, given, committed=Decimal(committed))
    return warning_of(project(course, "even"), LIMITS)


@pytest.mark.parametrize(
    ("month", "granted", "expected"),
    [
        (5100, 60_000, EarlyWarning("overspend", Decimal("1200.00"), Decimal(2))),  # just two per cent
        (5099, 60_000, None),  # a little less
        (510, 6_000, None),  # two per cent, but only 120
        (4750, 60_000, EarlyWarning("underspend", Decimal("3000.00"), Decimal(5))),
        (4751, 60_000, None),
        (5000, 60_000, None),
        (5000, 29_000, EarlyWarning("overspent", Decimal(1000), Decimal(1000) * 100 / 29_000)),
    ],
)
def test_at_the_limit_and_below(month, granted, expected):
    assert line(month, granted) == expected


def test_what_is_committed_counts_before_what_is_likely():
    found = line(5000, 60_000, committed=30_001)
    assert found is not None
    assert (found.kind, found.difference, found.is_grave) == ("committed", 1, True)


def test_two_months_are_too_few_for_a_projection_but_not_for_what_happened():
    assert line(9000, 60_000, closed=2) is None
    assert line(40_000, 60_000, closed=2).kind == "overspent"  # type: ignore[union-attr]


@pytest.mark.parametrize("granted", [None, 0])
def test_money_spent_where_nothing_was_granted(granted):
    found = line(200, granted)
    assert found == EarlyWarning("ungranted", Decimal(1200), None)
    assert line(100, granted) is None  # 600 are below the amount


def test_posts_far_from_the_budgeted_rate():
    empty = project_vacancy(Staffing((Decimal(10),) * 12, (Decimal(8),) * 6, Decimal(15)))
    assert empty is not None
    assert vacancy_warning(empty, LIMITS) == EarlyWarning("more_vacant", Decimal(5), None)
    assert vacancy_warning(replace(empty, budgeted_rate=Decimal("15.1")), LIMITS) is None
    assert vacancy_warning(replace(empty, budgeted_rate=Decimal(30)), LIMITS) == EarlyWarning(
        "less_vacant", Decimal(10), None
    )
    assert vacancy_warning(replace(empty, budgeted_rate=None), LIMITS) is None
    assert vacancy_warning(replace(empty, closed=2, budgeted_rate=Decimal(0)), LIMITS) is None


def test_the_limits_have_their_first_day():
    found = early_limits(date(2025, 7, 1))
    assert (found.overspend, found.underspend, found.amount, found.months) == (2, 5, 50_000, 3)
    assert found.rule.name == "early_warnings"
    assert not found.rule.stated
    with pytest.raises(LookupError, match="1999-12-31"):
        early_limits(date(1999, 12, 31))


def test_every_kind_is_listed_once_and_the_grave_ones_first():
    assert len(set(KINDS)) == len(KINDS)
    grave = [EarlyWarning(kind, Decimal(1), None).is_grave for kind in KINDS]
    assert grave == sorted(grave, reverse=True)
