"""Heads that name a year, as pages break and order them."""

from __future__ import annotations

import pytest

from answerable.publishing.formats.programme_budget.mapping import EN, ZH
from answerable.publishing.formats.programme_budget.periods import period_of


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("2043 (actual)", ("2043", "actual")),
        ("2043 (actu al)", ("2043", "actual")),
        ("2043\nplanned", ("2043", "planned")),
        ("Planned 2043", ("2043", "planned")),
        ("2043", ("2043", None)),
        ("2043 boats", None),
        ("Boats", None),
    ],
)
def test_heads(head, period):
    assert period_of(head, EN) == period


def test_chinese_heads():
    assert [period_of(head, ZH) for head in ("2043年(实际)", "2043年计划数", "2043 年 实际")] == [
        ("2043", "actual"),
        ("2043", "planned"),
        ("2043", "actual"),
    ]
