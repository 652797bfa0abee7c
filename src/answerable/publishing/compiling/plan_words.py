"""What a printed plan says where its form has no cell: heads of lists, and figures in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanWords:
    """In one language. `figure` and `value` are filled with what they name."""

    objectives: str
    measure: str
    deliverables: str  # of the years from, to
    baseline: str
    estimate: str
    target: str
    outputs: str
    factors: str
    mandates: str
    accomplishments: str
    indicators: str
    result: str
    figure: str
    value: str
    opening: str
    closing: str
    between: str
    before_unit: str
    kinds: Mapping[str, str]


_EN = PlanWords(
    objectives="Objectives:",
    measure="Performance measure",
    deliverables="Deliverables for the period {}–{}, by category and subcategory",
    baseline="baseline",
    estimate="estimate",
    target="target",
    outputs="Outputs:",
    factors="External factors:",
    mandates="Legislative mandates:",
    accomplishments="Expected accomplishments:",
    indicators="Indicators of achievement:",
    result="Result {number}: ",
    figure="{name}: {value}{unit}",
    value="{period} ({kind}): {value}",
    opening=" (",
    closing=")",
    between="; ",
    before_unit=" ",
    kinds={
        "actual": "actual",
        "planned": "planned",
        "target": "target",
        "estimate": "estimate",
        "approved": "approved",
        "proposed": "proposed",
    },
)
_ZH = PlanWords(
    objectives="目标：",
    measure="业绩计量",
    deliverables="{}-{}年期间按类别和次类别开列的应交付产出",
    baseline="基线",
    estimate="估计数",
    target="目标数",
    outputs="产出：",
    factors="外部因素：",
    mandates="立法授权：",
    accomplishments="预期成绩：",
    indicators="绩效指标：",
    result="成果{number}：",
    figure="{name}：{value}{unit}",
    value="{period}（{kind}）：{value}",
    opening="（",
    closing="）",
    between="；",
    before_unit="",
    kinds={
        "actual": "实际",
        "planned": "计划",
        "target": "目标",
        "estimate": "估计",
        "approved": "核定",
        "proposed": "拟议",
    },
)


def words_of(language: str) -> PlanWords:
    """The words of a language; English for those that have none of their own yet."""
    return _ZH if language == "zh" else _EN
