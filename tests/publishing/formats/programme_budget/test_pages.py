"""A section whose pages were cut: tables go on without their head, rows and sentences stand as lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from answerable.publishing.blocks import Block, Cells, Grid, Text
from answerable.publishing.formats.programme_budget import reader, writer
from tests.publishing.formats.programme_budget.golden import section


def blocks() -> list[Block]:
    return list(writer.write(section("en")))


def is_list(block: Block) -> bool:
    """Whether it is the table of deliverables of subprogramme 1."""
    return isinstance(block, Grid) and any("11 a" in row.cells for row in block.rows)


def cut(block: Grid, repeated: bool) -> Iterator[Block]:
    """The table over three pages; rows without figures on the last as lines, one row's label cut."""
    head, *rows = block.rows
    at = next(i for i, row in enumerate(rows) if row.cells[0].startswith("4. "))
    told = next(i for i, row in enumerate(rows) if row.cells[0].startswith("D. "))
    yield Grid((head, *rows[:3]))
    yield Grid((*([head] if repeated else []), *rows[3:at]))
    first, _, rest = rows[at].cells[0].rpartition(" ")
    yield Text(first)
    yield Grid((replace(rows[at], cells=(rest.lower(), *rows[at].cells[1:])), *rows[at + 1 : told]))
    yield Text(rows[told].cells[0], "heading", 3)
    yield from (Text(row.cells[0]) for row in rows[told + 1 :])


def test_a_table_of_deliverables_over_several_pages():
    for repeated in (False, True):
        pages = [p for b in blocks() for p in (cut(b, repeated) if is_list(b) else [b])]
        found = reader.read(pages)
        expected = section("en").section("1")
        made = found.section("1")
        assert [o.text.casefold() for o in made.outputs] == [o.text.casefold() for o in expected.outputs]
        assert [o.quantities for o in made.outputs] == [o.quantities for o in expected.outputs]
        assert [(o.category, o.subcategory, o.headings) for o in made.outputs] == [
            (o.category, o.subcategory, o.headings) for o in expected.outputs
        ]
        assert replace(made, outputs=()) == replace(expected, outputs=())


def test_figures_on_the_last_line_of_a_deliverable():
    def split(block: Block) -> Block:
        if not is_list(block):
            return block
        at = next(i for i, row in enumerate(block.rows) if row.cells[0].startswith("2. "))
        row = block.rows[at]
        label, _, last = row.cells[0].rpartition(" to ")
        two = (Cells((label, *[""] * 4)), Cells((f"to {last}", *row.cells[1:])))
        return replace(block, rows=(*block.rows[:at], *two, *block.rows[at + 1 :]))

    assert reader.read([split(block) for block in blocks()]) == section("en")


def test_a_head_without_rows_is_read():
    head = Grid((Cells(("Category and subcategory", "2043 planned", "2043 actual", "2044 planned", "")),))
    found = reader.read([head if is_list(block) else block for block in blocks()])
    assert found.section("1").outputs == ()


def test_a_deliverable_that_stands_in_no_table_is_named():
    line = Text("5. The Committee on Rivers 2 1 3 3")
    found = reader.read([p for b in blocks() for p in ([b, line] if is_list(b) else [b])])
    assert [(f.rule, f.path, f.printed) for f in found.findings] == [("unreadable_row", "1", line.text)]
    assert line.text in found.section("1").exhibits[0].notes


def test_a_numbered_paragraph_below_a_table_is_no_deliverable():
    line = Text("2.9 The Department meets the Committee on Rivers")
    found = reader.read([p for b in blocks() for p in ([b, line] if is_list(b) else [b])])
    assert found.findings == ()


def test_a_sentence_cut_in_two_is_one_paragraph():
    said = Text("2.1 The Department keeps the waters of the world and of")
    more = Text("all its lakes, as evidence-based")
    pages = [
        p
        for b in blocks()
        for p in ([said, more] if b == Text("2.1 The Department keeps the waters.") else [b])
    ]
    (paragraph,) = reader.read(pages).section("orientation.background").paragraphs
    assert paragraph.text.endswith("the world and of all its lakes, as evidence-based")


def test_a_symbol_that_goes_on_in_the_next_row():
    rows = Grid(
        (
            Cells(("Chap. IX, Art. 55; 70/1;", "Common")),
            Cells(("71/2 B; 1325", "waters of")),
            Cells(("(2000); ES-", "the")),
            Cells(("10/15", "world")),
        )
    )
    is_first = (isinstance(b, Grid) and b.rows[0].cells[0].startswith("Chap.") for b in blocks())
    found = reader.read([rows if first else block for first, block in zip(is_first, blocks(), strict=True)])
    first = [m for m in found.sections[0].mandates if m.group == "Charter of the United Nations"]
    assert [m.symbol for m in first] == ["Chap. IX, Art. 55", "70/1", "71/2 B", "1325 (2000)", "ES-10/15"]
    assert {m.title for m in first} == {"Common waters of the world"}
