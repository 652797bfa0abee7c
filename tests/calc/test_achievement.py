"""Indicators met, in both directions, in numbers and in words."""

import pytest

from answerable.calc.account import Direction, Indicator
from answerable.calc.achievement import achievement_figure, direction_of_good, indicator_verdict, verdict


@pytest.mark.parametrize(
    ("target", "actual", "direction", "expected"),
    [
        ("80", "91", "higher", "met"),
        ("93", "92.4", "higher", "not_met"),
        ("3", "3.5", "lower", "not_met"),
        ("3", "3.5", "unknown", "unknown"),
        ("3", "3.0", "unknown", "met"),
        ("3", "3", "lower", "met"),
        ("0", "0", "higher", "met"),
        ("yes", "yes", "higher", "met"),
        ("yes", "no", "higher", "not_met"),
        ("yes", "partly", "higher", "partly"),
        ("yes", "none", "higher", "unknown"),
        ("100", "none", "higher", "unknown"),
        ("100", None, "higher", "unknown"),
        (None, "100", "higher", "unknown"),
        ("not_applicable", "1", "higher", "unknown"),
    ],
)
def test_verdict(target: str | None, actual: str | None, direction: str, expected: str) -> None:
    assert verdict(target, actual, direction) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("未结索偿不超过 3 个月(月数)", "lower"),
        ("90%的申请在不到 3 天内办结(百分比)", "higher"),
        ("Hours between warning and flood", "unknown"),
        ("Claims outstanding for no more than 3 months", "lower"),
        ("Percentage of requests handled in less than 3 days", "higher"),
        ("Number of overdue reports", "lower"),
        ("Number of workshops", "higher"),
        ("Average number of days to fill a post", "lower"),
        ("处理申请所需时间(工作日)", "lower"),
        ("Percentage of warnings not followed by a flood", "unknown"),
        ("警察空缺率(百分比)", "unknown"),
        ("减少平均病假天数", "lower"),
        ("延长警报的平均预见期(小时)", "higher"),
        ("Number of staff injured at work", "lower"),
    ],
)
def test_direction_of_good(text: str, direction: str) -> None:
    assert direction_of_good(text) == direction


def test_a_target_at_the_end_of_the_scale_decides() -> None:
    assert direction_of_good("收到的指控在 7 天内审查(百分比)", "100") == "higher"
    assert direction_of_good("收到的指控在 7 天内审查(百分比)", "90") == "unknown"
    assert direction_of_good("Number of negative comments", "0") == "lower"


def test_indicator_is_judged_by_its_wording() -> None:
    slow = Indicator(1, "Debt of no more than 3 months", target="3", actual="3.5")
    assert indicator_verdict(slow) == "not_met"
    assert achievement_figure(slow).text == "0"
    assert achievement_figure(Indicator(1, "Number", target=None, actual="1")).value is None


@pytest.mark.parametrize(
    ("stated", "direction"), [("more", "higher"), ("less", "lower"), ("keep", "same"), (None, "lower")]
)
def test_what_the_plan_states_goes_before_its_wording(stated: str | None, direction: str) -> None:
    assert direction_of_good("Number of working days to recruit", "60", stated) == direction


@pytest.mark.parametrize(
    ("direction", "actual", "expected"),
    [("more", "61", "met"), ("less", "61", "not_met"), ("less", "59", "met"),
     ("keep", "60.0", "met"), ("keep", "61", "not_met"), ("keep", "59", "not_met")],
)  # fmt: skip
def test_a_stated_direction_judges(direction: Direction, actual: str, expected: str) -> None:
    indicator = Indicator(1, "Days", target="60", actual=actual, direction=direction)
    assert indicator_verdict(indicator) == expected
