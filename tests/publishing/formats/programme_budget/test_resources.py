"""Tables of part B: heads of groups over their own columns, in both languages."""

from __future__ import annotations

import pytest

from answerable.publishing.blocks import Cells
from answerable.publishing.formats.programme_budget.mapping import WORDS
from answerable.publishing.formats.programme_budget.resources import table


def columns(*head: tuple[str, ...], language: str = "en") -> tuple[str, ...]:
    figures = Cells(("Posts", *["1.0"] * (len(head[0]) - 1)))
    rows = [*(Cells(cells, head=True) for cells in head), figures]
    return table(rows, None, "table_1", None, WORDS[language]).columns


@pytest.mark.parametrize(
    ("language", "group", "own", "year"),
    [
        ("en", "Changes", ("Other", "Total"), "2027 estimate (before recosting)"),
        ("zh", "变动", ("其他", "共计"), "2027年估计数"),
    ],
)
def test_changes_end_before_the_year_behind_them(language, group, own, year):
    made = columns(("", "", group, "", ""), ("", "2026", *own, year), language=language)
    assert made == ("2026", *(f"{group} {name}" for name in own), year)


def test_a_group_of_years_keeps_them():
    made = columns(
        ("", "Regular budget", "", "", "Total", ""),
        ("", "2026 estimate", "2027 estimate", "Variance", "2026 estimate", "2027 estimate"),
    )
    assert made == (
        "Regular budget 2026 estimate",
        "Regular budget 2027 estimate",
        "Regular budget Variance",
        "Total 2026 estimate",
        "Total 2027 estimate",
    )
