"""PDFs without tags to blocks: paragraphs over lines and pages, tables by rules and by alignment, charts."""

import typst

from answerable.publishing.blocks import Grid, Text
from answerable.publishing.media.pdf_layout import read_layout

PAGE = "#set page(width: 300pt, height: 220pt, margin: 40pt)\n#set text(size: 10pt)\n"


def set_by_typst(source: str, page: str = PAGE) -> bytes:
    """A PDF of this typst source; its tags are not looked at by the layout."""
    return bytes(typst.compile((page + source).encode(), format="pdf"))


def texts(data: bytes) -> list[str]:
    return [block.text for block in read_layout(data) if isinstance(block, Text)]


def grids(data: bytes) -> list[list[tuple[str, ...]]]:
    return [[row.cells for row in block.rows] for block in read_layout(data) if isinstance(block, Grid)]


def test_a_paragraph_is_joined_over_lines():
    words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    assert texts(set_by_typst(f"{words}\n\n{words}")) == [words, words]


RULED = """#table(columns: (1fr, 60pt, 60pt), stroke: none, align: (left, right, right),
  table.hline(stroke: 0.5pt), table.header([Category], [2024/25], [2025/26]), table.hline(stroke: 1.5pt),
  [Military and police personnel of all the contingents], [41 945.0], [(6 442.2)],
  [Civilian personnel], [–], [15 528.8], table.hline(stroke: 0.5pt),
  [*Total*], [*41 945.0*], [*9 086.6*], table.hline(stroke: 1.5pt))
After the table.
"""


def test_a_table_by_its_rules():
    data = set_by_typst(RULED)
    assert grids(data) == [
        [
            ("Category", "2024/25", "2025/26"),
            ("Military and police personnel of all the contingents", "41 945.0", "(6 442.2)"),
            ("Civilian personnel", "–", "15 528.8"),
            ("Total", "41 945.0", "9 086.6"),
        ]
    ]
    assert texts(data) == ["After the table."]
