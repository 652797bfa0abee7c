"""The reader on an account set by hand, and on each habit of an extraction alone."""

from __future__ import annotations

import pytest

from answerable.calc.account import Completed, Document, Output
from answerable.publishing.blocks import Cells, Grid, Line, Text, UnreadableInput
from answerable.publishing.formats.outputs_addendum import mapping, reader
from tests.publishing.formats.outputs_addendum.golden import BOTH, EN_TEXT, ZH_TEXT, lines

HEAD = "计划产出\t完成 (数目或是/否)\t说明"
OPENING = f"A. 港务部\n\n预期成绩 1.1: 夜航更加安全\n\n{HEAD}\n"


def outputs(text: str, opening: str = OPENING) -> tuple[Output, ...]:
    """The outputs of rows set under one accomplishment."""
    return tuple(o for s in reader.read(lines(opening + text)).sections for o in s.outputs)


def rules(document: Document) -> list[str]:
    return [finding.rule for finding in document.findings]


@pytest.mark.parametrize(("text", "document"), BOTH, ids=("zh", "en"))
def test_an_account_set_by_hand_is_read_whole(text: str, document: Document) -> None:
    read = reader.read(lines(text))
    assert read.sections == document.sections
    assert read.tables == document.tables
    assert read == document


@pytest.mark.parametrize(("text", "document"), BOTH, ids=("zh", "en"))
def test_what_was_derived_or_left_out_is_said(text: str, document: Document) -> None:
    assert rules(reader.read(lines(text))) == ["agenda_title", "derived_symbol", "lost_cells"]


def test_findings_speak_the_documents_language() -> None:
    zh, en = (reader.read(lines(text)).findings[-1].message for text in (ZH_TEXT, EN_TEXT))
    assert zh == "表格线已失，按先后次序读成一行：清点 30 个浮标"
    assert (
        en == "The cells had lost their table and were read as one row by their order: Counting of 30 buoys"
    )


def test_the_language_is_recognised_by_the_heads() -> None:
    assert mapping.recognise(lines(ZH_TEXT)) == "zh"
    assert mapping.recognise(lines(EN_TEXT)) == "en"
    assert mapping.recognise([Text("Planned outputs"), Line("计划产出 实际产出", 1)]) is None
    grid = Grid((Cells(("Planned outputs", "Completed (number or yes/no)", "Remarks"), head=True),))
    assert mapping.recognise([Text("A title", "title"), grid]) == "en"


def test_a_text_without_the_form_is_refused_with_one_sentence() -> None:
    with pytest.raises(UnreadableInput, match=r"^expected a table of outputs headed .* found none\.$"):
        reader.read(lines("只有一句话。\n\n再没有别的。"))


def test_another_language_than_the_one_asked_for_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="expected a document in 'en', found the heads of 'zh'"):
        reader.read(lines(ZH_TEXT), "en")


def test_places_are_the_lines_a_record_stands_on() -> None:
    read = reader.read(lines(OPENING + "甲\t3\t会议\n\t\t产出增加的原因是开港\n\t4\t通话\n乙\t是\t已发"))
    section = read.sections[0]
    assert section.place is not None
    assert section.place.lines == (1, 1)
    assert [o.place.lines if o.place else None for o in section.outputs] == [(6, 8), (9, 9)]


def test_a_number_with_its_unit_stays_a_number() -> None:
    one, two = outputs("清点档案\t98 385 页\t已上网\n核对名册\t62%\t核对")
    assert one.completed == (Completed("98385", "页：已上网"),)
    assert two.completed == (Completed("62", "%：核对"),)


def test_yes_among_several_values_keeps_its_label() -> None:
    (one,) = outputs("编报\t261 否\t每日资料 季度报告 由于系统更换，不再编制")
    assert one.completed == (Completed("261", "每日资料"), Completed("no", "季度报告"))
    assert one.remarks == "由于系统更换，不再编制"


def test_a_page_end_inside_a_text_is_joined_and_said() -> None:
    read = reader.read(lines(OPENING + "为两处港口提供设\t3\t会议\n\n备和图纸\t\t另有一次函商\n\t2\t图纸"))
    (one,) = read.sections[0].outputs
    assert one.text == "为两处港口提供设备和图纸"
    assert one.completed == (Completed("3", "会议"), Completed("2", "图纸"))
    assert one.remarks == "另有一次函商"
    assert rules(read) == ["continued_row"]


def test_an_output_without_any_value_is_kept_and_said() -> None:
    read = reader.read(lines(OPENING + "甲\t3\t会议\n乙\t\t尚无资料"))
    assert [o.completed for o in read.sections[0].outputs] == [(Completed("3", "会议"),), ()]
    assert rules(read) == ["missing_value"]


def test_a_number_without_its_label_is_said() -> None:
    read = reader.read(lines(OPENING + "甲\t3\t产出增加的原因是开港"))
    assert read.sections[0].outputs[0].completed == (Completed("3"),)
    assert rules(read) == ["missing_label"]
    assert read.findings[0].path == "A#1"


