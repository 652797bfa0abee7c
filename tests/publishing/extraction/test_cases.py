"""Small texts, one habit each: what went wrong once, and what must come out.

The texts are invented. Each file says by its name what it holds; the second part of the name is
its language.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from answerable.calc.account import Document, Indicator, Output
from answerable.publishing import registry

CASES = Path(__file__).parent / "cases"


def read(name: str) -> Document:
    language = "zh" if name.endswith("zh") else "en"
    return registry.read(CASES / f"{name}.txt", "performance_report", language)  # type: ignore[arg-type]


def outputs(document: Document) -> list[tuple[str | int | None, ...]]:
    """(number, text, planned, actual, rate) of every output."""
    return [
        (o.number, o.text, o.planned, o.actual, o.printed_rate) for s in document.sections for o in s.outputs
    ]


def only(document: Document, number: int) -> Output:
    return next(o for s in document.sections for o in s.outputs if o.number == number)


def indicators(document: Document) -> list[Indicator]:
    return [i for s in document.sections for a in s.accomplishments for i in a.indicators]


def table(document: Document, name: str) -> list[tuple[str | None, str, tuple[str | None, ...]]]:
    found = document.table(name)
    assert found is not None
    return [(r.label, r.level, tuple(r.cells.values())) for r in found.rows]


def test_an_output_that_was_not_reported_keeps_its_plan() -> None:
    read_rows = outputs(read("not_reported.zh"))
    assert read_rows[1] == (2, "为沿岸各站的看守员举办培训班", "2", None, None)
    assert read_rows[2] == (3, "更换航标灯具", "4", "4", "100.0")


def test_an_output_without_a_rate_does_not_swallow_the_next_heading() -> None:
    document = read("no_rate.zh")
    assert outputs(document)[1] == (2, "汇编渔港章程", "1", "not_applicable", None)
    assert only(document, 3).headings == ("咨询服务",)


def test_equal_thousands_are_a_rate_of_one_hundred() -> None:
    assert outputs(read("equal_thousands.zh"))[0][2:] == ("100752", "100752", "100.0")


@pytest.mark.parametrize("name", ["heading_over_page.zh", "no_blank_lines.zh"])
def test_a_wrapped_heading_is_no_part_of_the_row_above(name: str) -> None:
    document = read(name)
    assert only(document, 1).text in ("编写潮汐公报", LONG)
    assert only(document, 2).headings == (
        "就下列各类港口设施的年度状况编写对照说明并分送有关单位，包括所附照片和费用估算，具体涉及以下领域：",
    )


LONG = "编写潮汐公报，并逐份寄给沿岸各县的图书馆和学校，同时在码头布告栏张贴，由值班长按月核对所余份数"


def test_the_last_sign_of_a_cell_is_not_a_head() -> None:
    (indicator,) = indicators(read("last_sign_of_a_cell.zh"))
    assert indicator.text == "在冬季开放的灯塔讲习班，对象为十八岁青年"
    assert indicator.narrative == "已实现。讲习班按期开办"


def test_a_target_before_the_page_belongs_to_the_indicator_after_it() -> None:
    found = [(i.target, i.estimate, i.actual) for i in indicators(read("target_before_page.zh"))]
    assert found == [("5", "5", "5"), ("7", "8", "9"), ("48", "49", "50")]


def test_an_activity_may_end_in_a_date() -> None:
    rows = table(read("activity_ends_in_a_date.zh"), "training")
    assert [r[2] for r in rows] == [("在线", "2023 年 10 月"), ("总部", "2023 年 9 月")]


def test_a_word_for_a_figure_may_be_two_words() -> None:
    assert outputs(read("two_words.en"))[1] == (
        2,
        "Training of keepers on the northern shore",
        "28",
        "not_applicable",
        "0.0",
    )


def test_a_capital_begins_the_narrative() -> None:
    (indicator,) = indicators(read("two_capitals.en"))
    assert indicator.text == "Maintenance of logbooks"
    assert indicator.narrative == "Lending rules were kept for the island libraries all winter."


def test_the_table_by_department_is_its_own() -> None:
    document = read("department_table.en")
    figures = ("10.0", "9.0", "1.0", "10.0")
    assert table(document, "resources_by_category")[0] == ("Official travel", "item", figures)
    assert len(table(document, "resources_by_category")) == 2
    assert table(document, "resources_by_entity")[0] == ("Lighthouse Service", "item", figures)


def test_a_caption_takes_nothing_from_the_paragraph_above_it() -> None:
    document = read("caption_after_prose.en")
    summary = document.section("summary")
    found = document.table("resources_summary")
    assert summary is not None
    assert summary.paragraphs[0].text.endswith(
        "the libraries of the islands were closed for repairs from May."
    )
    assert found is not None
    assert found.title == "Performance of financial resources"


def test_a_variance_may_be_in_dollars() -> None:
    assert table(read("dollars.en"), "variances") == [
        ("Medical", "item", ("-19288.9", "-30.8")),
        ("Official travel", "item", ("558.7", "1.3")),
    ]


def test_a_label_may_take_three_lines() -> None:
    rows = table(read("long_label.en"), "resources_by_category")
    assert rows[1] == (
        "Cable insurance for the islands included in other supplies, services and equipment",
        "of_which",
        ("2.0", "1.0", "1.0", "50.0"),
    )


def test_a_missions_planned_outputs_are_read() -> None:
    document = read("mission.en")
    found = [
        (o.text, o.accomplishment, [c.value for c in o.completed], o.remarks)
        for s in document.sections
        for o in s.outputs
    ]
    assert found == [
        (
            "1,460 patrols by boat",
            "1.1",
            ["1460"],
            "Patrols conducted. Two boats were hired for the summer months",
        ),
        ("Monthly soundings of the harbour and the river mouth", "1.1", ["12"], None),
        ("Repair of the northern pier", "1.1", ["no"], "The pier was closed"),
    ]
    (indicator,) = indicators(document)
    assert indicator.narrative == "Achieved. Nine channels were marked"
    assert table(document, "resources_by_category")[0][:2] == ("Military and police personnel", "heading")


def test_another_tools_blanks_tell_nothing() -> None:
    document = read("another_tool.en")
    assert [row[2:] for row in outputs(document)] == [("12", "9", "75.0"), ("4", "4", "100.0")]
    section = document.section("A")
    assert section is not None
    assert section.paragraphs[-1].number == 3
    assert section.paragraphs[-1].outputs == (1, 2)


def test_a_list_inside_a_sentence_stays_in_it() -> None:
    section = read("inline_list.zh").section("I")
    assert section is not None
    (paragraph,) = section.paragraphs
    assert paragraph.text.split("\n") == [
        "本报告由值班室编写。航道全年开放，值班安排分为四段："
        "(a) 春季加班两周；(b) 夏季照常；(c) 秋季减班；(d) 冬季停航。",
        "(a) 各站另有通知；",
        "(b) 北岛除外。",
    ]


def test_a_short_last_line_is_no_caption() -> None:
    document = read("short_last_line.en")
    summary, found = document.section("summary"), document.table("resources_summary")
    assert summary is not None
    assert found is not None
    assert [p.text.rpartition(". ")[2] for p in summary.paragraphs] == [
        "The libraries closed.",
        "All boats came home.",
    ]
    assert found.title == "Performance of financial resources"


def test_the_completed_value_is_the_last_number_before_the_remarks() -> None:
    found = [
        (o.text, [c.value for c in o.completed], o.remarks)
        for s in read("mission_years.en").sections
        for o in s.outputs
    ]
    assert found == [
        ("Review of logbooks as of 2019", ["102"], "Logbooks of all stations"),
        ("647 lamps by 2 March 2018", ["75"], "Lamps replaced"),
        ("590 bulletins as of 2021", ["6703"], None),
    ]


def test_an_excerpt_begins_with_any_paragraph() -> None:
    document = read("excerpt.zh")
    found = {s.path: [p.number for p in s.paragraphs] for s in document.sections if s.paragraphs}
    assert found == {"A": [17, 18, 19, 20], "B": [21]}


@pytest.mark.parametrize("name", ["number_before_a_word.en", "number_before_nothing.en"])
def test_a_number_before_a_word_or_nothing_is_doubted(name: str) -> None:
    document = read(name)
    assert any(f.path == "A#2" for f in document.findings)


def test_a_row_that_lost_its_tabs_may_begin_with_a_number() -> None:
    document = registry.read(CASES / "addendum_lost_tabs.zh.txt")
    found = [
        (o.text, [(c.value, c.label) for c in o.completed], o.reason)
        for s in document.sections
        for o in s.outputs
    ]
    assert found == [
        ("3 轮灯具比对试验", [("3", "比对试验")], None),
        ("52 期每周潮汐公报", [("44", "公报")], "产出减少的原因是吊机检修延误"),
        ("更换 6 具灯具", [("6", "灯具")], None),
        ("8 次夜航演习", [("10", "演习")], None),
    ]


@pytest.mark.parametrize("name", ["broken_head.zh", "broken_head.en"])
def test_a_head_may_break_over_two_lines(name: str) -> None:
    document = read(name)
    assert len(outputs(document)) == 3
    assert document.section("A") is not None
    assert [s.path for s in document.sections] == ["I", "II", "A"]


def test_blanks_that_count_cells_outrank_a_rate_without_decimals() -> None:
    document = read("counted_cells.en")
    assert outputs(document)[1][3:] == ("0", None) or outputs(document)[1][2:] == (None, None, None)
    assert any(f.path == "A#2" for f in document.findings)


def test_what_nobody_doubts_is_not_doubted() -> None:
    document = read("no_doubt.en")
    assert outputs(document)[1][2:] == ("937486", "not_applicable", "0.0")
    assert document.findings == ()


def test_a_measure_may_be_any_word() -> None:
    found = [(i.narrative, i.target, i.estimate, i.actual) for i in indicators(read("free_words.en"))]
    assert found == [
        ("Achieved", "positive", "positive", "positive"),
        ("Achieved. All burned", "24", "24", "23"),
    ]


@pytest.mark.parametrize("name", ["cut_at_a_number.zh", "cut_before_nothing.zh"])
def test_a_text_cut_at_a_number_is_doubted(name: str) -> None:
    document = read(name)
    assert any(f.path == "A#2" for f in document.findings)
    assert only(document, 3).planned == "4"


def test_a_name_is_no_beginning_of_a_narrative() -> None:
    (indicator,) = indicators(read("names.en"))
    assert indicator.text == "Briefings to the Security Council on piers"
    assert indicator.narrative == "Two were held for the island libraries all winter."


def test_a_rate_far_from_its_figures_is_doubted_where_blanks_count_nothing() -> None:
    document = read("absurd_rate.en")
    assert any(f.path == "A#2" for f in document.findings)
