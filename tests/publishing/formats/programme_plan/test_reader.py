"""Plans read from an extraction and from blocks: structure, wrapped cells, notes, what was lost."""

from __future__ import annotations

import pytest

from answerable.calc.account import Document
from answerable.publishing.blocks import Line, Text, UnreadableInput
from answerable.publishing.formats.programme_plan.reader import read
from tests.publishing.formats.programme_plan.golden import PERIOD, ZH_TEXT


def lines(text: str) -> list[Line]:
    return [Line(line, number) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


@pytest.fixture(scope="module")
def plan() -> Document:
    return read(lines(ZH_TEXT))


def test_sections_follow_offices_subprogrammes_and_components(plan):
    assert [(s.path, s.name, s.parent) for s in plan.sections] == [
        ("orientation", "总方向", None),
        ("A", "总部", None),
        ("A.1", "水情", "A"),
        ("A.1.1", "观测", "A.1"),
        ("A.1.2", "航运", "A.1"),
        ("mandates", "立法授权", None),
    ]


def test_two_columns_come_apart(plan):
    section = plan.section("A.1.1")
    assert section is not None
    assert section.objectives == ("使各国及时了解水情",)
    assert [(a.label, a.text, [i.text for i in a.indicators]) for a in section.accomplishments] == [
        ("a", "水文站网更加可靠", ["按时报送的测站百分比提高", "缺测天数减少"]),
        ("b", "洪水预报及时", ["预报在 6 小时内发出，采用 佳做法"]),
    ]
    assert section.accomplishments[0].place.lines == (21, 22)
    assert section.accomplishments[1].indicators[0].place.lines == (29, 30)


def test_a_table_of_one_row_needs_no_letter(plan):
    (only,) = plan.section("A.1.2").accomplishments
    assert (only.label, only.text, [i.text for i in only.indicators]) == (
        "",
        "航标得到维护",
        ["修复航标的平均天数减少"],
    )


def test_a_footnote_does_not_part_the_paragraph_it_interrupts(plan):
    strategy, note = plan.section("A.1.1").paragraphs
    assert strategy.text == "由观测司负责，重点是：\n(a) 更新测站，使用 新技术；\n(b) 培训人员。"
    assert (strategy.number, strategy.role) == ("4.2", "strategy")
    assert (note.number, note.text) == ("*", "次级方案 1由总部执行。")


def test_mandates_are_listed_with_their_wrapped_titles(plan):
    assert [(m.symbol, m.title) for m in plan.section("mandates").mandates] == [
        ("12/34", "水域宪章"),
        ("52/12 A 和 B", "革新与改进"),
    ]


def test_the_period_is_derived_and_said_to_be(plan):
    assert plan.period == PERIOD
    assert [f.printed for f in plan.findings if f.rule == "derived_period"] == ["2032-2033"]


def test_a_lost_character_is_restored_beside_the_text_only(plan):
    found = {f.path: (f.printed, f.computed) for f in plan.findings if f.rule == "lost_character"}
    assert found["A.1.1(b)1"] == ("预报在 6 小时内发出，采用 佳做法", "预报在 6 小时内发出，采用最佳做法")
    assert set(found) == {"orientation¶4.1", "A.1.1(b)1", "A.1.1¶4.2"}


def test_a_document_that_has_the_character_lost_nothing():
    plan = read(lines(ZH_TEXT.replace("由总部执行", "最终由总部执行")))
    assert not [f for f in plan.findings if f.rule == "lost_character"]


def test_a_line_that_fits_nowhere_is_named():
    plan = read(lines(ZH_TEXT.replace("12/34 水域宪章", "宪章，无文号")))
    assert [(f.rule, f.printed) for f in plan.findings if f.severity == "warning"] == [
        ("unreadable_mandate", "宪章，无文号")
    ]


def test_another_document_or_language_is_refused():
    with pytest.raises(UnreadableInput, match="programme plan"):
        read([Text("Nothing of the kind.")])
    with pytest.raises(UnreadableInput, match="found the heads of 'zh'"):
        read(lines(ZH_TEXT), "en")
