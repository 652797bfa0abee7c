"""The numbering of headings and the paths it gives."""

from __future__ import annotations

from answerable.publishing.formats.performance_report.headings import Heading, Numbering, part_number
from answerable.publishing.formats.performance_report.mapping import EN, ZH, Wording


def _paths(texts: list[str], wording: Wording = EN) -> list[str | None]:
    numbering = Numbering(wording)
    return [heading.path if heading else None for heading in map(numbering.read, texts)]


def test_letters_stand_alone_in_the_part_of_the_frameworks() -> None:
    texts = [
        "I. Introduction", "II. Results-based-budgeting frameworks", "A. Lighthouses", "1. Northern shore",
        "2. Southern shore", "(a) Islands", "(b) Reefs", "B. Harbours", "III. Resource performance",
        "A. Financial resources", "B. Analysis of variances", "IV. Training",
    ]  # fmt: skip
    assert _paths(texts) == [
        "I", "II", "A", "A.1", "A.2", "A.2.a", "A.2.b", "B", "III", "III.A", "III.B", "IV",
    ]  # fmt: skip


def test_the_ninth_letter_is_not_the_first_part() -> None:
    letters = [f"{letter}. Office" for letter in "ABCDEFGHIJ"]
    assert _paths(["I. Introduction", "II. Results-based frameworks", *letters])[-3:] == ["H", "I", "J"]


def test_chinese_numerals() -> None:
    assert _paths(["一. 导言", "二. 成果预算编制框架", "A. 灯塔处", "1. 北岸", "三、资源使用情况"], ZH) == [
        "I", "II", "A", "A.1", "III",
    ]  # fmt: skip


def test_components_of_a_mission_stand_below_their_letter() -> None:
    texts = [
        "II. Mandate performance",
        "A. Overall",
        "B. Frameworks",
        "Component 1: lanes",
        "Component 2: support",
    ]
    assert _paths(texts) == ["II", "II.A", "II.B", "II.B.1", "II.B.2"]


def test_a_heading_knows_its_parent() -> None:
    assert Heading("A.2.a", "Islands").parent == "A.2"
    assert Heading("A", "Lighthouses").parent is None


def test_no_number_no_heading() -> None:
    assert _paths(["Main results", "Table 1", "1.1.1 lamps"]) == [None, None, None]


def test_what_is_expected_next() -> None:
    numbering = Numbering(EN)
    numbering.read("I. Introduction")
    assert numbering.expects("II. Frameworks")
    assert numbering.expects("A. Lighthouses")
    assert not numbering.expects("III. Resources")
    assert not numbering.expects("B. Harbours")


def test_part_number() -> None:
    assert [part_number(n) for n in ("IV", "十二", "B")] == [4, 12, None]
