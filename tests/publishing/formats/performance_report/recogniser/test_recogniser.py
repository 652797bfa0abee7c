"""Small extracted texts: what each habit of an extraction must become.

A blank at a line's end says that a cell or paragraph ended there.
"""

from __future__ import annotations

from answerable.calc.account import Document, Indicator, Output
from answerable.publishing.formats.performance_report import reader
from answerable.publishing.formats.performance_report.mapping import ZH
from answerable.publishing.formats.performance_report.recogniser import recognise_lines
from tests.publishing.formats.performance_report.conftest import lines_of

TOP = "一. 成果预算编制框架 \n\n A. 灯塔处 \n\n1. 全年\n\n开放。 \n\n"
HEAD = "产出 计划数 实际数 交付比率 \n\n"
INDICATORS = (
    "实际绩效指标 \n\n预期成绩(a)：航道更安全 \n\n"
    "计划绩效指标 实际绩效指标 \n\n业绩计量 \n \n2023/24 年度 \n\n"
)


def _read(text: str) -> Document:
    return reader.read(lines_of(TOP + text), "zh")


def _outputs(text: str) -> list[Output]:
    return [o for s in _read("实际产出 \n\n" + HEAD + text).sections for o in s.outputs]


def _indicators(text: str) -> list[Indicator]:
    found = _read(INDICATORS + text)
    assert found.findings == ()
    return [i for s in found.sections for a in s.accomplishments for i in a.indicators]


def test_rows_wrap_before_their_figures() -> None:
    rows = _outputs(
        "会议    \n\n1. 编写公报，寄给各县的\n\n图书馆 \n\n3 700 3 500 94.6 \n\n2. 更换灯具 4 4 100.0 \n"
    )
    assert [(o.number, o.text, o.planned, o.actual, o.printed_rate) for o in rows] == [
        (1, "编写公报，寄给各县的图书馆", "3700", "3500", "94.6"),
        (2, "更换灯具", "4", "4", "100.0"),
    ]
    assert rows[1].headings == ("会议",)


def test_a_row_goes_on_below_the_repeated_head() -> None:
    rows = _outputs(
        "会议    \n\n1. 编写公报，寄给各县 4 5 125.0 \n"
        " 产出 计划数 实际数 交付比率 \n\n的图书馆和学校 \n\n"
        "2. 更换灯具 4 4 100.0 \n"
    )
    assert [(o.text, o.headings) for o in rows] == [
        ("编写公报，寄给各县的图书馆和学校", ("会议",)),
        ("更换灯具", ("会议",)),
    ]


def test_a_heading_below_the_repeated_head_is_no_part_of_the_row() -> None:
    rows = _outputs(
        "1. 编写公报 4 5 125.0 \n 产出 计划数 实际数 交付比率 \n\n讲习班    \n\n2. 更换灯具 4 4 100.0 \n"
    )
    assert [(o.text, o.headings) for o in rows] == [("编写公报", ()), ("更换灯具", ("讲习班",))]


def test_a_heading_may_lack_its_empty_cells() -> None:
    rows = _outputs(
        "讲习班    \n\n1. 编写公报 4 5 125.0 \n\n"
        "编写任务结束报告，涉及\n\n以下领域： \n\n   \n"
        "2. 更换灯具 4 4 100.0 \n"
    )
    assert [o.headings for o in rows] == [("讲习班",), ("编写任务结束报告，涉及以下领域：",)]


def test_a_rate_extracted_twice_is_one_rate() -> None:
    rows = _outputs("1. 编写公报 30 25 83.383.\n\n3 \n\n2. 更换灯具 600 748 124.71\n\n24.7 \n")
    assert [o.printed_rate for o in rows] == ["83.3", "124.7"]


def test_empty_cells_are_counted_by_blanks() -> None:
    rows = _outputs("1. 编写公报 1 200   \n\n2. 更换灯具 4 5  \n\n讲习班    \n\n3. 绘制海图 1 1 100.0 \n")
    assert [(o.planned, o.actual, o.printed_rate) for o in rows] == [
        ("1200", None, None),
        ("4", "5", None),
        ("1", "1", "100.0"),
    ]


