"""Measures beside narratives: what states the measure is compared, everything else left alone."""

import pytest

from answerable.results.reports.rules import audit
from tests.results.reports.rules.accounts import with_indicator

SHARE = "Percentage of reports submitted on time"
DAYS = "Average time to fill a post (calendar days)"
COUNT = "Number of workshops"


@pytest.mark.parametrize(
    ("text", "narrative", "actual", "severity", "computed"),
    [
        (SHARE, "91 per cent were on time", "81", "error", "91"),
        ("按时提交报告的百分比", "91%的报告按时提交", "81", "error", "91"),
        ("按时提交报告的百分比", "42 份报告中有 36 份按时提交", "76", "warning", "85.7"),
        ("按时提交报告的百分比", "80 人中的 60 人按时提交", "57", "warning", "75"),
        (SHARE, "36 of 42 reports were on time", "76", "warning", "85.7"),
        (DAYS, "The average was 364 days, well over the 120-day target", "346", "error", "364"),
        ("征聘平均用时(日历天数)", "平均周期为 364 个日历日，高于 120 天目标", "346", "error", "364"),
        (COUNT, "9 workshops were held", "8", "warning", "9"),
        ("讲习班数目", "举办了 9 次讲习班", "8", "warning", "9"),
        ("部队数目", "未实现。22 支部队。13 支新增，9 支来自系统", "29", "warning", "22"),
        (SHARE, "33 per cent were on time. In others it was 80 per cent", "43", "warning", "33"),
    ],
)
def test_doubted(text: str, narrative: str, actual: str, severity: str, computed: str) -> None:
    found = audit(with_indicator(1, text=text, narrative=narrative, actual=actual))
    assert [(f.rule, f.severity, f.path, f.printed, f.computed) for f in found] == [
        ("measure_in_narrative", severity, "A(a)1", actual, computed)
    ]


@pytest.mark.parametrize(
    ("text", "narrative", "actual"),
    [
        (SHARE, "90.6 per cent were on time", "91"),
        (SHARE, "36 of 42 reports were on time", "86"),
        (SHARE, "Fewer than 10 per cent were late", "95"),
        (SHARE, "91 per cent were on time, 9 per cent late", "91"),
        ("按时提交报告的百分比", "所有提交甲的报告和 88%的提交乙的报告按时提交", "96"),
        ("空缺率(百分比)", "9 个特派团中，有 6 个的空缺率低于 10%", "13"),
        (DAYS, "Posts were filled within 30 days", "12.7"),
        ("处理申请所需时间(月数)", "平均在 90 天内处理", "3"),
        (COUNT, "Held were 9 workshops in 3 regions", "8"),
        (COUNT, "9 workshops were held in 3 regions, 8 of them online", "8"),
        (COUNT, "Workshops were held within 30 days", "8"),
        (COUNT, "Plan for 2016-2020 adopted", "8"),
        (COUNT, "9 workshops were held", "none"),
        (COUNT, "9 workshops were held", None),
    ],
)
def test_not_doubted(text: str, narrative: str, actual: str | None) -> None:
    assert audit(with_indicator(1, text=text, narrative=narrative, actual=actual)) == ()


@pytest.mark.parametrize(
    ("text", "actual", "doubted"),
    [
        (SHARE, "180", True),
        ("按时提交报告的百分比", "101", True),
        ("Increase in the percentage of users", "180", False),
    ],
)
def test_a_share_is_never_more_than_the_whole(text: str, actual: str, doubted: bool) -> None:
    found = audit(with_indicator(1, text=text, narrative=None, actual=actual))
    assert [(f.rule, f.severity, f.computed) for f in found] == (
        [("measure_over_whole", "warning", "100")] if doubted else []
    )


@pytest.mark.parametrize(
    ("actual", "said", "doubted"),
    [("4", True, True), ("5", True, False), ("8", False, True), ("4", False, False), ("4", None, False)],
)
def test_a_claim_against_the_measure(actual: str, said: bool | None, doubted: bool) -> None:
    found = audit(with_indicator(2, narrative="Held online", actual=actual, reported_achieved=said))
    assert [(f.rule, f.severity, f.path) for f in found] == (
        [("achievement_claim", "warning", "A(a)2")] if doubted else []
    )


def test_a_claim_is_worded_with_the_claim() -> None:
    (found,) = audit(with_indicator(2, narrative="Held online", actual="4"), "zh")
    assert found.message == "文件称该指标已实现，但实际数为4，目标数为5。"


def test_where_the_good_direction_is_unknown_a_claim_is_not_judged() -> None:
    text = "Number of warnings not followed by a flood"
    assert audit(with_indicator(2, text=text, narrative="Fewer", actual="4")) == ()
