"""Sections of the programme budget there and back, through blocks and through every medium."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answerable.calc.account import PeriodValue
from answerable.publishing import registry
from answerable.publishing.blocks import Cells, Grid, Line, Text, UnreadableInput
from answerable.publishing.formats.programme_budget import mapping, reader, writer
from tests.publishing.formats.programme_budget.golden import section


@pytest.mark.parametrize("language", ["en", "zh"])
def test_blocks_read_back_as_the_section_they_were_written_from(language):
    document = section(language)
    read = reader.read(writer.write(document))
    assert read == document
    assert read.findings == ()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("medium", ["docx", "pdf", "text", "xlsx", "json"])
def test_every_medium_reads_back_the_section(language, medium):
    document = section(language)
    read = registry.read_bytes(registry.write(document, medium), "a file")
    assert read == document
    assert registry.write(document, "html")


def test_the_language_is_told_by_the_headings_of_lines_too():
    for language in ("en", "zh"):
        blocks = writer.write(section(language))
        lines = [
            Line(text, number)
            for number, text in enumerate(
                (t for b in blocks for t in (b.text.split("\n") if isinstance(b, Text) else _rows(b))), 1
            )
        ]
        assert mapping.recognise(lines) == language
    assert mapping.recognise([Text("Proposed programme budget for 2045", "title")]) is None


def _rows(grid: Grid) -> list[str]:
    return [" ".join(row.cells) for row in grid.rows]


def test_another_form_or_language_is_refused_in_a_sentence():
    with pytest.raises(UnreadableInput, match="expected a section of the programme budget"):
        reader.read([Text("Minutes", "title")])
    with pytest.raises(UnreadableInput, match="expected a document in 'zh'"):
        reader.read(writer.write(section("en")), "zh")
    with pytest.raises(ValueError, match="expected the language en or zh, found fr"):
        writer.write(replace(section("en"), language="fr"))


def test_headings_that_a_page_ran_together_come_apart():
    blocks: list[Text | Grid] = []
    for block in writer.write(section("en")):
        last = blocks[-1] if blocks else None
        if isinstance(block, Text) and isinstance(last, Text) and _run_together(last, block):
            blocks[-1] = replace(last, text=f"{last.text} {block.text}")
        else:
            blocks.append(block)
    assert len(blocks) < len(writer.write(section("en")))
    assert reader.read(blocks) == section("en")


def _run_together(last: Text, block: Text) -> bool:
    starts = block.text.startswith(("Programme performance in 2043 and", "Levels"))
    return last.text == "Table 2.2" or (last.style == "heading" and starts)


def test_a_dash_that_only_holds_a_place_in_a_figure_is_no_value():
    grid = Grid(
        (
            Cells(("", "2042", "2043", "2045")),
            Cells(("Planned", "–", "–", "9")),
            Cells(("Actual", "5", "–", "–")),
        )
    )
    blocks = [_in_place(block, grid) for block in writer.write(section("en"))]
    result = reader.read(blocks).section("1").results[1]
    assert result.measures == (
        PeriodValue("2042", "5", "actual"),
        PeriodValue("2043", "0", "planned"),
        PeriodValue("2043", "0", "actual"),
        PeriodValue("2045", "9", "planned"),
    )


def _in_place(block, grid):
    """The grid instead of the figure whose values grow to 4 000."""
    is_it = isinstance(block, Grid) and any("4 000" in row.cells for row in block.rows)
    return grid if is_it else block


@pytest.mark.parametrize(
    ("block", "rule"),
    [
        (Text("Table 2.9", "caption"), "exhibit_without_values"),
        (Text("Planned results for 2044", "heading", 3), "other_year"),
    ],
)
def test_what_is_not_understood_is_named(block, rule):
    blocks = list(writer.write(section("en")))
    at = next(i for i, b in enumerate(blocks) if isinstance(b, Text) and b.text == "Result 1: levels")
    found = reader.read([*blocks[:at], block, *blocks[at:]]).findings
    assert rule in [f.rule for f in found]
    assert all(f.message and f.printed for f in found)


def test_a_row_that_is_none_of_the_form_is_named():
    def broken(block):
        if not isinstance(block, Grid) or block.rows[0].cells[0] != "Category and subcategory":
            return block
        rows = (*block.rows, Cells(("", "4", "", "", "")), Cells(("F. Other things", "", "", "", "")))
        return replace(block, rows=rows)

    found = reader.read([broken(block) for block in writer.write(section("en"))]).findings
    assert [f.rule for f in found] == ["unreadable_row", "unknown_category"] * 2
    assert [f.path for f in found] == ["orientation.deliverables"] * 2 + ["1"] * 2


def test_an_unknown_heading_opens_a_section_of_its_own():
    blocks = list(writer.write(section("en")))
    at = next(i for i, b in enumerate(blocks) if isinstance(b, Text) and b.text == "Strategy")
    made = reader.read(
        [*blocks[:at], Text("External factors", "heading", 3), Text("2.8 It may rain."), *blocks[at:]]
    )
    assert made.section("1.a").name == "External factors"
    assert [p.text for p in made.section("1.a").paragraphs] == ["It may rain."]
    assert replace(made, sections=tuple(s for s in made.sections if s.path != "1.a")) == section("en")
    assert reader.read(writer.write(made)) == made


def test_years_above_a_row_of_kinds_are_one_head_and_words_hold_places():
    years, kinds = ("2041", "2042", "2043", "2044", "2045"), ("actual",) * 3 + ("planned",) * 2
    head = (Cells(years), Cells(tuple(f"({kind})" for kind in kinds)))
    two = Grid((*head, Cells(("–", "1", "2", "3", "4"))))
    blocks = [_in_place(block, two) for block in writer.write(section("en"))]
    result = reader.read(blocks).section("1").results[1]
    assert [(v.period, v.kind, v.value) for v in result.measures] == list(
        zip(years, kinds, ["0", "1", "2", "3", "4"], strict=True)
    )
    drawn = Grid(
        (
            Cells(("", "2041", "2043", "2045")),
            Cells(("Planned", "n/a", "7", "9")),
            Cells(("Actual", "5", "8", "N/A")),
        )
    )
    blocks = [_in_place(block, drawn) for block in writer.write(section("en"))]
    result = reader.read(blocks).section("1").results[1]
    assert [v.value for v in result.measures] == ["5", "7", "8", "9"]
