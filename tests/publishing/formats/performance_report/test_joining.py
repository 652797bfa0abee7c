"""Undoing wraps, in Chinese and English."""

from __future__ import annotations

import pytest

from answerable.publishing.formats.performance_report.joining import is_item, joined, unwrapped, width


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["灯塔", "管理处"], "灯塔管理处"),
        (["截至 2020 年 7 月", "1 日"], "截至 2020 年 7 月 1 日"),
        (["共", "12 座"], "共 12 座"),
        (["灯塔；", "12 座"], "灯塔；12 座"),
        (["灯塔(共", "12 座)"], "灯塔(共 12 座)"),
        (["2020-", "2023 年"], "2020-2023 年"),
        (["达到 80%", "的目标"], "达到 80%的目标"),
        (["the watch", "room"], "the watch room"),
        (["cost-", "sharing"], "cost-sharing"),
        (["three boats", "(two hired)"], "three boats (two hired)"),
        ([" a ", "", "b "], "a b"),
    ],
)
def test_joined(lines: list[str], whole: str) -> None:
    assert joined(lines) == whole


def test_items_keep_their_line_unless_they_stand_in_a_sentence() -> None:
    assert joined(["三项：", "(a) 灯塔；", "(b) 浮标"]) == "三项：\n(a) 灯塔；\n(b) 浮标"
    assert joined(["三项：(a) 灯塔；", "(b) 浮标"], items=False) == "三项：(a) 灯塔；(b) 浮标"
    assert unwrapped("three:\n(a) one\nmore;\n(b) two") == "three:\n(a) one more;\n(b) two"


@pytest.mark.parametrize(
    ("text", "item"), [("(a) x", True), ("(iv) x", True), ("• x", True), ("(see) x", False)]
)
def test_is_item(text: str, item: bool) -> None:
    assert is_item(text) is item


def test_an_ideograph_is_two_columns_wide() -> None:
    assert width("灯塔 A") == 6
