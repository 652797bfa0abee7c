"""The small rooms of the form: joining lines, what was lost, places, recognition."""

from __future__ import annotations

import pytest

from answerable.calc.account import Place
from answerable.publishing.blocks import Line, Text
from answerable.publishing.formats.programme_plan.items import span
from answerable.publishing.formats.programme_plan.joining import joined
from answerable.publishing.formats.programme_plan.lost import is_lost, restored
from answerable.publishing.formats.programme_plan.mapping import recognise
from answerable.publishing.formats.programme_plan.writer import write
from tests.publishing.formats.programme_plan.golden import ZH_TEXT, plan


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (["水文", "站网 "], "水文站网"),
        (["More", "gauges"], "More gauges"),
        (["约 10", "个"], "约 10个"),
        ([""], ""),
    ],
)
def test_lines_join_as_their_script_wants(parts, whole):
    assert joined(parts) == whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("采用 佳做法", "采用最佳做法"),
        ("符合佳做法", "符合最佳做法"),
        ("项目 后一个阶段", "项目最后一个阶段"),
        ("最佳做法", None),
        ("以后一起", None),
        ("水情", None),
    ],
)
def test_what_was_lost_is_put_back_where_it_must_have_stood(text, whole):
    assert restored(text) == whole


def test_a_character_is_lost_only_throughout_a_document():
    missing = ["采用 佳做法", "项目 后一个阶段", "使用 新技术"]
    assert is_lost(missing)
    assert not is_lost(missing[:2])
    assert not is_lost([*missing, "最近"])


def test_a_span_keeps_the_first_place_where_there_are_no_lines():
    assert span(Place(lines=(3, 3)), Place(lines=(5, 6))) == Place(lines=(3, 6))
    assert span(Place(block=4), Place(block=5)) == Place(block=4)
    assert span(None, Place(block=5)) == Place(block=5)


def test_a_plan_is_recognised_in_its_language_and_nothing_else_is():
    lines = [Line(line, n) for n, line in enumerate(ZH_TEXT.split("\n"), 1) if line.strip()]
    assert recognise(lines) == "zh"
    assert recognise(write(plan("en"))) == "en"
    assert recognise([Text("Expected accomplishments and nothing else")]) is None
