"""Lines of the body, without what the page puts around them."""

from __future__ import annotations

from answerable.calc.account import Place
from answerable.publishing.blocks import Line
from answerable.publishing.formats.performance_report.recogniser.source import place, source, spread
from tests.publishing.formats.performance_report.conftest import lines_of

PAGE = "\n".join(
    (
        "",
        "1. 灯塔照常开放。 ",
        "",
        "https://documents.example.org/ch/A/RES/9/28",
        " A/79/512 ",
        "",
        "5/94 24-18917 ",
        "",
        " 2. 浮标照常更换， ",
        "",
        "每季两次 ",
        "__________________ ",
        " 1 仅列大型浮标。 ",
        "",
        "导言 ............................................ 4 ",
    )
)


def test_page_heads_feet_links_rules_and_contents_are_furniture() -> None:
    found = source(lines_of(PAGE))
    assert [mark.text for mark in found.marks] == [
        "1. 灯塔照常开放。",
        "2. 浮标照常更换，",
        "每季两次",
        "1 仅列大型浮标。",
    ]
    assert found.symbol == "A/79/512"
    assert found.furniture == {4, 5, 7, 12, 15}
    assert [mark.broke for mark in found.marks] == [False, True, False, True]
    assert [mark.ruled for mark in found.marks] == [False, False, False, True]


def _telling(lines: list[str]) -> tuple[bool, list[int]]:
    found = source([Line(line, 2 * number + 1) for number, line in enumerate(lines)])
    return found.telling, [mark.trailing for mark in found.marks]


def test_what_blanks_at_line_ends_tell() -> None:
    cells = ["wrapped", "text 4 5 125.0 ", "heading    ", "text 4 4 100.0 "]
    assert _telling(cells) == (True, [0, 1, 4, 1])
    assert _telling([line.strip() for line in cells]) == (False, [0, 0, 0, 0])
    wraps = ["wrapped ", "text 4 5 125.0", "heading", "text 4 4 100.0"]
    assert _telling(wraps) == (True, [0, 1, 1, 1])


def test_places() -> None:
    marks = source(lines_of("a\nb\nc")).marks
    assert place(marks[1]) == Place(lines=(2, 2))
    assert spread([marks[2], marks[0]]) == Place(lines=(1, 3))


def test_reading_on() -> None:
    found = source(lines_of("a\nb"))
    assert (found.more, found.peek(2)) == (True, None)
    assert [found.take().text, found.take().text, found.more] == ["a", "b", False]
