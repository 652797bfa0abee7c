"""Which number of a planned output's text is the planned one."""

from __future__ import annotations

import pytest

from answerable.calc.account import Completed
from answerable.publishing.formats.outputs_addendum.marks import borne_out


@pytest.mark.parametrize(
    ("text", "value", "label", "expected"),
    [
        ("检修 12 座灯塔", "15", "灯塔", "12"),  # of its size
        ("检修 8 座灯塔", "1", "灯塔", "8"),  # far apart, but the label names what is counted
        ("答复有关 13 个港口的询问", "1530", "答复的页数: 869 页和 661 页", None),
        ("Replies to the questions of 13 ports", "1530", "pages of replies", None),
        ("Inspection of 8 beacons", "1", "beacon inspected", "8"),
        ("检修 12 座灯塔", "yes", None, None),  # an answer counts nothing
        ("检修 12 座灯塔和 3 个浮标", "15", "灯塔", None),  # two numbers
        ("检修灯塔", "15", "灯塔", None),
    ],
)
def test_a_number_is_the_planned_one_where_the_completed_value_bears_it_out(
    text: str, value: str, label: str | None, expected: str | None
) -> None:
    assert borne_out(text, (Completed(value, label),)) == expected


def test_several_completed_values_leave_open_which_one_was_planned() -> None:
    assert borne_out("检修 12 座灯塔", (Completed("5", "灯塔"), Completed("7", "灯塔"))) is None
