"""Writing DOCX against bare python-docx building the same tables; PDF of a hundred pages; reading the
section of the programme budget against bare extraction by the same libraries, and growth with pages."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from statistics import median

import docx
import pypdfium2
from lxml import etree

from answerable.publishing import registry, sample
from answerable.publishing.blocks import Grid, Text
from answerable.publishing.media import docx_read, pdf_layout
from bench.measure import heading, in_time, line, median_seconds, paired, seconds


def bare_docx(blocks: tuple[Text | Grid, ...]) -> bytes:
    """The same paragraphs and tables by python-docx's own calls, as its manual shows."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, Grid):
            table = document.add_table(rows=len(block.rows), cols=max(len(r.cells) for r in block.rows))
            for row, cells in zip(table.rows, block.rows, strict=True):
                for cell, text in zip(row.cells, cells.cells, strict=False):
                    cell.text = text
        else:
            document.add_paragraph(block.text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


SECTION = Path(__file__).parents[2] / "shared" / "documents" / "A_81_6_Sect29A.en"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def bare_docx_text(data: bytes) -> int:
    """Every paragraph's and cell's text by python-docx's own calls; its length."""
    document = docx.Document(io.BytesIO(data))
    count = sum(len(paragraph.text) for paragraph in document.paragraphs)
    return count + sum(
        len(cell.text) for table in document.tables for row in table.rows for cell in row.cells
    )


def bare_xml_text(data: bytes) -> int:
    """The same out of the main part's XML alone, by lxml."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return sum(len(text.text or "") for text in root.iter(f"{_W}t"))


def bare_pdf_text(data: bytes) -> int:
    """Every page's text by pypdfium2's own calls; its length."""
    count = 0
    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            count += len(text.get_text_range())
            text.close()
            page.close()
    return count


def longer_pdf(data: bytes, times: int) -> bytes:
    """The document's pages several times over."""
    source, made, target = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new(), io.BytesIO()
    for _ in range(times):
        made.import_pages(source)
    made.save(target)
    return target.getvalue()


def longer_docx(data: bytes, times: int) -> bytes:
    """The document's body several times over."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(part)
                body = root.find(f"{_W}body")
                for element in [deepcopy(e) for _ in range(times - 1) for e in body]:
                    body.append(element)
                part = etree.tostring(root)
            made.writestr(name, part)
    return target.getvalue()


def read_section() -> None:
    """Reading both files of the section; nothing where they do not stand beside the checkout."""
    heading("Reading a section of the programme budget (49 pages)")
    if not SECTION.with_name(f"{SECTION.name}.docx").exists():
        line("the section's files", "not beside the checkout")
        return
    word = SECTION.with_name(f"{SECTION.name}.docx").read_bytes()
    pdf = SECTION.with_name(f"{SECTION.name}.pdf").read_bytes()
    both = paired(lambda: docx_read.read(word), lambda: bare_docx_text(word), rounds=5)
    line("DOCX to paragraphs and tables", in_time(both.ours))
    line("against bare python-docx", f"{both.ratio:.2f} x", "aim < 1.5 x", both.ratio < 1.5)
    xml = paired(lambda: docx_read.read(word), lambda: bare_xml_text(word), rounds=5)
    line("against lxml's bare texts", f"{xml.ratio:.1f} x")
    whole = paired(lambda: registry.read_bytes(word, "section"), lambda: bare_docx_text(word), rounds=3)
    line("DOCX to the whole account, against bare python-docx", f"{whole.ratio:.2f} x")
    laid = paired(lambda: pdf_layout.read_layout(pdf), lambda: bare_pdf_text(pdf), rounds=5)
    line("PDF to paragraphs and tables", in_time(laid.ours))
    line("against bare pypdfium2", f"{laid.ratio:.1f} x", "aim < 6 x", laid.ratio < 6)
    account = paired(lambda: registry.read_bytes(pdf, "section"), lambda: bare_pdf_text(pdf), rounds=5)
    line("PDF to the whole account, against bare pypdfium2", f"{account.ratio:.1f} x")
    _growth("PDF of four times the pages", pdf_layout.read_layout, pdf, longer_pdf(pdf, 4))
    _growth("DOCX of four times the text", docx_read.read, word, longer_docx(word, 4))


def _growth(what: str, read: Callable[[bytes], object], once: bytes, four: bytes) -> None:
    grown = paired(lambda: read(four), lambda: read(once), rounds=5)
    line(what, f"{grown.ratio:.1f} x the time", "aim < 5 x", grown.ratio < 5)


def run() -> None:
    """All of it."""
    publish()
    read_section()


def publish() -> None:
    """Writing a report in every form."""
    heading("Publishing a report of the real one's size")
    report = sample.big_reports(1)[0]
    blocks = registry.blocks_of(report)
    docx_pair = paired(lambda: registry.write(report, "docx"), lambda: bare_docx(blocks), rounds=3)
    line("DOCX", in_time(docx_pair.ours))
    line("against bare python-docx", f"{docx_pair.ratio:.2f} x", "aim < 1.5 x", docx_pair.ratio < 1.5)
    fresh = iter(sample.big_reports(4))  # typst remembers what it set: each round sets another report
    pdf = median(seconds(lambda: registry.write(next(fresh), "pdf")) for _ in range(3))
    pages = len(pypdfium2.PdfDocument(registry.write(next(fresh), "pdf")))
    line(f"PDF of {pages} pages", in_time(pdf))
    hundred = pdf * 100 / pages
    line("for a hundred pages", in_time(hundred), "aim < 5 s", hundred < 5)
    for kind in ("xlsx", "html", "json", "text"):
        line(kind.upper(), in_time(median_seconds(lambda k=kind: registry.write(report, k), rounds=3)))
