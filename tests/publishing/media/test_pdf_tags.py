"""Tagged PDFs of others: typst without our mark stands for them, tables tagged or not."""

import typst

from answerable.publishing.blocks import Cells, Grid, Line, Text
from answerable.publishing.media import pdf


def printed(body: str) -> bytes:
    """A tagged PDF by somebody else."""
    head = '#set document(title: "T")\n#set text(font: "Noto Sans CJK SC", size: 10pt)\n'
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(pdf._HERE / "fonts")])
    return bytes(typst.compile((head + body).encode(), font_paths=fonts))


TABLE = """= Part
A sentence.
#table(columns: 3, table.header([Category], [Planned], [Actual]),
  [Travel], [3 700], [3 500],
  table.cell(colspan: 2)[Both], [1],
  [Posts], [], [2])
- An item
"""


def test_headings_paragraphs_tables_and_items():
    assert pdf.read(printed(TABLE)) == [
        Text("Part", "heading", 1),
        Text("A sentence."),
        Grid(
            (
                Cells(("Category", "Planned", "Actual"), head=True),
                Cells(("Travel", "3 700", "3 500")),
                Cells(("Both", "", "1")),
                Cells(("Posts", "", "2")),
            )
        ),
        Text("• An item", "item"),
    ]


def test_cells_tagged_as_paragraphs_are_read_as_lines():
    rows = "\n".join(
        f"#grid(columns: (1fr, 1fr, 1fr), par[Row {n}], par[{n} 700], par[{n}.5])" for n in range(9)
    )
    found = pdf.read(printed(TABLE + rows))
    assert {type(block) for block in found} == {Line}
    assert [line.text for line in found][-1] == "Row 8\t8 700\t8.5"


def test_our_styles_are_not_read_into_files_of_others():
    (first, *_) = pdf.read(printed("#text(20pt)[Large] \n\n#table(columns: 1, [a], [b])"))
    assert first == Text("Large")
