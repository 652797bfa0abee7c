"""What a cell of completed values says, and which numbers a planned output states."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.publishing.formats.outputs_addendum.mapping import EN, WORDS, ZH
from answerable.publishing.formats.outputs_addendum.values import planned, printed, stacked, ways


def quantities(cell: str, labels: int, text: str) -> tuple[list[str | None], bool]:
    found, proven = stacked(cell, labels, text, ZH)
    return [value.quantity for value in found], proven


@pytest.mark.parametrize(
    ("cell", "labels", "text", "expected"),
    [
        ("44", 1, "26 次会议", ["44"]),
        ("2 574", 1, "处理全部申请", ["2574"]),
        ("2 574", 2, "处理 2 800 份申请", ["2574"]),  # one plan, a label and a remark
        ("1 10", 2, "1 次会议和 6 次通话", ["1", "10"]),
        ("84 1 080", 2, "150 次活动和 1 000 条新闻", ["84", "1080"]),
        ("8 52 12", 3, "12 份、52 份和 12 份报告", ["8", "52", "12"]),
        ("32 34 175", 3, "32 份和 34 份报告", ["32", "34", "175"]),
        ("1 912 290 333", 3, "2 000 份、200 份和 400 份合同", ["1912", "290", "333"]),
        ("7 2 5 12", 4, "30 次访问", ["7", "2", "5", "12"]),
        ("261 否", 2, "261 份资料", ["261", "no"]),
        ("是 9%", 2, "2 000 名，增加 20%", ["yes", "9"]),
        ("部分完成", 1, "修订手册", ["partly"]),
        ("40 000", 1, "", ["40000"]),
    ],
)
def test_a_cell_is_read_as_its_row_proves(cell: str, labels: int, text: str, expected: list[str]) -> None:
    assert quantities(cell, labels, text) == (expected, True)


def test_what_the_row_does_not_prove_is_said() -> None:
    assert quantities("6 700 625 440", 3, "49 种、79 种，7 900 名、2 300 名和 13 000 名") == (
        ["6700", "625", "440"],
        False,
    )


@pytest.mark.parametrize("cell", ["正在进行", "约 3", "12 003 04", "在 3 处"])
def test_what_is_no_value_is_none(cell: str) -> None:
    assert ways(cell, ZH) == []


def test_words_of_both_languages() -> None:
    assert [ways(word, ZH)[0][0].quantity for word in ("是", "否", "部分", "不适用", "无", "未报告")] == [
        *("yes", "no", "partly", "not_applicable", "none", None)
    ]
    assert [
        ways(word, EN)[0][0].quantity for word in ("Yes", "No.", "Partially", "Not applicable", "N/A")
    ] == [*("yes", "no", "partly", "not_applicable", "not_applicable")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("编写 1 550 份报告", "1550"),
        ("3,908 conferences", "3908"),
        ("培训看守人", None),
        ("2 次会议和 6 次通话", None),
        ("在 5 天内答复 85 次查询", "85"),
        ("就第 1325(2000)号决议作 4 次介绍", "4"),
        ("根据 2011/12 年度的审查启动 76 项招标", "76"),
        ("为第2阶段拟订2份提案", "2"),
        ("报告(A/67/633)，共 3 份", "3"),
        ("21 世纪节目 2 则", "2"),
        ("12 reports by 30 June 2013", None),
    ],
)
def test_the_number_planned_is_the_only_count_in_the_text(text: str, expected: str | None) -> None:
    assert planned(text) == expected


@given(st.integers(0, 10**9), st.sampled_from(sorted(WORDS)))
def test_a_printed_value_is_read_again(number: int, language: str) -> None:
    words = WORDS[language]  # type: ignore[index]
    found, proven = stacked(printed(str(number), words), 1, "", words)
    assert ([value.quantity for value in found], proven or number > 999) == ([str(number)], True)
