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

from collections.abc import Sequence
from typing import Any

import pypdfium2

from answerable.publishing.blocks import Block, UnreadableInput
from answerable.publishing.media.pdf import is_ours, opened, with_page
from answerable.publishing.media.pdf_layout.figures import charts_of
from answerable.publishing.media.pdf_layout.flow import Flow
from answerable.publishing.media.pdf_layout.furniture import without_furniture, without_margin_rules
from answerable.publishing.media.pdf_layout.lines import habits_of, lines_of
from answerable.publishing.media.pdf_layout.marks import Page, read_page
from answerable.publishing.media.pdf_layout.rules import bars_of, mark_thick
from answerable.publishing.media.pdf_layout.tables import Part
from answerable.publishing.media.pdf_layout.text import Rights

_START = 6  # pages that tell what kind of document it is


class Layout:
    """A PDF that is read by its layout: its first pages, to see what it is, and the whole of it.

    Raises UnreadableInput for one that is broken, encrypted or only pictures.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pages: list[Page] = []
        self._charts: list[list[Part]] = []
        with opened(data) as document:
            self.ours = is_ours(document)
            if not self.ours:
                self._take(document, _START)

    def start(self) -> list[Block]:
        """The blocks of the first pages; none for a PDF of ours, which is read by its tags."""
        return _blocks(self._pages, self._charts)

    def blocks(self) -> list[Block]:
        """All blocks."""
        with opened(self._data) as document:
            self._take(document, len(document))
        if not any(page.words for page in self._pages):
            raise UnreadableInput("page 1: expected text, found pages that are only pictures.")
        return _blocks(self._pages, self._charts)

    def _take(self, document: pypdfium2.PdfDocument, count: int) -> None:
        def take(number: int, page: Any, text: Any) -> None:
            self._pages.append(read_page(number, page, text))

        read = len(self._pages)
        for number in range(read, min(count, len(document))):
            with_page(document, number, take)
        habits = habits_of(self._pages)
        self._charts += [charts_of(page, habits) for page in self._pages[read:]]


def read_layout(data: bytes) -> list[Block]:
    """The blocks of a PDF by its layout, whatever its tags say."""
    return Layout(data).blocks()


def _blocks(pages: Sequence[Page], charts: Sequence[list[Part]]) -> list[Block]:
    habits = habits_of(pages)
    lines, turned = without_furniture(
        pages,
        [lines_of(page.words, habits) for page in pages],
        [lines_of(page.turned, habits) for page in pages],
    )
    drawn = [bars_of(page.rules) for page in pages]
    mark_thick(drawn)
    bars = without_margin_rules(pages, drawn)
    flow = Flow(habits, Rights(lines, habits))
    for page, found, rules, figures, across in zip(pages, lines, bars, charts, turned, strict=True):
        flow.take(page, found, rules, figures)
        flow.take_turned(page, across)
    return flow.blocks()
