"""Numbers in sentences: what is a figure, what kind, and what is a date, a symbol or an ordinal."""

from decimal import Decimal

import pytest

from answerable.results.reports.rules.numerals import Numeral, digits, numerals, split_sentences


def kinds(sentence: str) -> list[tuple[str, str]]:
    return [(n.digits, n.kind) for n in numerals(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("108 项建议中，49 项(45%)", [("108", "count"), ("49", "count"), ("45", "percent")]),
        ("2020 年 7 月 1 日第 12 段表 3", []),
        ("第 74/280 号决议和 A/75/785 号文件，COVID-19", []),
        ("201 300 美元", [("201300", "money")]),
        ("$201,300 (0.06 per cent)", [("201300", "money"), ("0.06", "percent")]),
        ("outputs 19 and paragraph 4, 30 June 2021", []),
        ("3 700、3 500", [("3700", "count"), ("3500", "count")]),
        ("2016-2020 plan", []),
        ("11 951 名工作人员中的 681 人", [("11951", "count"), ("681", "count")]),
    ],
)
def test_kinds(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(sentence) == expected


@pytest.mark.parametrize(
    ("text", "value", "slack"),
    [
        ("3.555 亿美元", 355_500_000, 50_000),
        ("50 万美元", 500_000, 50_000),
        ("$1.3 million", 1_300_000, 50_000),
        ("US$ 684,200", 684_200, 0),
        ("684 200 dollars", 684_200, 0),
    ],
)
def test_money_is_the_full_amount(text: str, value: int, slack: int) -> None:
    (found,) = numerals(text)
    assert (found.value, found.kind, found.slack) == (Decimal(value), "money", Decimal(slack))


def test_positions() -> None:
    (found,) = numerals("共 1 234 项")
    assert found == Numeral(Decimal(1234), "1234", "count", 2, 7)
    assert digits("12 723,102") == "12723102"


def test_sentences() -> None:
    assert split_sentences("一。二；三\n四") == ["一。", "二；", "三", "四"]
    assert split_sentences("One is 1.5 today. Two; three. (Four)") == [
        "One is 1.5 today.",
        "Two; three.",
        "(Four)",
    ]
    assert split_sentences("") == []
