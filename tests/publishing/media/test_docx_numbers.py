"""The numbers Word prints: forms, levels that start again, lists that share their count."""

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from answerable.publishing.media.docx_numbers import Numbering, _written

W = nsdecls("w")


def numbering(levels: str, lists: str) -> Numbering:
    kind = f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
    return Numbering(parse_xml(f"<w:numbering {W}>{kind}{lists}</w:numbering>"))


def level(depth: int, form: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


ONE = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'


def test_counts_by_level_and_starts_deeper_levels_again():
    made = numbering(level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2"), ONE)
    assert [made.next("1", depth) for depth in (0, 1, 1, 0, 1)] == ["I.", "I.1", "I.2", "II.", "II.1"]


def test_lists_of_one_kind_count_on_unless_they_start_anew():
    other = '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    anew = (
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    made = numbering(level(0, "decimal", "%1."), ONE + other + anew)
    assert [made.next(number, 0) for number in ("1", "2", "3", "1")] == ["1.", "2.", "5.", "3."]


def test_bullets_and_unknown_lists():
    made = numbering(level(0, "bullet", ""), ONE)
    assert [made.next("1", 0), made.next("9", 0), made.next("1", 4)] == ["•", "", ""]


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 53: "aaa"}),
        ("upperRoman", {4: "IV", 19: "XIX", 44: "XLIV"}),
        ("chineseCounting", {1: "一", 10: "十", 12: "十二", 20: "二十", 99: "九十九"}),
        ("decimalZero", {3: "03"}),
        ("decimal", {30: "30"}),
    ],
)
def test_writes_numbers_in_each_form(form: str, numbers: dict[int, str]):
    assert {number: _written(number, form) for number in numbers} == numbers


@pytest.mark.parametrize("form", ["lowerRoman", "upperLetter", "decimal", "chineseCounting"])
def test_a_list_that_starts_in_the_millions_grows_no_letters(form: str):
    assert len(_written(2_000_000_000, form)) == 10
