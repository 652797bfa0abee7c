"""What a row needs before its section is submitted, and before the report is published."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from answerable.calc.thresholds import variance_threshold
from answerable.calc.tolerance import delivery_tolerance
from answerable.cycle.rules.requirements import (
    Line,
    Prose,
    Yardsticks,
    field_name,
    missing_of,
    missing_translations,
    must_explain,
)
from answerable.cycle.rules.values import digest_of

DAY = date(2024, 7, 1)
BY = Yardsticks(delivery_tolerance(DAY), variance_threshold(DAY))


def lacks(line: Line) -> list[tuple[str, str]]:
    return [(missing.field, missing.what) for missing in missing_of(line, BY)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (Line("output", "A#1", promised="10"), [("actual", "figure")]),
        (Line("output", "A#1", promised="10", reported="10"), []),
        (Line("output", "A#1", promised="10", reported="5"), [("cause", "cause"), ("reason", "text")]),
        (
            Line("output", "A#1", promised="10", reported="not_applicable"),
            [("cause", "cause"), ("reason", "text")],
        ),
        (Line("output", "A#1"), []),
        (Line("output", "A#1", promised="not_applicable"), []),
        (
            Line("indicator", "A(a)1", promised="90", reported="80"),
            [("cause", "cause"), ("narrative", "text")],
        ),
        (Line("indicator", "A(a)1", promised="90", reported="95"), []),
        (
            Line("indicator", "A(a)1", promised="90", reported="95", direction="less"),
            [("cause", "cause"), ("narrative", "text")],
        ),
        (
            Line("indicator", "A(a)1", promised="yes", reported="partly", cause="demand"),
            [("narrative", "text")],
        ),
        (Line("money", "A$x", promised="1000.0", reported="940.0"), [("cause", "cause"), ("reason", "text")]),
        (Line("money", "A$x", promised="1000.0", reported="999.0"), []),
        (Line("money", "A$x", promised="1000.0"), [("expenditure", "figure")]),
        (Line("money", "A$x", promised="1000.0", reported="0.0", follows=True), []),
        (Line("posts", "A!p", promised="4"), [("incumbency", "figure")]),
        (Line("paragraph", "A¶1", texts={"text": {}}), [("text", "text")]),
        (Line("paragraph", "A¶1", texts={"text": {"zh": "有"}}), []),
    ],
)
def test_what_is_missing(line: Line, expected: list[tuple[str, str]]) -> None:
    assert lacks(line) == expected


def test_an_explanation_in_one_language_suffices_to_submit_but_not_as_a_draft() -> None:
    given: dict[str, Any] = {"promised": "10", "reported": "5", "cause": "demand"}
    texts = {"reason": {"en": "Fewer asked"}}
    assert lacks(Line("output", "A#1", texts=texts, **given)) == []
    draft = {("reason", "en"): Prose("draft")}
    assert lacks(Line("output", "A#1", texts=texts, prose=draft, **given)) == [("reason", "draft")]


def test_in_every_language_and_up_to_date_to_publish() -> None:
    texts = {"reason": {"en": "Two", "zh": "一"}}
    old = {("reason", "zh"): Prose("final", "en", digest_of("One"))}
    line = Line("output", "A#1", texts=texts, prose=old)

    def what(asked: Line) -> list[tuple[str, str]]:
        return [(m.what, m.language) for m in missing_translations(asked, BY, ("en", "zh", "fr"))]

    assert what(line) == [("outdated", "zh"), ("translation", "fr")]
    assert what(Line("output", "A#1", texts={"reason": {}})) == []
    assert what(Line("output", "A#1", promised="10", reported="1")) == [
        ("translation", "en"),
        ("translation", "zh"),
        ("translation", "fr"),
    ]


def test_without_a_known_rule_nothing_has_to_be_explained() -> None:
    line = Line("money", "A$x", promised="1000.0", reported="1.0")
    assert must_explain(line, BY)
    assert not must_explain(line, Yardsticks(None, None))


def test_it_says_what_is_missing_where() -> None:
    (missing,) = missing_of(Line("output", "A#1", promised="10"), BY)
    assert missing.sentence == "A#1: a figure is missing (actual), or that it does not apply."
    assert field_name("words") == "words"
