"""Rows whose cells stand on lines of their own, with blank lines between them and without."""

from __future__ import annotations

import pytest

from answerable.publishing.formats.outputs_addendum import reader
from tests.publishing.formats.outputs_addendum.golden import lines

HEAD = "A. 港务部\n\n预期成绩 1.1: 夜航更加安全\n\n计划产出\t完成 (数目或是/否)\t说明\n检修灯塔\t4\t灯塔\n"
CELLS = [
    "检查 8 座码头，并就",
    "其状况提出意见",
    "1",
    "码头",
    "产出减少的原因是停航",
    "更新 300 份甲类图纸和 900 份乙类图纸",
    "216",
    "甲类图纸",
    "680",
    "乙类图纸",
    "答复来函",
    "是",
    "已全部答复",
]
EXPECTED = [
    ("检查 8 座码头，并就其状况提出意见", [("1", "码头")], None, "产出减少的原因是停航"),
    ("更新 300 份甲类图纸和 900 份乙类图纸", [("216", "甲类图纸"), ("680", "乙类图纸")], None, None),
    ("答复来函", [("yes", None)], "已全部答复", None),
]


def outputs(text: str) -> list[tuple[str, list[tuple[str | None, str | None]], str | None, str | None]]:
    found = reader.read(lines(HEAD + text)).sections[0].outputs[1:]
    return [(o.text, [(c.value, c.label) for c in o.completed], o.remarks, o.reason) for o in found]


@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=("blank lines", "none"))
def test_cells_in_their_order_make_rows(between: str) -> None:
    # The first cell's own two lines follow each other at once in either print.
    first, rest = "\n".join(CELLS[:2]), between.join(CELLS[2:])
    assert outputs(f"\n{first}{between}{rest}") == EXPECTED


def test_rows_with_tabs_go_on_behind_them() -> None:
    text = "\n".join(CELLS) + "\n油漆浮标\t7\t浮标"
    assert outputs(text) == [*EXPECTED, ("油漆浮标", [("7", "浮标")], None, None)]


def test_yes_and_its_remark_in_one_line() -> None:
    assert outputs("\n答复来函\n\n是 已向 54 处答复\n") == [
        ("答复来函", [("yes", None)], "已向 54 处答复", None)
    ]


def test_the_rest_of_a_text_cut_at_a_page_end_comes_first() -> None:
    text = "\n及其附属设备\n\n答复来函\n\n是\n\n已全部答复"
    document = reader.read(lines(HEAD + text))
    assert [o.text for o in document.sections[0].outputs] == ["检修灯塔及其附属设备", "答复来函"]
    assert [f.rule for f in document.findings] == ["continued_row", "lost_cells"]


def test_every_recovered_row_is_named_with_its_lines() -> None:
    document = reader.read(lines(HEAD + "\n" + "\n".join(CELLS[:2]) + "\n\n" + "\n\n".join(CELLS[2:])))
    named = [f.place.lines for f in document.findings if f.rule == "lost_cells" and f.place]
    assert named == [(8, 11), (17, 19), (27, 29)]
