"""Which outputs a sentence names."""

from __future__ import annotations

import pytest

from answerable.publishing.formats.performance_report.mapping import EN, ZH
from answerable.publishing.formats.performance_report.references import output_references


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("灯具减少(产出 22、25、26 和 44)。", (22, 25, 26, 44)),
        ("灯具减少(产出27)，浮标增加(产出 11 和 18)。", (27, 11, 18)),
        ("灯具减少(产出 1-3 和 5-8)。", (1, 2, 3, 5, 6, 7, 8)),
        ("关于产出 2 至 4，照常进行；产出 3 高于计划。", (2, 3, 4)),
        ("扩大了产出 32 和 38。在产出 37 下另有安排。", (32, 38, 37)),
        ("全年产出 5 份公报。", ()),
        ("产出 1 200 份公报。", ()),
        ("产出低于计划，2020/21 年度如此。", ()),
        ("产出 3 和 2020/21 年度的情况。", (3,)),
        ("产出增加 50%。", ()),
        ("产出 7 和 18 项活动。", (7,)),
    ],
)
def test_chinese(text: str, numbers: tuple[int, ...]) -> None:
    assert output_references(text, ZH) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Fewer lamps (outputs 22, 25-27 and 51).", (22, 25, 26, 27, 51)),
        ("Output 3 was exceeded; outputs 3 and 4 were put off.", (3, 4)),
        ("Outputs 1 to 3, 5, and 7 through 9.", (1, 2, 3, 5, 7, 8, 9)),
        ("The output of 5 boats grew by 20 per cent.", ()),
        ("Throughput 5 rose.", ()),
        ("See section B, output 5.", ()),
    ],
)
def test_english(text: str, numbers: tuple[int, ...]) -> None:
    assert output_references(text, EN) == numbers


def test_a_number_that_no_output_has_is_kept() -> None:
    assert output_references("(outputs 1 and 99)", EN) == (1, 99)
