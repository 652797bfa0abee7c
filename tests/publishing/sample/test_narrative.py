"""Sentences that name outputs: numbers, ranges, one cause, one sentence."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.account import Output
from answerable.publishing.sample.bilingual import Two, in_language
from answerable.publishing.sample.content import Cause, sections
from answerable.publishing.sample.narrative import references, results
from answerable.publishing.sample.outputs import Delivery


@pytest.mark.parametrize(
    ("numbers", "zh", "en"),
    [
        ([4], "4", "4"),
        ([4, 5], "4 和 5", "4 and 5"),
        ([4, 5, 6], "4 至 6", "4 to 6"),
        ([3, 7, 12, 13, 14], "3、7 和 12 至 14", "3, 7 and 12 to 14"),
        ([1, 2, 3, 9, 11, 12], "1 至 3、9、11 和 12", "1 to 3, 9, 11 and 12"),
    ],
)
def test_references(numbers: list[int], zh: str, en: str):
    found = references(numbers)
    assert (in_language(found, "zh"), in_language(found, "en")) == (zh, en)


@given(st.sets(st.integers(1, 60), min_size=1).map(sorted))
def test_references_name_every_number_once_and_in_order(numbers: list[int]):
    for language, mark in (("zh", "至"), ("en", "to")):
        named: list[int] = []
        for first, last in re.findall(
            rf"(\d+)(?: {mark} (\d+))?", in_language(references(numbers), language)
        ):
            named.extend(range(int(first), int(last or first) + 1))
        assert named == numbers


def test_outputs_with_one_cause_share_a_sentence():
    late, ice = Cause(Two("到货太晚", "goods came late")), Cause(Two("河面封冻", "the river froze"))
    section = next(s for s in sections() if s.path == "A.1")
    found = [
        Delivery(Output("a", 1), "under", late),
        Delivery(Output("b", 2), "as_planned"),
        Delivery(Output("c", 3), "under", ice),
        Delivery(Output("d", 4), "under", late),
        Delivery(Output("e", 5), "over", ice),
    ]
    above, below = results(section, "none", found)
    assert in_language(above.text, "zh") == "产出 5 高于计划，原因是河面封冻。"
    assert above.outputs == (5,)
    assert (
        in_language(below.text, "zh")
        == "产出 1 和 4 低于计划，原因是到货太晚。由于河面封冻，产出 3 未能全部交付。"
    )
    assert in_language(below.text, "en") == (
        "Less than planned was delivered under outputs 1 and 4 because goods came late. "
        "Because the river froze, output 3 could be delivered only in part."
    )
    assert below.outputs == (1, 4, 3)


def test_a_section_that_kept_to_its_plan_explains_nothing():
    section = next(s for s in sections() if s.path == "A.1")
    assert results(section, "none", [Delivery(Output("a", 1), "as_planned")]) == []
