"""DOCX files of others: styles, bold headings, numbers, merged cells, nested tables, notes, review."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from answerable.calc.account import Place
from answerable.publishing.blocks import Cells, Grid, Text, UnreadableInput
from answerable.publishing.media import docx_read

DOCUMENTS = Path(__file__).parents[4] / "shared" / "documents"
W = nsdecls("w")


def saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def with_body(*xml: str, **other_parts: str) -> bytes:
    """A document whose body holds this WordprocessingML; other parts replace the template's."""
    document = docx.Document()
    body = document.element.body
    for element in parse_xml(f"<w:body {W}>{''.join(xml)}</w:body>"):
        body.sectPr.addprevious(element)
    source = zipfile.ZipFile(io.BytesIO(saved(document)))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            package.writestr(name, other_parts.pop(name, None) or source.read(name))
        for name, text in other_parts.items():
            package.writestr(name, text)
    return target.getvalue()


def p(text: str, properties: str = "", run: str = "") -> str:
    shown = f'<w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{shown}</w:r></w:p>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if text else '<w:p/>'}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def test_headings_by_style_outline_and_bold_type():
    document = docx.Document()
    document.add_paragraph("Performance", style="Title")
    document.add_heading("I. Part", 1)
    document.add_paragraph()
    document.add_heading("A. Office", 2)
    document.add_paragraph().add_run("Main results").bold = True
    document.add_paragraph("A plain sentence.")
    data = saved(document)
    assert docx_read.read(data) == [
        Text("Performance", "title"),
        Text("I. Part", "heading", 1),
        Text("A. Office", "heading", 2),
        Text("Main results", "heading", 5),
        Text("A plain sentence."),
    ]
    assert [block.place for block in docx_read.read(data)] == [Place(block=n) for n in (0, 1, 3, 4, 5)]
    outlined = with_body(p("Deep", '<w:outlineLvl w:val="3"/>'))
    assert docx_read.read(outlined) == [Text("Deep", "heading", 4)]


def test_merged_cells_stand_in_their_first_place():
    across, down, goes_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    data = with_body(
        tbl(
            tr(tc("Category", down), tc("Variance", across), properties="<w:tblHeader/>"),
            tr(tc("", goes_on), tc("Amount"), tc("Per cent"), properties="<w:tblHeader/>"),
            tr(tc("Travel"), tc("3"), tc("1"), properties='<w:tblHeader w:val="0"/>'),
            tr(tc("5"), properties='<w:gridBefore w:val="2"/>'),
        )
    )
    (grid,) = docx_read.read(data)
    assert grid.rows == (
        Cells(("Category", "Variance", ""), head=True),
        Cells(("", "Amount", "Per cent"), head=True),
        Cells(("Travel", "3", "1")),
        Cells(("", "", "5")),
    )
    assert grid.rows[2].place == Place(block=0, row=2)


def test_a_table_that_frames_others_is_taken_apart():
    inner = tbl(tr(tc("Posts"), tc("12")))
    frame = f"<w:tc><w:tcPr/>{p('Staff of the office:')}{inner}<w:p/></w:tc>"
    data = with_body(tbl(tr(tc("Summary")), tr(frame), tr(tc("End"))))
    assert docx_read.read(data) == [
        Text("Summary"),
        Text("Staff of the office:"),
        Grid((Cells(("Posts", "12")),)),
        Text("End"),
    ]


NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""


def test_numbers_that_only_the_numbering_holds():
    def item(text: str, depth: int) -> str:
        return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="4"/></w:numPr>')

    data = with_body(item("one", 0), item("under", 1), item("under", 1), item("two", 0), item("again", 1),
                     **{"word/numbering.xml": NUMBERING})  # fmt: skip
    texts = [block.text for block in docx_read.read(data)]
    assert texts == ["3. one", "(a) under", "(b) under", "4. two", "(a) again"]


def test_review_fields_breaks_and_marks():
    paragraph = (
        "<w:p><w:r><w:t>Kept </w:t></w:r><w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
        '<w:r><w:instrText> HYPERLINK "x" </w:instrText></w:r>'
        "<w:hyperlink><w:r><w:t> linked</w:t></w:r></w:hyperlink>"
        "<w:r><w:tab/><w:t>20</w:t><w:noBreakHyphen/><w:t>21</w:t><w:br/><w:t>next</w:t>"
        "<w:br w:type='page'/></w:r>"
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>a</w:t></w:r></w:p>'
    )
    assert docx_read.read(with_body(paragraph)) == [Text("Kept new linked\t20-21\nnext a")]