def test_a_row_without_figures_is_kept_and_named() -> None:
    document = _read("实际产出 \n\n" + HEAD + "1. 编写公报 \n\n2. 更换灯具 4 4 100.0 \n\n讲习班    \n")
    rows = [o for s in document.sections for o in s.outputs]
    assert [(o.number, o.planned) for o in rows] == [(1, None), (2, "4")]
    assert [(f.rule, f.path) for f in document.findings] == [
        ("unreadable_row", "A#1"),
        ("unreadable_row", "A"),
    ]


def test_cells_of_an_indicator() -> None:
    (first, second, third) = _indicators(
        "    ㈠ 点亮灯塔的\n\n百分比 \n\n已实现。全部点\n\n亮 \n\n"
        "目标数 100 \n\n估计数 90 \n\n实际数 99.5 \n\n"
        "㈡ 更换灯具(件) 风浪太大，没有更换 目标数 1 800 \n\n估计数 — \n\n实际数 不适用 \n\n"
        "㈢ 全部海图 100%更新 已实现 目标数 4 \n\n实际数 4 \n\n"
    )
    assert (first.text, first.narrative, first.reported_achieved) == (
        "点亮灯塔的百分比",
        "已实现。全部点亮",
        True,
    )
    assert (first.target, first.estimate, first.actual) == ("100", "90", "99.5")
    assert (second.text, second.narrative, second.reported_achieved) == (
        "更换灯具(件)",
        "风浪太大，没有更换",
        None,
    )
    assert (second.target, second.estimate, second.actual) == ("1800", "0", "not_applicable")
    assert (third.text, third.narrative, third.estimate) == ("全部海图 100%更新", "已实现", None)


def test_a_narrative_goes_on_after_its_measures() -> None:
    (first, second) = _indicators(
        "㈠ 点亮灯塔 \n\n已实现。其中： \n\n(a) 北岸全部点亮 \n\n目标数 6 \n\n估计数 6 \n\n实际数 6 \n"
        " (b) 南岸全部点\n\n亮 \n\n㈡ 更换灯具 \n\n未实现 \n\n目标数 4 \n\n估计数 4 \n\n实际数 0 \n\n"
    )
    assert first.narrative == "已实现。其中：\n(a) 北岸全部点亮\n(b) 南岸全部点亮"
    assert (second.narrative, second.reported_achieved) == ("未实现", False)


def test_a_target_may_stand_before_its_row() -> None:
    (first, second) = _indicators(
        "㈠ 点亮灯塔 \n\n已实现 \n\n目标数 4 \n\n估计数 4 \n\n实际数 21 \n\n目标数 25 \n"
        " ㈡ 更换灯具 \n\n换了十八盏 \n\n估计数 21 \n\n实际数 18 \n\n"
    )
    assert (first.target, first.actual) == ("4", "21")
    assert (second.target, second.estimate, second.actual) == ("25", "21", "18")


def test_what_trimmed_lines_leave_open_is_named() -> None:
    text = (
        TOP + INDICATORS + "㈠ 点亮北岸和南岸的全部灯塔\n全年不停\n风浪太大\n目标数 6\n实际数 4\n"
    ).replace(" \n", "\n")
    document = reader.read(lines_of(text), "zh")
    (indicator,) = [i for s in document.sections for a in s.accomplishments for i in a.indicators]
    assert (indicator.target, indicator.actual) == ("6", "4")
    assert [(f.rule, f.path) for f in document.findings] == [("ambiguous_row", "A(a)1")]


def test_paragraphs_are_told_from_headings_and_items_by_their_numbers() -> None:
    text = (
        "一. 导言 \n\n1. 灯塔有三：\n\n(a) 北岸；(b) 南岸。 \n\n"
        "  风浪的影响 \n\n2. 分为两段： \n\n (a) 冬季，加班\n\n"
        "两周； \n\n"
        " (b) 夏季。 \n\n 二. 成果预算编制框架 \n\n A. 灯塔处 \n\n3. 照常。 \n\n 1. 北岸 \n\n"
        "4. 照常，并\n\n于 2023\n\n年 7 月结束。 \n\n 2. 南岸 \n\n5. 照常。 \n"
    )
    document = reader.read(lines_of(text), "zh")
    assert [(s.path, [(p.number, p.text) for p in s.paragraphs]) for s in document.sections] == [
        (
            "I",
            [
                (1, "灯塔有三：(a) 北岸；(b) 南岸。"),
                (None, "风浪的影响"),
                (2, "分为两段：\n(a) 冬季，加班两周；\n(b) 夏季。"),
            ],
        ),
        ("II", []),
        ("A", [(3, "照常。")]),
        ("A.1", [(4, "照常，并于 2023 年 7 月结束。")]),
        ("A.2", [(5, "照常。")]),
    ]


