"""Columns that slipped on a page: matched again where the page proves it, left alone elsewhere."""

from __future__ import annotations

from answerable.calc.account import Document, Output
from answerable.publishing.formats.outputs_addendum import reader
from tests.publishing.formats.outputs_addendum.golden import lines

HEAD = "A. 港务部\n\n预期成绩 1.1: 夜航更加安全\n\n计划产出\t完成 (数目或是/否)\t说明\n检修灯塔\t4\t灯塔\n\n"


def read(rows: list[tuple[str, str, str]]) -> tuple[Document, list[Output]]:
    """The outputs of a page cut out of a table: its first row stands alone on the page before."""
    document = reader.read(lines(HEAD + "\n".join("\t".join(row) for row in rows)))
    return document, list(document.sections[0].outputs)


def said(outputs: list[Output]) -> list[tuple[list[tuple[str | None, str | None]], str | None, str | None]]:
    return [([(c.value, c.label) for c in o.completed], o.remarks, o.reason) for o in outputs]


def test_remarks_slipped_down_by_a_row_move_up_again() -> None:
    document, outputs = read(
        [
            ("编写 6 份公报", "14", "产出减少的原因是停航"),
            ("审查档案", "否", "公报"),
            ("", "", "产出增加的原因是增订"),
            ("", "", "审查尚未结束"),
        ]
    )
    assert said(outputs) == [
        ([("4", "灯塔")], None, "产出减少的原因是停航"),
        ([("14", "公报")], None, "产出增加的原因是增订"),
        ([("no", None)], "审查尚未结束", None),
    ]
    assert [(f.rule, f.place.lines if f.place else None) for f in document.findings] == [
        ("shifted_remark", (8, 11))
    ]


def test_the_rest_of_the_page_before_goes_back_to_it() -> None:
    _, outputs = read(
        [
            ("通报 10 次", "21", "上一年度有两次"),
            ("", "", "通报"),
            ("会议 2 次", "4", "产出较高的原因是来函增多"),
            ("", "", "会议"),
        ]
    )
    assert said(outputs) == [
        ([("4", "灯塔")], "上一年度有两次", None),
        ([("21", "通报")], None, "产出较高的原因是来函增多"),
        ([("4", "会议")], None, None),
    ]


def test_where_the_counts_do_not_fit_nothing_moves() -> None:
    document, outputs = read([("编写 6 份公报", "14", "产出减少的原因是停航"), ("审查档案", "否", "")])
    assert said(outputs)[1:] == [([("14", None)], None, "产出减少的原因是停航"), ([("no", None)], None, None)]
    assert [f.rule for f in document.findings] == ["missing_label"]


def test_values_slipped_from_their_outputs_follow_the_wording() -> None:
    document, outputs = read(
        [
            ("答复居民来函并检查渔港码头", "13", "居民来函已答复"),
            ("培训灯塔看守人", "146", "渔港码头检查"),
            ("更换航标灯具，油漆浮标，清洗雾号", "105", "灯塔看守人接受培训"),
            ("印发潮汐公报", "4", "航标灯具已更换"),
            ("", "6", "浮标油漆"),
            ("", "14", "雾号清洗"),
            ("", "19", "潮汐公报印发"),
        ]
    )
    assert [[c.value for c in o.completed] for o in outputs[1:]] == [
        ["13", "146"],
        ["105"],
        ["4", "6", "14"],
        ["19"],
    ]
    assert [f.rule for f in document.findings] == ["shifted_value"]


def test_wording_alone_moves_nothing_that_stands_well() -> None:
    rows = [
        ("答复居民来函", "13", "居民来函已答复"),
        ("", "2", "另有渔港码头图纸"),
        ("检查渔港码头", "146", "渔港码头检查"),
        ("培训灯塔看守人", "105", "灯塔看守人"),
    ]
    document, outputs = read(rows)
    assert [[c.value for c in o.completed] for o in outputs[1:]] == [["13", "2"], ["146"], ["105"]]
    assert document.findings == ()


def test_a_value_stacked_above_an_empty_cell_is_handed_down() -> None:
    document, outputs = read(
        [
            ("32 份报告和 34 份评估", "32 34 175", "报告 评估 接受培训的警卫"),
            ("培训警卫并举办讲习班", "", "产出较高是由于港口要求"),
            ("", "1", "讲习班"),
        ]
    )
    assert said(outputs)[1:] == [
        ([("32", "报告"), ("34", "评估")], None, None),
        ([("175", "接受培训的警卫"), ("1", "讲习班")], None, "产出较高是由于港口要求"),
    ]
    assert [f.rule for f in document.findings] == ["shifted_value"]


def test_the_page_before_a_table_is_never_touched() -> None:
    """The first page of a table holds what its own rows say, even if a label is missing."""
    text = HEAD.replace(
        "检修灯塔\t4\t灯塔\n\n", "检修灯塔\t4\t产出减少的原因是停航\n审查档案\t否\t公报\n\t\t未结束"
    )
    outputs = list(reader.read(lines(text)).sections[0].outputs)
    assert said(outputs) == [
        ([("4", None)], None, "产出减少的原因是停航"),
        ([("no", None)], "公报\n未结束", None),
    ]
