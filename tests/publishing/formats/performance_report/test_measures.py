"""Marks, measures and verdicts of indicators."""

from __future__ import annotations

import pytest

from answerable.publishing.formats.performance_report.mapping import EN, ZH, Wording
from answerable.publishing.formats.performance_report.measures import (
    Mark,
    Measure,
    indicator_mark,
    measure,
    reported_achieved,
)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("㈡ 灯塔", Mark(2, None, "灯塔")),
        ("(十一)  90%的灯塔", Mark(11, None, "90%的灯塔")),
        ("(iv) lamps", Mark(4, None, "lamps")),
        ("2.1.4 lamps", Mark(None, "2.1.4", "lamps")),
        ("lamps (ii)", Mark(None, None, "lamps (ii)")),
        ("(mix) lamps", Mark(None, None, "(mix) lamps")),
    ],
)
def test_indicator_mark(text: str, mark: Mark) -> None:
    assert indicator_mark(text) == mark


@pytest.mark.parametrize(
    ("cell", "wording", "found"),
    [
        ("目标数 6\n估计数 1 800\n实际数 12.7", ZH, Measure("6", "1800", "12.7")),
        ("目标数 100 估计数 — 实际数 不适用", ZH, Measure("100", "0", "not_applicable")),
        ("目标数 正面\n实际数 无", ZH, Measure("正面", None, "none")),
        ("Target 6\nEstimate n/a\nActual 1,200", EN, Measure("6", "not_applicable", "1200")),
        ("Target: 95\nActual: Yes", EN, Measure("95", None, "yes")),
        ("roughly ten", EN, Measure(rest="roughly ten")),
        ("Target 5\nTarget 6", EN, Measure("5", rest="Target 6")),
    ],
)
def test_measure(cell: str, wording: Wording, found: Measure) -> None:
    assert measure(cell, wording) == found


@pytest.mark.parametrize(
    ("narrative", "wording", "said"),
    [
        ("已实现。全部点亮", ZH, True),
        ("已实现", ZH, True),
        ("未实现。停航", ZH, False),
        ("部分实现。停航", ZH, False),
        ("已实现性别均衡的站点", ZH, None),
        ("没有设立新站", ZH, None),
        ("Achieved. All lit", EN, True),
        ("Not achieved", EN, False),
        ("Partially achieved. Two of three", EN, False),
        ("88 per cent", EN, None),
        (None, EN, None),
    ],
)
def test_reported_achieved(narrative: str | None, wording: Wording, said: bool | None) -> None:
    assert reported_achieved(narrative, wording) is said
