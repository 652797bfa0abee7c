"""The matrix that ships, an institution's own, and tables that are refused with their line."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from answerable.cycle.rules.matrix import Matrix, MatrixFault, may_write, read_matrix, roles_at, status_of

DAY = date(2026, 7, 1)
HEAD = "first_day,last_day,role,status,subject,field,may\n"


def matrix(*rows: str) -> Matrix:
    return Matrix(read_matrix(HEAD + "\n".join(rows), "own.csv"))


@pytest.mark.parametrize(
    ("roles", "status", "subject", "field", "expected"),
    [
        (("focal_point",), "open", "output", "actual", ""),
        (("focal_point",), "open", "output", "planned", "not_yours"),
        (("focal_point",), "submitted", "output", "actual", "wrong_state"),
        (("focal_point",), "open", "section", "submit", "not_yours"),
        (("focal_point",), "cleared", "section", "comment", ""),
        (("head_of_entity",), "returned", "section", "submit", ""),
        (("budget_office",), "submitted", "money", "expenditure", ""),
        (("budget_office",), "cleared", "money", "expenditure", "wrong_state"),
        (("budget_office",), "open", "output", "actual", "not_yours"),
        (("budget_office",), "general", "paragraph", "text", ""),
        (("budget_office",), "submitted", "section", "clear", ""),
        (("publisher",), "open", "output", "actual", "not_yours"),
        (("publisher", "focal_point"), "open", "output", "actual", ""),
        ((), "open", "output", "actual", "not_yours"),
        (("focal_point",), "plan_open", "indicator", "target", ""),
        (("focal_point",), "plan_open", "indicator", "actual", "not_yours"),
        (("focal_point",), "plan_submitted", "indicator", "target", "wrong_state"),
        (("focal_point",), "plan_open", "section", "submit", "not_yours"),
        (("head_of_entity",), "plan_returned", "section", "submit", ""),
        (("focal_point",), "plan_general", "mandate", "title", "not_yours"),
        (("budget_office",), "plan_general", "mandate", "title", ""),
        (("budget_office",), "plan_open", "objective", "text", ""),
        (("focal_point",), "open", "objective", "text", "not_yours"),
        (("publisher",), "plan_open", "objective", "text", "not_yours"),
    ],
)
def test_the_matrix_that_ships(
    roles: tuple[str, ...], status: str, subject: str, field: str, expected: str
) -> None:
    verdict = may_write(roles, status, subject, field, DAY)
    assert (verdict.allowed, verdict.code) == (expected == "", expected)
    assert bool(verdict.reason) is not verdict.allowed


def test_a_row_for_the_field_counts_before_one_for_all() -> None:
    own = matrix(
        "2000-01-01,,focal_point,open,output,*,yes", "2000-01-01,,focal_point,open,output,planned,no"
    )
    assert own.may("focal_point", "open", "output", "actual", DAY)
    assert not own.may("focal_point", "open", "output", "planned", DAY)


def test_rows_count_from_their_first_to_their_last_day() -> None:
    own = matrix(
        "2026-01-01,2026-06-30,focal_point,open,output,planned,yes",
        "2026-07-01,,focal_point,open,output,planned,no",
    )
    days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1))
    assert [own.may("focal_point", "open", "output", "planned", day) for day in days] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("role,may\n", "line 1: the columns first_day"),
        ("", "line 1"),
        (HEAD + "\n2026-01-01,,king,open,output,actual,yes", "line 3: role is 'king'; one of focal_point"),
        (HEAD + "2026-01-01,,focal_point,open,output,target,yes", "line 2: field is 'target'"),
        (HEAD + "2026-01-01,,focal_point,shut,output,actual,yes", "line 2: status is 'shut'"),
        (HEAD + "2026-01-01,,focal_point,open,output,actual,maybe", "line 2: may is 'maybe'"),
        (HEAD + "soon,,focal_point,open,output,actual,yes", "line 2: 'soon' is no date"),
        (HEAD + "2026-02-01,2026-01-01,focal_point,open,output,actual,yes", "lies before first_day"),
        (HEAD + "2026-01-01,,focal_point,open", "line 2: 7 cells were expected, found 4"),
        (HEAD + "2026-01-01,,focal_point,open,output,actual,yes\n" * 2, "line 3: line 2 says something"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(MatrixFault, match=f"own.csv.*{said.replace('(', '.')}"):
        read_matrix(text, "own.csv")


def test_an_institutions_own_table_counts_as_soon_as_it_is_there(tmp_path: Path, settings: Any) -> None:
    settings.ENTRY_MATRIX = tmp_path / "entry_matrix.csv"
    assert may_write(("focal_point",), "open", "output", "actual", DAY).allowed
    settings.ENTRY_MATRIX.write_text(HEAD + "2000-01-01,,focal_point,open,output,planned,yes\n")
    assert not may_write(("focal_point",), "open", "output", "actual", DAY).allowed
    assert may_write(("focal_point",), "open", "output", "planned", DAY).allowed


def test_the_roles_of_the_matrix_follow_from_what_the_database_computed() -> None:
    scopes = {"enters": {3, 4}, "submits": {3}, "clears": {0}, "publishes": set[int]()}
    assert roles_at(scopes, 3) == ("head_of_entity", "budget_office")  # not a focal point beside it
    assert roles_at(scopes, 4) == ("focal_point", "budget_office")
    assert roles_at(scopes, None) == ("budget_office",)
    assert roles_at({}, 3) == ()


def test_a_plan_has_states_of_its_own() -> None:
    assert status_of("open", "programme_plan") == "plan_open"
    assert status_of(None, "programme_budget") == "plan_general"
    assert status_of("open", "performance_report") == "open"
    assert status_of(None, "performance_report") == "general"
