"""Texts as lines, and our own marked text block for block."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.account import Place
from answerable.publishing.blocks import Cells, Grid, Line, Text, UnreadableInput
from answerable.publishing.media import text
from tests.publishing.media.strategies import runs

HOSTILE = st.text("ab #|*:>!\\¶\n\r\t文", min_size=1).filter(lambda found: found.strip(" \n\r"))


def test_gives_each_line_that_is_not_blank_with_its_number():
    data = "\ufeff摘要\r\n\r\n  第一行\t3 700\t\n \nend".encode()
    assert text.read(data) == [Line("摘要", 1), Line("  第一行\t3 700\t", 3), Line("end", 5)]


def test_counts_pages_by_form_feeds():
    assert text.read(b"one\n\ftwo\nthree\n\f\n\ffour") == [
        Line("one", 1, 1), Line("two", 2, 2), Line("three", 3, 2), Line("four", 5, 4),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "line 1: expected text, found an empty file."),
        (b" \n\t\n", "line 1: expected text, found an empty file."),
        (b"one\ntwo\n\xa1\xa1", "line 3: expected text in UTF-8, found other bytes; save it as UTF-8."),
        (
            "計劃产出 完成\n".encode("utf-16"),
            "line 1: expected text in UTF-8, found UTF-16; save it as UTF-8.",
        ),
        (
            ("12\n" + "计划产出\t完成\n" * 9).encode("gb18030"),
            "line 2: expected text in UTF-8, found GB18030 (or GBK); save it as UTF-8.",
        ),
        (b"one\n\x00\x01", "line 2: expected text, found binary data."),
        (b"#! answerable\n\n|= a\tb\nc\td\n", "line 4: expected a row of the table above, beginning with |."),
    ],
)
def test_refuses_with_the_line(data: bytes, said: str):
    with pytest.raises(UnreadableInput) as refusal:
        text.read(data)
    assert str(refusal.value) == said


def test_writes_marks_that_people_can_read_over():
    blocks = (
        Text("Title", "title"), Text("I. Part", "heading", 1), Text("Text.\n(a) Item", "body"),
        Grid((
            Cells(("Head", "No."), head=True), Cells(("Two\nlines", "3")), Cells(("All", "3"), level="total"),
        )),
        Text("a Note", "note"),
    )  # fmt: skip
    assert text.write(blocks).decode() == (
        "#! answerable\n\n# Title\n\n## I. Part\n\nText.\n(a) Item\n\n"
        "|= Head\tNo.\n| Two¶lines\t3\n|* All\t3\n\n> a Note\n"
    )


def test_knows_where_a_block_stood():
    heading, grid = text.read(b"#! answerable\n\n## I. Part\n\n| a\tb\n| c\td\n")
    assert heading.place == Place(lines=(3, 3))
    assert grid.place == Place(lines=(5, 6))
    assert grid.rows[1].place == Place(lines=(6, 6), row=1)


@given(runs())
def test_reads_back_what_it_wrote(blocks):
    assert text.read(text.write(blocks)) == [Grid(b.rows) if isinstance(b, Grid) else b for b in blocks]


@given(
    st.lists(
        st.builds(Text, HOSTILE, st.sampled_from(["title", "body", "item", "caption", "note"])), min_size=1
    )
)
def test_marks_in_the_text_itself_change_nothing(blocks):
    assert text.read(text.write(tuple(blocks))) == blocks


@given(st.lists(st.lists(st.text("ab|=\\¶\n\r\t文"), min_size=1).map(tuple), min_size=1))
def test_marks_in_cells_change_nothing(rows):
    grid = Grid(tuple(Cells(row) for row in rows))
    assert text.read(text.write((grid,))) == [grid]
