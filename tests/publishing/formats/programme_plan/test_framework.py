"""Two columns out of one stream of lines."""

from __future__ import annotations

import pytest

from answerable.publishing.formats.programme_plan.framework import Framework
from answerable.publishing.formats.programme_plan.items import Item


def table(*lines: str) -> list[tuple[str, str, list[str]]]:
    framework = Framework()
    for line in lines:
        framework.take(Item(line, None, extracted=True))
    return [(a.label, a.text, [i.text for i in a.indicators]) for a in framework.accomplishments()]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["(a) 甲 (a) 乙"], [("a", "甲", ["乙"])]),
        (["(a) 甲", "丙 (a) 乙"], [("a", "甲丙", ["乙"])]),
        (["(a) 甲", "(a) ㈠ 乙", "丁", "㈡ 丙"], [("a", "甲", ["乙丁", "丙"])]),
        (["(a) 甲  (a) 乙", "(b) 丙  (b) ㈠ 丁", "㈡ 戊"], [("a", "甲", ["乙"]), ("b", "丙", ["丁", "戊"])]),
        (["(a) Better (a) (i) More", "data", "(ii) Fewer"], [("a", "Better", ["More data", "Fewer"])]),
        (["甲  乙", "丙"], [("", "甲", ["乙丙"])]),
    ],
)
def test_cells_are_told_apart_by_letters_and_numerals(lines, expected):
    assert table(*lines) == expected


def test_a_line_before_any_letter_is_kept_aside():
    framework = Framework()
    framework.take(Item("无从归属", None, extracted=True))
    assert [item.text for item in framework.strays] == ["无从归属"]