def test_tables_of_figures() -> None:
    text = (
        "  摘要 \n\n 灯塔照常开放。 \n 财政资源使用情况 \n\n"
        "(千美元；预算年度为 2023 年 7 月 1 日至 2024 年 6 月 30 日) \n\n"
        "   差异 \n\n类别 分配数 支出数 数额 百分比 \n\n"
        "差旅 12 111.8  12 488.4  (376.6) (3.1) \n\n 列入差旅的 \n\n保险 \n\n"
        "10.0 10.0 — — \n\n"
        " 小计 12 111.8 12 488.4 (376.6) (3.1) \n\n人力资源在职情况 \n\n类别 \n\n核定 \n\n"
        "人数 a \n\n实际在职 \n\n人数(平均) \n\n空缺率 \n\n(百分比) \n\n"
        "预算编列的 \n\n空缺率 \n\n员额     \n\n"
        "专业职类 1 040 987 5.1 4.0 \n\n a 不含志愿人员，但包括\n\n"
        "借调人员。 \n\n 其余见第五节。 \n\n"
        "  简称 \n\n灯管处 灯塔管理处 \n\nSWIMS 沿岸水情系统 \n\n 一. 导言 \n\n1. 开始。 \n"
    )
    found = recognise_lines(lines_of(text), ZH)
    document = reader.read(lines_of(text), "zh")
    assert found.findings == document.findings == ()
    assert [(t.id, t.title, t.unit, [(r.label, r.level) for r in t.rows]) for t in document.tables] == [
        (
            "resources_summary",
            "财政资源使用情况",
            "千美元",
            [("差旅", "item"), ("列入差旅的保险", "of_which"), ("小计", "subtotal")],
        ),
        ("incumbency", "人力资源在职情况", None, [("员额", "heading"), ("专业职类", "item")]),
        ("abbreviations", "简称", None, [("灯管处", "item"), ("SWIMS", "item")]),
    ]
    assert [(p.number, p.text) for p in document.sections[0].paragraphs] == [
        (None, "灯塔照常开放。"),
        ("a", "不含志愿人员，但包括借调人员。"),
        (None, "其余见第五节。"),
    ]


def test_a_missions_outputs_in_english() -> None:
    text = (
        "II. Mandate performance \n\nB. Results-based-budgeting frameworks \n\n"
        "Component 1: shipping lanes \n\n1. The lanes were open. \n\n"
        "Expected accomplishment 1.1: Safer channels \n\n"
        "Planned indicators of achievement Actual indicators of achievement \n\n"
        ""
        "1.1.1 Lamps lit (2022/23: 8;\n\n2023/24: 9) \n\nAchieved. Nine were lit \n\n"
        "Planned outputs Completed \n\n(number or \n\nyes/no) \n\nRemarks \n\n"
        "1,460 patrols 1 200 Two boats were hired\n\nin summer \n\n"
        "Monthly soundings of the\n\nriver mouth \n\n12  \n\n"
        "Repair of the pier No The pier was closed \n\n"
        "III. Resource performance \n"
    )
    document = reader.read(
        lines_of(
            text.replace("\n\n(number or \n\nyes/no) \n\nRemarks", "\n\n(number or \n\nyes/no) Remarks")
        ),
        "en",
    )
    (indicator,) = [i for s in document.sections for a in s.accomplishments for i in a.indicators]
    assert (indicator.label, indicator.narrative, indicator.reported_achieved) == (
        "1.1.1",
        "Achieved. Nine were lit",
        True,
    )
    assert [
        (o.accomplishment, o.text, [c.value for c in o.completed], o.remarks)
        for s in document.sections
        for o in s.outputs
    ] == [
        ("1.1", "1,460 patrols", ["1200"], "Two boats were hired in summer"),
        ("1.1", "Monthly soundings of the river mouth", ["12"], None),
        ("1.1", "Repair of the pier", ["no"], "The pier was closed"),
    ]