def test_footnotes_follow_the_paragraph_that_calls_them():
    note = f'<w:footnote w:id="5">{p("Rounded.")}</w:footnote>'
    notes = f"<w:footnotes {W}>{note}</w:footnotes>"
    data = with_body(
        '<w:p><w:r><w:t>A figure</w:t><w:footnoteReference w:id="5"/></w:r></w:p>', p("Next."),
        **{"word/footnotes.xml": notes},
    )  # fmt: skip
    assert docx_read.read(data) == [Text("A figure"), Text("1 Rounded.", "note"), Text("Next.")]


def test_contents_lists_are_left_out_and_text_boxes_are_not():
    box = (
        "<w:p><w:r><w:t>Before</w:t></w:r><w:r><w:pict><w:textbox>"
        f"<w:txbxContent>{p('In the box')}</w:txbxContent></w:textbox></w:pict></w:r></w:p>"
    ).replace("w:textbox", "w:object")
    styles = docx.Document()
    styles.styles.add_style("toc 1", 1)
    listed = p("I. Part ... 3", '<w:pStyle w:val="toc1"/>')
    source = zipfile.ZipFile(io.BytesIO(saved(styles)))
    data = with_body(listed, box, **{"word/styles.xml": source.read("word/styles.xml").decode()})
    assert docx_read.read(data) == [Text("Before"), Text("In the box")]


def test_the_head_of_the_first_page_comes_first():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "A/99/1"
    document.add_paragraph("A sentence.")
    assert [block.text for block in docx_read.read(saved(document))] == ["A/99/1", "A sentence."]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 cut short", "expected a DOCX, found a broken or another kind of file."),
        (b"\xd0\xcf\x11\xe0 old", "expected a DOCX without a password, found an encrypted or old file."),
    ],
)
def test_refuses_what_is_no_docx(data: bytes, said: str):
    with pytest.raises(UnreadableInput) as refusal:
        docx_read.read(data)
    assert str(refusal.value) == said


def _letters(text: str) -> str:
    """Without blanks and hyphens: a hyphen that does not break is no letter in the file."""
    return "".join(text.split()).replace("-", "")


@pytest.mark.documents
@pytest.mark.parametrize(
    ("name", "symbol", "tables"),
    [("A_80_596.en.docx", "A/80/596", 31), ("A_81_6_Sect29A.en.docx", "A/81/6 (Sect. 29A)/Part A*", 67)],
)
def test_the_organisations_own_files_are_read_whole(name: str, symbol: str, tables: int):
    path = DOCUMENTS / name
    if not path.exists():
        pytest.skip(f"{name} is not beside the repository")
    blocks = docx_read.read(path.read_bytes())
    assert symbol in [block.text for block in blocks if isinstance(block, Text)][:6]
    grids = [block for block in blocks if isinstance(block, Grid)]
    assert len(grids) == tables
    shown = "".join(
        block.text if isinstance(block, Text) else "".join(cell for row in block.rows for cell in row.cells)
        for block in blocks
    )
    letters = _letters(shown)
    with zipfile.ZipFile(path) as package:
        root = parse_xml(package.read("word/document.xml"))
    stored = [
        _letters("".join(t.text or "" for t in p.iter(f"{docx_read.W}t")))
        for p in root.iter(f"{docx_read.W}p")
        if p.find(f".//{docx_read.W}p") is None
    ]
    assert [text for text in stored if text not in letters] == []


@pytest.mark.parametrize("columns", ["2000000000", "-3", "64"])
def test_a_cell_spans_no_more_columns_than_a_table_has(columns: str):
    data = with_body(tbl(tr(tc("one", f'<w:gridSpan w:val="{columns}"/>'), tc("two"))))
    (grid,) = docx_read.read(data)
    assert grid.rows[0].cells == ("one", *[""] * (62 if columns != "-3" else 0), "two")


def test_a_number_that_is_none_is_refused():
    with pytest.raises(UnreadableInput, match=r"^expected a DOCX as word processors write it: .*'abc'"):
        docx_read.read(with_body(tbl(tr(tc("one", '<w:gridSpan w:val="abc"/>')))))
