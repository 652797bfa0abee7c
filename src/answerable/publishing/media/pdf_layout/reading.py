"""A PDF of a word-processor document to blocks, by where its letters and lines stand.

Gives what `docx_read` gives for the same document: paragraphs joined over lines and pages, headings by
type, tables by their rules and by how text is aligned, tables without rules, charts as tables, notes.
Running heads and feet, page numbers and job numbers are left out. Every block has its page and box.

What a format can rely on
- A paragraph's number, a tab, its text: `29A.1\\t...`, `(a)\\t...`; a heading's number likewise.
- A raised letter of a table stands behind a blank (`positions a 2024/25`); the number of a footnote is
  left out of the text, and the note follows its paragraph as a Text of style `note` (`1 ...`).
- Grids: head rows have `head`; a group's head stands in the first column it spans, '' follows; the head
  that a table repeats on a further page is left out. Empty rows and spacer columns are not there.
- Several paragraphs of one cell are joined by line ends. Where rows of a body-sized table stand as near
  as paragraphs of one cell do, they are one row.
- Charts: '' and the categories in the head row, a row a series; a value that cannot be told is ''.
"""

from __future__ import annotations

from typing import Any

import pypdfium2

from answerable.publishing.blocks import Block, UnreadableInput
from answerable.publishing.media.pdf import opened, with_page
from answerable.publishing.media.pdf_layout.figures import charts_of
from answerable.publishing.media.pdf_layout.flow import Flow
from answerable.publishing.media.pdf_layout.furniture import without_furniture, without_margin_rules
from answerable.publishing.media.pdf_layout.lines import habits_of, lines_of
from answerable.publishing.media.pdf_layout.marks import Page, read_page
from answerable.publishing.media.pdf_layout.rules import bars_of
from answerable.publishing.media.pdf_layout.text import Rights


def read_layout(data: bytes) -> list[Block]:
    """The blocks of a PDF by its layout, whatever its tags say.

    Raises UnreadableInput for one that is broken, encrypted or only pictures.
    """
    with opened(data) as document:
        return read_document(document)


def read_document(document: pypdfium2.PdfDocument) -> list[Block]:
    """The blocks of an open PDF."""
    pages: list[Page] = []

    def take(number: int, page: Any, text: Any) -> None:
        pages.append(read_page(number, page, text))

    for number in range(len(document)):
        with_page(document, number, take)
    if not any(page.words for page in pages):
        raise UnreadableInput("page 1: expected text, found pages that are only pictures.")
    habits = habits_of(pages)
    charts = [charts_of(page, habits) for page in pages]
    lines = without_furniture(pages, [lines_of(page.words, habits) for page in pages])
    bars = without_margin_rules(pages, [bars_of(page.rules) for page in pages])
    flow = Flow(habits, Rights(lines, habits))
    for page, found, drawn, figures in zip(pages, lines, bars, charts, strict=True):
        flow.take(page, found, drawn, figures)
    return flow.blocks()
