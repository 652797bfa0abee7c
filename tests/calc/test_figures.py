"""A figure explains itself: formula, inputs, where they stood, rule and day; only when asked."""

import subprocess
import sys
from datetime import date
from decimal import Decimal

from answerable.calc.account import Indicator, Place
from answerable.calc.achievement import achievement_figure
from answerable.calc.delivery import delivery_figure
from answerable.calc.figures import ExplainedInput, Explanation, Figure, Input, Rule, explain
from answerable.calc.variance import variance_figure


def test_explanation_in_english() -> None:
    figure = delivery_figure("3700", "3500", document="A/1", place=Place(lines=(5, 6)))
    assert explain(figure, "en") == Explanation(
        title="Delivery rate",
        formula="actual ÷ planned × 100",
        inputs=(
            ExplainedInput("Actual", "3\u202f500", "A/1, lines 5 to 6"),
            ExplainedInput("Planned", "3\u202f700", "A/1, lines 5 to 6"),
        ),
        result="94.6 per cent",
        rule="Rule: delivery rate of outputs, in force since 2000-01-01; source: A/76/596, II",
        rounding="rounded half up, decimals: 1",
    )


def test_explanation_in_chinese_of_a_missing_figure() -> None:
    explained = explain(delivery_figure(None, "not_applicable", document="A/1"), "zh")
    assert explained.inputs == (
        ExplainedInput("实际数", "不适用", "A/1"),
        ExplainedInput("计划数", "未报告", "A/1"),
    )
    assert explained.result == "无数值：某项未报告、为文字，或除数为零"
    assert explained.rounding is None


def test_places_without_lines() -> None:
    figure = Figure(Decimal(1), "count", 0, "sum", (Input("出差", "1", "A/1", Place(page=3, sheet="S")),))
    assert explain(figure, "en").inputs == (ExplainedInput("出差", "1", "A/1, page 3, sheet S"),)


def test_blocks_are_kept_from_0_and_counted_from_1() -> None:
    figure = Figure(Decimal(1), "count", 0, "sum", (Input("Travel", "1", "A/1", Place(block=56)),))
    assert explain(figure, "en").inputs == (ExplainedInput("Travel", "1", "A/1, block 57"),)


def test_an_unknown_formula_and_language_still_explain() -> None:
    rule = Rule("house_rule", date(2020, 1, 1), "nobody", stated=False)
    figure = Figure(Decimal("1.5"), "percent", 1, "my_formula", (), rule)
    assert explain(figure, "sw").title == "my_formula"
    assert explain(figure).rule == (
        "Rule: house_rule, assumed since 2020-01-01: no document at hand states it (nobody)"
    )


def test_words_are_read_only_when_asked() -> None:
    code = (
        "import sys, answerable.calc.delivery as d; d.delivery_figure('1', '1');"
        "print('answerable.calc.explanations' in sys.modules, 'yaml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_an_amount_keeps_its_unit() -> None:
    figure = variance_figure("10.0", "1532.8", unit="Thousands of United States dollars")
    assert explain(figure, "en").result == "(1\u202f522.8) (Thousands of United States dollars)"
    assert explain(variance_figure("10", "4", unit="千美元"), "zh").result == "6.0(千美元)"


def test_an_answer_is_a_word() -> None:
    said = [
        explain(achievement_figure(Indicator(1, text, target=target, actual=actual)), "en").result
        for text, target, actual in (
            ("Number of stations", "2", "2"),
            ("Number of stations", "2", "1"),
            ("Adoption of the plan", "yes", "partly"),
            ("Percentage of warnings not followed by a flood", "4", "3"),
        )
    ]
    assert said[:3] == ["yes", "no", "partly"]
    assert said[3].startswith("cannot be judged")
    assert explain(achievement_figure(Indicator(1, "Number", target="2", actual="2"))).rounding is None
