"""Completed values against the parts beside them and the reasons given."""

from dataclasses import replace

import pytest

from answerable.calc.account import Completed, Document, Output, Section
from answerable.results.reports.rules import audit
from tests.results.reports.rules.accounts import ADDENDUM


def with_outputs(*outputs: Output) -> Document:
    return replace(ADDENDUM, sections=(Section("A.a", "某司", outputs=outputs),))


def doubts(*outputs: Output) -> list[tuple[str, str, str | None, str | None, str | None]]:
    found = audit(with_outputs(*outputs))
    return [(f.rule, f.severity, f.path, f.printed, f.computed) for f in found]


@pytest.mark.parametrize(
    ("value", "label", "expected"),
    [
        ("44", "会议(28)、小组(16)", []),
        ("45", "会议(28)、小组(16)", [("parts_of_value", "error", "A.a#(1)", "45", "44")]),
        ("71", "甲(19)、警务(49-33 特定; 16 共有)、丙(3)", []),
        ("44", "会议，包括甲(28)、乙(6)", [("parts_of_value", "warning", "A.a#(1)", "44", "34")]),
        ("44", "会议，包括甲(28)、乙(6)和若干次其他活动以及后续安排", []),
        ("30", "会议，包括甲(28)、乙(6)", [("parts_of_value", "error", "A.a#(1)", "30", "34")]),
        ("44", "会议(28)", []),
        ("2", "第1325(2000)号和第1889(2009)号决议", []),
        ("yes", "会议(28)、小组(6)", []),
    ],
)
def test_parts_of_a_value(
    value: str, label: str, expected: list[tuple[str, str, str | None, str | None, str | None]]
) -> None:
    assert doubts(Output("举行会议", completed=(Completed(value, label),))) == expected


@pytest.mark.parametrize(
    ("text", "value", "reason", "doubted"),
    [
        ("举行 40 次会议", "44", "产出增加的原因是需求增加", False),
        ("举行 40 次会议", "34", "产出增加的原因是需求增加", True),
        ("举行 40 次会议", "44", "产出较低的原因是缺员", True),
        ("40 meetings", "44", "The lower number of outputs was due to travel restrictions", True),
        ("40 meetings", "34", "The lower number of outputs was due to travel restrictions", False),
        ("举行 40 次会议和 3 次访问", "34", "产出增加的原因是需求增加", False),
        ("举行会议", "34", "产出增加的原因是需求增加", False),
        ("举行 40 次会议", "34", "会议推迟", False),
    ],
)
def test_reasons_against_the_facts(text: str, value: str, reason: str, doubted: bool) -> None:
    found = doubts(Output(text, completed=(Completed(value, "次"),), reason=reason))
    assert found == ([("reason_contradicts", "warning", "A.a#(1)", value, None)] if doubted else [])


def test_several_values_have_no_one_direction() -> None:
    values = (Completed("1", "会议"), Completed("10", "视频会议"))
    assert doubts(Output("举行 40 次会议", completed=values, reason="产出增加的原因是需求增加")) == []


def test_parts_of_what_was_planned_add_up_as_well() -> None:
    text = "提供 44 次简报：警务(18)、司法(6)、其他(10)"
    (found,) = audit(with_outputs(Output(text, completed=(Completed("45", "简报"),))))
    assert (found.rule, found.path, found.printed, found.computed) == ("sum_in_text", "A.a#(1)", "44", "34")
