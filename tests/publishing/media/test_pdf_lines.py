"""Untagged PDFs: lines as a person reads them, cells apart, blanks where there are gaps."""

import typst

from answerable.publishing.blocks import Line
from answerable.publishing.media import pdf


def untagged(body: str) -> bytes:
    head = '#set document(title: "T")\n#set page(width: 300pt, height: 200pt, margin: 20pt)\n'
    head += '#set text(font: "Noto Sans CJK SC", size: 10pt)\n'
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(pdf._HERE / "fonts")])
    data = bytes(typst.compile((head + body).encode(), font_paths=fonts))
    return data.replace(b"/StructTreeRoot", b"/StructTreeR00t").replace(b"/Marked true", b"/Marked null")


def lines(body: str) -> list[Line]:
    return pdf.read(untagged(body))


def test_cells_of_a_row_stand_between_tabs():
    found = lines("#grid(columns: (120pt, 60pt, 60pt), [公务差旅 and more], [3 700], [94.6])")
    assert found == [Line("公务差旅 and more\t3 700\t94.6", 1, 1)]


def test_a_wrapped_cell_keeps_its_lines_and_pages_count_on():
    row = "[one two three four five six seven], [12]"
    body = f"#grid(columns: (90pt, 100pt), column-gutter: 30pt, {row})\n#pagebreak()\nNext"
    assert lines(body) == [
        Line("one two three four\t12", 1, 1), Line("five six seven", 2, 1), Line("Next", 3, 2),
    ]  # fmt: skip


def test_a_narrow_gap_is_a_cell_where_cells_begin_in_the_lines_around():
    rows = "([Short], [Engineer], [A quite long first cell x], [Officer])"
    body = f"#grid(columns: (118pt, 80pt), row-gutter: 4pt, ..{rows})"
    assert [line.text for line in lines(body)] == ["Short\tEngineer", "A quite long first cell x\tOfficer"]


def test_narrow_figures_leave_no_gap():
    assert [line.text for line in lines("11 111.1 and 1,111")] == ["11 111.1 and 1,111"]
