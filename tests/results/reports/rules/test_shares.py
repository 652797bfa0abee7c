"""Shares, changes and sums inside one sentence, in both languages, and wording that ties nothing."""

import pytest

from answerable.results.reports.rules.shares import claims


@pytest.mark.parametrize(
    ("sentence", "computed"),
    [
        ("108 项建议中，49 项建议(54%)已执行", "45"),
        ("361 项建议，其中 247 项(86%)已执行", "68"),
        ("78%的建议得到执行(235 项建议中有 206 项)", "88"),
        ("共 29 717 156 美元，支付 12 723 102 美元，是索偿额的 34%", "43"),
        ("支出为 114 731 600 美元，占核定资源 116 098 500 美元的 89.8%", "98.8"),
        ("核定 355 694 200 美元，产生 201 300 美元的余额(占资源的 0.60%)", "0.06"),
        ("49 of the 108 recommendations (54 per cent) were implemented", "45"),
        ("54 per cent of them (49 of 108) were implemented", "45"),
        ("49 of the 108 recommendations were implemented, or 54 per cent; more will be", "45"),
        ("49 recommendations (54 per cent) of the 108 were implemented", "45"),
        ("Of the first 18 interns, 11 entered the roster (16.1 per cent)", "61.1"),
        ("it looked at 27 cases; in 19 of them the agreement holds (74.0 per cent)", "70.4"),
        ("361 recommendations, of which 247 (86 per cent) were implemented", "68"),
        ("乘数提高了 3.8%，从 67.1 提高到 69.3", "3.3"),
        ("an increase of 3.8 per cent, from 67.1 to 69.3", "3.3"),
        ("44 次简报：警务(18)、司法(6)、其他(10)。", "34"),
    ],
)
def test_contradicted(sentence: str, computed: str) -> None:
    assert [claim.computed for claim in claims(sentence)] == [computed]


@pytest.mark.parametrize(
    "sentence",
    [
        "108 项建议中，49 项建议(45%)已执行",
        "361 项建议，其中 247 项(68%)已执行",
        "88%的建议得到执行(235 项建议中有 206 项)",
        "共 29 717 156 美元，支付 12 723 102 美元，是索偿额的 43%",
        "49 of the 108 recommendations (45 per cent) were implemented",
        "5 400 张发票中有 5 238 张在 30 天内付款(97%)",
        "乘数提高了 3.3%，从 67.1 提高到 69.3",
        "满意率从 77%提高到 100%",
        "rose by 3 per cent, from 10 per cent to 13 per cent",  # points
        "近 40%，比计划的 100 项高，共 139 项",
        "293 个案件中，nearly 25 per cent 已解决，其中 18%进入诉讼",
        "在 69%的答复中，服务不变(25%)或更好(44%)",
        "44 次简报：警务(18)、司法(16)、其他(10)。",
        "支出 120 500 700 美元，占核定资源 119 813 500 美元的 100.6%",
    ],
)
def test_not_doubted(sentence: str) -> None:
    assert list(claims(sentence)) == []