def test_a_list_of_tags_becomes_lines() -> None:
    (one,) = outputs('甲\t是\t<p>如下：</p> <ul style="x"> - 灯塔 - 浮标</ul>')
    assert one.remarks == "如下：\n- 灯塔\n- 浮标"


def test_lines_of_a_narrow_cell_are_joined_and_its_paragraphs_kept() -> None:
    text = "就三处港口的夜间值班安排提出意见并 说明理由"
    remark = "意见已提交值班长签收并抄送各处的有 关人员 另有两份意见正在征求居民代表的同 意"
    (one,) = outputs(f"{text}\t5\t{remark}")
    assert one.text == "就三处港口的夜间值班安排提出意见并说明理由"
    assert one.completed == (Completed("5", "意见已提交值班长签收并抄送各处的有关人员"),)
    assert one.remarks == "另有两份意见正在征求居民代表的同意"


def test_a_blank_inside_quotes_or_brackets_parts_nothing() -> None:
    (one,) = outputs("甲\t1\t题为“灯塔 与浮标”的报告(第一部分 和附件) 产出减少的原因是停航")
    assert one.completed == (Completed("1", "题为“灯塔与浮标”的报告(第一部分和附件)"),)
    assert one.reason == "产出减少的原因是停航"


@pytest.mark.parametrize(
    "head", ["计划产出\t已完成 (数目或是/否)\t说明", "规划产出\t完成（数目或是/否）\t备注"]
)
def test_other_wordings_of_the_heads_are_understood(head: str) -> None:
    assert [o.text for o in outputs("甲\t1\t会议", OPENING.replace(HEAD, head))] == ["甲"]


def test_heads_and_headings_repeated_on_a_page_are_read_once() -> None:
    again = f"\n预期成绩 1.1: 夜航更加安全\n\n{HEAD}\n"
    read = reader.read(lines(OPENING + "甲\t1\t会议\n" + again + f"乙\t2\t会议\n{HEAD}\n丙\t3\t会议"))
    (section,) = read.sections
    assert [a.label for a in section.accomplishments] == ["1.1"]
    assert [(o.text, o.accomplishment) for o in section.outputs] == [
        ("甲", "1.1"),
        ("乙", "1.1"),
        ("丙", "1.1"),
    ]


def test_page_numbers_and_symbols_between_rows_are_left_out() -> None:
    assert [o.text for o in outputs("甲\t1\t会议\n\nA/87/40/Add.1\n\n4/55\n32-60871\n\n乙\t2\t会议")] == [
        "甲",
        "乙",
    ]


def test_a_line_nobody_understands_is_named() -> None:
    read = reader.read(lines(OPENING + "甲\t1\t会议\n\n谁也不知道这是什么"))
    assert [(f.rule, f.severity, f.place.lines if f.place else None) for f in read.findings] == [
        ("unreadable_row", "warning", (8, 8))
    ]


def test_a_value_that_is_neither_number_nor_word_is_kept_as_printed() -> None:
    read = reader.read(lines(OPENING + "甲\t正在进行\t会议"))
    assert read.sections[0].outputs[0].completed[0].value == "正在进行"
    assert rules(read) == ["unreadable_value"]


def test_department_i_follows_h_in_english() -> None:
    head = "Planned outputs\tCompleted (number or yes/no)\tRemarks"
    text = "I. Opening\n\n" + "\n\n".join(f"{letter}. Office {letter}" for letter in "ABCDEFGHI")
    read = reader.read(lines(f"{text}\n\n{head}\nA report\t1\tReport"))
    assert [s.path for s in read.sections] == ["introduction", *"ABCDEFGHI"]


def test_units_and_their_own_units() -> None:
    units = "(a) 甲处\n\n(i) 第一科\n\n(ii) 第二科\n\n(b) 乙处\n\n"
    read = reader.read(lines("A. 港务部\n\n" + units + OPENING.partition("\n\n")[2] + "甲\t1\t会议"))
    assert [s.path for s in read.sections] == ["A", "A.a", "A.a.i", "A.a.ii", "A.b"]
    assert [s.parent for s in read.sections] == [None, "A", "A.a", "A.a", "A"]


def test_a_real_table_is_read_like_the_lines() -> None:
    words = mapping.EN
    grid = Grid(
        (
            Cells((words.planned_head, words.completed_head, words.remarks_head), head=True),
            Cells(("6 reports", "4", "Reports\nThe lower output was due to the storm")),
            Cells(("5 visits and 2 talks", "5\n1", "Visits\nTalks")),
        )
    )
    read = reader.read([Text("A. Harbours", "heading", 2), Text("Expected accomplishment 1.1: Order"), grid])
    assert [(o.text, o.completed, o.reason) for o in read.sections[0].outputs] == [
        ("6 reports", (Completed("4", "Reports"),), "The lower output was due to the storm"),
        ("5 visits and 2 talks", (Completed("5", "Visits"), Completed("1", "Talks")), None),
    ]
