"""Our PDF: reads back exactly, is tagged, repeats byte for byte, and is set quickly."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings

from answerable.publishing.blocks import Cells, Grid, Line, Text, UnreadableInput
from answerable.publishing.media import pdf
from tests.publishing.media.strategies import runs, same

DOCUMENTS = Path(__file__).parents[4] / "shared" / "documents"


@given(runs())
@settings(deadline=None, max_examples=60)
def test_reads_back_what_it_wrote(blocks):
    assert same(blocks, pdf.read(pdf.write(blocks, "zh", "标题")))


def long_report(tables: int) -> tuple[Text | Grid, ...]:
    """Rows and paragraphs enough to break over pages, in the middle of cells too."""
    made: list[Text | Grid] = [Text("A/99/1"), Text("Performance", "title")]
    sentence = "The short- and long-term measures of section A/99/1 reached 94.6 per cent. 产出按计划交付。"
    for number in range(1, tables + 1):
        made += [Text(f"{number}. Office", "heading", 1), Text(f"{number}. " + " ".join([sentence] * 9))]
        rows = [Cells(("Outputs", "Planned", "Actual", "Rate"), head=True)]
        rows += [
            Cells((" ".join([f"{n}."] + [sentence] * (1 + n % 3)), "3 700", "3 500", "94.6"))
            for n in range(20)
        ]
        made.append(Grid(tuple(rows), numeric=(1, 2, 3)))
    return tuple(made)


def test_rows_and_paragraphs_over_page_ends_come_back_whole():
    blocks = long_report(6)
    data = pdf.write(blocks, "en", "Performance")
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) >= 8
    assert same(blocks, pdf.read(data))


def test_is_tagged_and_names_its_language_and_title():
    data = pdf.write(long_report(1), "en", "Performance of the lakes account")
    with pypdfium2.PdfDocument(data) as document:
        assert document.is_tagged()
        assert document.get_metadata_value("Title") == "Performance of the lakes account"
    assert b"/Lang (en-GB)" in data or b"/Lang(en-GB)" in data


def test_the_same_blocks_give_the_same_bytes():
    assert pdf.write(long_report(2), "zh", "题") == pdf.write(long_report(2), "zh", "题")


def test_a_hundred_pages_take_less_than_five_seconds():
    blocks = long_report(80)
    start = time.perf_counter()
    data = pdf.write(blocks, "en", "Performance")
    taken = time.perf_counter() - start
    with pypdfium2.PdfDocument(data) as document:
        pages = len(document)
    assert pages >= 100
    assert taken < 5 * pages / 100


def test_a_letter_without_a_glyph_is_printed_as_missing():
    read = pdf.read(pdf.write((Text("名 龘 姓 𠮷"),), "zh", "题"))
    assert read == [Text("名 〓 姓 〓")]


def test_headings_that_skip_a_level_are_set_without_the_gap():
    blocks = (Text("T", "title"), Text("A", "heading", 3), Text("B", "heading", 5))
    assert [b.level for b in pdf.read(pdf.write(blocks, "en", "T"))] == [0, 1, 2]


def test_says_where_a_block_stands():
    title, heading, *_, grid = pdf.read(pdf.write(long_report(1)[1:], "en", "T"))
    assert (title.place.page, heading.place.page) == (1, 1)
    left, top, right, bottom = heading.place.box
    assert 60 < left < right < 540
    assert title.place.box[3] < top < bottom < 400
    assert grid.rows[0].place.row == 0
    assert grid.rows[0].place.box[0] == pytest.approx(69, abs=2)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"hello", "page 1: expected a PDF, found another kind of file."),
        (b"%PDF-1.7\nbroken", "page 1: expected a PDF, found one that is broken or cut short."),
    ],
)
def test_refuses_what_is_no_pdf(data: bytes, said: str):
    with pytest.raises(UnreadableInput) as refusal:
        pdf.read(data)
    assert str(refusal.value) == said


def test_refuses_pages_without_text():
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    from io import BytesIO

    target = BytesIO()
    document.save(target)
    document.close()
    with pytest.raises(
        UnreadableInput, match=r"^page 1: expected text, found pages that are only pictures\.$"
    ):
        pdf.read(target.getvalue())


ENCRYPTED = (
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    "4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<{0}>/U<{0}>>>endobj\n"
    "trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]/Size 5>>\n%%EOF"
).replace("{0}", "7f" * 32)


def test_refuses_a_pdf_with_a_password():
    with pytest.raises(UnreadableInput) as refusal:
        pdf.read(ENCRYPTED.encode())
    assert (
        str(refusal.value) == "page 1: expected a PDF that opens without a password, found an encrypted one."
    )


@pytest.mark.documents
@pytest.mark.parametrize(("name", "rows"), [("A_80_596.en.pdf", 40), ("A_81_6_Sect29A.en.pdf", 60)])
def test_tags_that_leave_tables_out_are_not_relied_on(name: str, rows: int):
    path = DOCUMENTS / name
    if not path.exists():
        pytest.skip(f"{name} is not beside the repository")
    lines = pdf.read(path.read_bytes())
    assert {type(line) for line in lines} == {Line}
    assert sum(line.text.count("\t") >= 4 for line in lines) >= rows
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


def test_several_at_once_are_written_and_read_as_one_after_the_other():
    """The web has threads: neither typst's compiler nor PDFium may be entered twice."""
    blocks = long_report(2)
    alone = pdf.write(blocks, "en", "Performance")
    read = pdf.read(alone)
    with ThreadPoolExecutor(4) as threads:
        written = list(threads.map(lambda _: pdf.write(blocks, "en", "Performance"), range(8)))
        again = list(threads.map(pdf.read, written))
    assert written == [alone] * 8
    assert again == [read] * 8
