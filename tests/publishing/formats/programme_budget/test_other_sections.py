"""What other sections of the programme budget have in the same form: nothing of it is dropped or mixed up."""

from __future__ import annotations

import pytest

from answerable.calc.account import Document
from answerable.publishing.blocks import Block, Cells, Grid, Text
from answerable.publishing.formats.programme_budget import reader, writer
from tests.publishing.formats.programme_budget.golden import section


def written() -> list[Block]:
    return list(writer.write(section("en")))


def position(blocks: list[Block], text: str) -> int:
    return next(i for i, b in enumerate(blocks) if isinstance(b, Text) and b.text.startswith(text))


def rules(document: Document) -> list[str]:
    return [finding.rule for finding in document.findings]


def test_a_foreword_behind_the_contents_is_kept():
    blocks = written()
    at = position(blocks, "A. ")
    foreword = [Text("Contents", "heading", 1), Text("A sentence of nobody."), Text("Foreword", "heading", 1)]
    found = reader.read([*blocks[:at], *foreword, Text("The section serves."), *blocks[at:]])
    made = next(s for s in found.sections if s.name == "Foreword")
    assert [p.text for p in made.paragraphs] == ["The section serves."]
    assert [(f.rule, f.printed) for f in found.findings] == [("unread_cover", "A sentence of nobody.")]
    assert [s for s in found.sections if s.name != "Foreword"] == list(section("en").sections)


def test_a_subprogramme_met_twice_is_named():
    blocks = written()
    again = [Text("Subprogramme 1", "heading", 2), Text("Strategy", "heading", 3), Text("In Geneva.")]
    found = reader.read([*blocks, *again])
    assert "met_twice" in rules(found)
    assert "met_twice" not in rules(reader.read(blocks))


def test_headings_behind_the_unit_are_no_caption():
    tail = [
        Text("B. Proposed post and non-post resource requirements for 2044", "heading", 1),
        Text("Overview", "heading", 2),
        Text("Figure 2.III", "heading", 3),
        Text("Distribution of proposed resources", "heading", 3),
        Text("(Number of posts)", "heading", 3),
        Text("Overall resource changes", "heading", 3),
        Text("Programme of work", "heading", 2),
        Text("Subprogramme 1. Peace", "heading", 3),
        Text("Programme support", "heading", 2),
        Text("The support is small."),
        Text("Annex II", "heading", 1),
    ]
    blocks = [b for b in written() if not (isinstance(b, Text) and b.text.startswith("B. "))]
    found = reader.read([*blocks, *tail])
    names = {s.name: s.parent for s in found.sections}
    assert (names["Overall resource changes"], names["Programme support"], names["Annex II"]) == (
        "B",
        "B",
        "B",
    )
    (doubt,) = [f for f in found.findings if f.rule == "exhibit_without_values"]
    assert doubt.printed == "Figure 2.III Distribution of proposed resources"


def test_deliverables_end_the_lists_of_mandates_and_lines_of_a_cell_are_rows():
    """A page may set the heading as a row of the last list, and rows without figures as lines."""

    def joined(block: Block) -> Block:
        if not isinstance(block, Grid) or block.rows[0].cells[0] != "Category and subcategory":
            return block
        rows: list[Cells] = []
        waiting = ""
        for row in block.rows:
            if row.cells[0][1:2] == "." and row.cells[0][0].isalpha():
                waiting = f"{row.cells[0]}\n"
                continue
            rows.append(Cells((waiting + row.cells[0], *row.cells[1:]), head=row.head))
            waiting = ""
        return Grid(tuple(rows))

    document = section("en")
    assert reader.read([joined(b) for b in written()]) == document
    start = position(written(), "Legislative mandates")
    deliverables = position(written()[start:], "Deliverables") + start
    blocks = [joined(b) for i, b in enumerate(written()) if i != deliverables]
    found = reader.read(blocks)
    assert found.sections[0].outputs == document.sections[0].outputs
    assert found.sections[0].mandates == document.sections[0].mandates


def test_a_table_in_parts_keeps_the_name_of_its_first_part():
    made = [
        Text("Table 2.7", "heading", 3),
        Text("Resources by source of funding", "heading", 3),
        Text("(Thousands of United States dollars)", "heading", 3),
        Text("(1) Regular budget", "heading", 4),
        Grid((Cells(("", "2043", "2044"), head=True), Cells(("Boats", "1.0", "2.0")))),
        Text("(2) Other assessed", "heading", 4),
        Grid((Cells(("", "2043", "2044"), head=True), Cells(("Ships", "3.0", "4.0")))),
    ]
    found = reader.read([*written(), *made])
    first, second = found.tables[-2:]
    assert first.title == "Table 2.7\nResources by source of funding (1) Regular budget"
    assert first.unit == "Thousands of United States dollars"
    assert found.section(second.section).name == "(2) Other assessed"
    assert found.findings == ()
    assert reader.read(writer.write(found)) == found


def test_a_group_of_mandates_that_stands_in_a_row_of_the_table():
    blocks = written()
    at = next(i for i, b in enumerate(blocks) if isinstance(b, Grid) and "70/1" in b.rows[0].cells[0])
    rows = (("General Assembly decisions", ""), ("80/501", "Lakes"), ("Of nobody", ""), ("80/502", "Seas"))
    longer = Grid((*blocks[at].rows, *(Cells(cells) for cells in rows)))
    found = reader.read([*blocks[:at], longer, *blocks[at + 1 :]])
    decided = [m.symbol for m in found.section("Sect2").mandates if m.group == "General Assembly decisions"]
    assert decided == ["80/501", "80/502"]
    assert [(f.rule, f.printed) for f in found.findings] == [("unreadable_mandate", "Of nobody")]


@pytest.mark.parametrize(("language", "annex"), [("en", "Annex"), ("en", "Annex II"), ("zh", "附件二")])
def test_an_annex_behind_part_a_is_of_no_subprogramme(language, annex):
    blocks = list(writer.write(section(language)))
    at = position(blocks, "B. ")
    tail = [Text(annex, "heading", 1), Text("Of boats", "heading", 1), Text("Boats are listed.")]
    found = reader.read([*blocks[:at], *tail])
    assert [s.parent for s in found.sections[-2:]] == ["A", "A"]
    assert reader.read(writer.write(found)) == found
