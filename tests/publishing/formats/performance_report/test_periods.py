"""The period a report covers."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.calc.account import Language, Period
from answerable.publishing.formats.performance_report.periods import label_in, period_in

YEAR = Period(date(2023, 7, 1), date(2024, 6, 30), "2023/24")


@pytest.mark.parametrize(
    ("text", "language", "period"),
    [
        ("2023 年 7 月 1 日至 2024 年 6 月 30 日的账户", "zh", YEAR),
        ("(千美元；预算年度为2023年7月1日至2024年6月30日)", "zh", YEAR),
        ("2023 年 1 月 1 日至 12 月 31 日", "zh", Period(date(2023, 1, 1), date(2023, 12, 31), "2023")),
        ("for the period from 1 July 2023 to 30 June 2024", "en", YEAR),
        ("1 January to 31 December 2023", "en", Period(date(2023, 1, 1), date(2023, 12, 31), "2023")),
        ("open from 1 July 2023 to 3 July 2023", "en", None),
        ("2023 年 7 月 1 日至 2023 年 7 月 9 日开放", "zh", None),
        ("no dates", "en", None),
    ],
)
def test_period_in(text: str, language: Language, period: Period | None) -> None:
    assert period_in(text, language) == period


@pytest.mark.parametrize(
    ("head", "label"),
    [("业绩计量\n2020/21 年度", "2020/21"), ("Performance measures 2023", "2023"), ("Measures", None)],
)
def test_label_in(head: str, label: str | None) -> None:
    assert label_in(head) == label
