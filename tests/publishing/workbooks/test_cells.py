"""One cell at a time: what it says, or what is wrong with it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from answerable.publishing.workbooks.cells import LONGEST, plain, understood
from answerable.publishing.workbooks.shapes import Column, Problem
from tests.publishing.workbooks.filling import COLUMNS

OF = {column.code: column for column in COLUMNS}


@pytest.mark.parametrize(
    ("column", "raw", "said"),
    [
        ("actual", 5.0, "5"),
        ("actual", 1234.5, "1234.5"),
        ("actual", "1 234,5", "1234.5"),
        ("actual", "", None),
        ("actual", "  ", None),
        ("actual", "n/a", "not_applicable"),
        ("actual", "不适用", "not_applicable"),
        ("actual", "yes", "yes"),
        ("actual", "(3)", "-3"),
        ("amount", "1.234,56", "1234.56"),
        ("amount", 10.25, "10.25"),
        ("count", 3.0, "3"),
        ("count", "3", "3"),
        ("level", "High", "high"),
        ("level", "高", "high"),
        ("level", " low ", "low"),
        ("day", date(2026, 7, 1), "2026-07-01"),
        ("day", datetime(2026, 7, 1), "2026-07-01"),  # noqa: DTZ001
        ("day", "1 July 2026", "2026-07-01"),
        ("reason", "=1+1", "=1+1"),
        ("reason", 2024.0, "2024"),
        ("reason", "a\r\nb", "a\nb"),
        ("reason", True, "true"),
    ],
)
def test_a_cell_says(column: str, raw: Any, said: str | None) -> None:
    assert understood(OF[column], raw) == said


@pytest.mark.parametrize(
    ("column", "raw", "code"),
    [
        ("actual", "1,234", "ambiguous_figure"),
        ("actual", "many", "no_figure"),
        ("actual", True, "no_figure"),
        ("actual", date(2026, 1, 2), "date_in_figure"),
        ("actual", time(1, 2), "date_in_figure"),
        ("actual", timedelta(hours=30), "date_in_figure"),
        ("actual", "#REF!", "error_value"),
        ("actual", "#N/A", "error_value"),
        ("actual", "5\x01", "characters"),
        ("actual", "–", "no_figure"),
        ("actual", float("inf"), "no_figure"),
        ("actual", float("nan"), "no_figure"),
        ("actual", 1e300, "no_figure"),
        ("count", 2.5, "no_count"),
        ("count", -1, "no_count"),
        ("amount", "1.234", "ambiguous_figure"),
        ("amount", 1.005, "too_many_decimals"),
        ("amount", "yes", "no_figure"),
        ("level", "middling", "not_in_list"),
        ("level", 3.0, "not_in_list"),
        ("day", "03/04/2026", "ambiguous_day"),
        ("day", 46204.0, "no_day"),
        ("day", "soon", "no_day"),
        ("reason", "a\x0bb", "characters"),
        ("reason", "x" * (LONGEST + 1), "too_long"),
        ("reason", "#VALUE!", "error_value"),
    ],
)
def test_a_cell_is_refused(column: str, raw: Any, code: str) -> None:
    found = understood(OF[column], raw)
    assert isinstance(found, Problem)
    assert found.code == code


def test_an_answer_may_be_a_tick() -> None:
    column = Column("achieved", "Achieved", "choice", choices={"yes": "yes", "no": "no"}, accepted={})
    assert understood(column, True) == "yes"
    assert understood(column, False) == "no"


def test_without_a_judgement_a_cell_is_what_it_shows() -> None:
    assert plain(OF["actual"], "1,234") == "1,234"
    assert plain(OF["actual"], 5.0) == "5"
    assert plain(OF["actual"], "n/a") == "not_applicable"
    assert plain(OF["level"], "高") == "high"
    assert plain(OF["day"], date(2026, 7, 1)) == "2026-07-01"
    assert plain(OF["reason"], None) is None
    assert plain(OF["name"], True) == "true"
    assert plain(OF["name"], time(1, 2)) == "01:02:00"


@pytest.mark.parametrize("typed", ["12%", "12 %", "12％", "١٢٪"])
def test_a_per_cent_is_no_amount_and_no_number_of_posts(typed: str) -> None:
    for nature in ("money", "count"):
        found = understood(Column("x", "X", nature), typed)
        assert isinstance(found, Problem)
        assert found.code == "no_figure"
