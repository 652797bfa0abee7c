"""A DOCX to blocks: paragraphs with their styles and numbers, tables cell by cell.

Reads our own files exactly, and those of an institution as they come: headings by style, by
outline level or only by bold type; numbers that stand in the numbering part; merged cells; tables
inside tables; text boxes; footnotes; text inserted or deleted under review (as if accepted).
Works on the file's XML alone, without python-docx, so that reading starts at once.

`Place.block` counts the body's paragraphs and tables from 0, `Place.row` the rows of a table.

Not here: the package's parts (`docx_parts`), writing (`docx`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from answerable.calc.account import Level, Place
from answerable.publishing.blocks import Block, Cells, Grid, Style, Text, UnreadableInput
from answerable.publishing.media import docx_charts
from answerable.publishing.media.docx_charts import CX, DIAGRAM, C
from answerable.publishing.media.docx_parts import Parts, W, open_parts

_MOST_COLUMNS = 63  # of a table in Word
_LONGEST_BOLD_HEADING = 160
_BOLD_LEVEL = 5  # a heading told by bold type only stands below all styled ones
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}rPr", f"{W}pPr"}
_STARRED = re.compile(r"\*{1,4}\t")
_DASHES = ("–", "-", "—", "−")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ROW_LEVELS: dict[str, Level] = {
    "TableText": "item",
    "TableOfWhich": "of_which",
    "TableSubtotal": "subtotal",
    "TableTotal": "total",
    "TableHeading": "heading",
}


def read(data: bytes) -> list[Block]:
    """The blocks of a DOCX; raises UnreadableInput when it is none, is encrypted or broken."""
    try:
        return _Reading(open_parts(data)).blocks()
    except (ValueError, OverflowError) as error:  # an attribute that should be a number
        raise UnreadableInput(f"expected a DOCX as word processors write it: {str(error)[:100]}.") from error
    except RecursionError as error:
        raise UnreadableInput("expected a DOCX with fewer tables or boxes inside each other.") from error


class _Reading:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._made: list[Block] = []

    def blocks(self) -> list[Block]:
        if not self._parts.ours:
            self._made.extend(Text(line) for line in self._parts.first_head())
        for index, element in enumerate(_content(self._parts.body)):
            self._take(element, Place(block=index))
        return self._made

    def _take(self, element: Any, place: Place) -> None:
        if element.tag == f"{W}p":
            self._take_paragraph(element, place)
        elif element.tag == f"{W}tbl":
            self._take_table(element, place)

    def _take_paragraph(self, paragraph: Any, place: Place) -> None:
        kind = self._parts.style(paragraph)
        if kind.style == "contents":
            return
        text, notes, boxes = _text(paragraph)
        number = self._parts.number(paragraph)
        text = text.strip() if not kind.exact else text
        if text:
            text = f"{number} {text}" if number else text
            self._add(text, kind.style, kind.level, _all_bold(paragraph), place)
        drawings = [] if self._parts.ours else _drawings(paragraph)
        charts = [chart for drawing in drawings for chart in drawing.iter(f"{C}chart", f"{CX}chart")]
        for chart in charts:
            self._take_chart(self._parts.part(chart), place)
        for drawing in drawings:
            self._take_drawing(drawing, place)
        for box in boxes:
            for inner in _content(box):
                if not (charts and _text(inner)[0].strip() in _DASHES):  # laid over a chart's empty place
                    self._take(inner, place)
        for note in notes:
            self._made.extend(Text(shown, "note", place=place) for shown in self._parts.note(note))

    def _take_chart(self, root: Any, place: Place) -> None:
        self._made.extend(Text(title, place=place) for title in docx_charts.titles(root))
        drawn = docx_charts.grid(root, place) or docx_charts.extended_grid(root, place)
        if drawn is not None:
            self._made.append(drawn)

    def _take_drawing(self, drawing: Any, place: Place) -> None:
        """Texts inside a drawing and its diagrams: organization charts."""
        diagrams = [self._parts.part(found, "dm") for found in drawing.iter(DIAGRAM)]
        for root in (drawing, *diagrams):
            self._made.extend(Text(text, place=place) for text in docx_charts.drawn_texts(root))

    def _add(self, text: str, style: str, level: int, bold: bool, place: Place) -> None:
        if style == "body" and not self._parts.ours and _STARRED.match(text):
            style = "note"  # a first page's notes are paragraphs in a frame
        last = self._made[-1] if self._made else None
        if style == "continued" and isinstance(last, Text):
            self._made[-1] = replace(last, text=f"{last.text}\n{text}")
        elif style == "body" and bold and len(text) <= _LONGEST_BOLD_HEADING and not self._parts.ours:
            self._made.append(Text(text, "heading", _BOLD_LEVEL, place))
        else:
            known: Style = style if style != "continued" else "body"  # type: ignore[assignment]
            self._made.append(Text(text, known, level, place))

    # tables

    def _take_table(self, table: Any, place: Place) -> None:
        """A table; one that only frames other tables is taken apart into what it holds.

        A box of one column with tables in it frames all it holds: its texts are paragraphs.
        """
        rows: list[Cells] = []
        found = list(_rows(table))
        framed = not self._parts.ours and _is_box(found)
        for number, row in enumerate(found):
            if framed or row.find(f".//{W}tbl") is not None:
                self._end_grid(rows, place)
                for cell in _cells(row):
                    for inner in _content(cell):
                        self._take(inner, replace(place, row=number))
                continue
            rows.append(self._row(row, replace(place, row=number)))
        self._end_grid(rows, place, _caption(table))

    def _end_grid(self, rows: list[Cells], place: Place, title: str | None = None) -> None:
        if any(any(row.cells) for row in rows):
            self._made.append(Grid(tuple(rows), title=title, place=place))
        rows.clear()

    def _row(self, row: Any, place: Place) -> Cells:
        properties = row.find(f"{W}trPr")
        head = properties is not None and _is_on(properties.find(f"{W}tblHeader"))
        texts = [""] * _count(properties, "gridBefore", 0)
        level: Level = "item"
        for number, cell in enumerate(_cells(row)):
            described = cell.find(f"{W}tcPr")
            if number == 0:
                level = _ROW_LEVELS.get(self._parts.style_id(cell.find(f"{W}p")), "item")
            texts.append("" if _continues_merge(described) else self._cell(cell))
            texts.extend([""] * (_count(described, "gridSpan", 1) - 1))
        return Cells(tuple(texts), head, level, place)

    def _cell(self, cell: Any) -> str:
        lines = []
        for element in _content(cell):
            text, _, _ = _text(element)
            number = self._parts.number(element)
            if not self._parts.ours:
                text = text.strip()
            if text:
                lines.append(f"{number} {text}" if number else text)
        return "\n".join(lines)


def _content(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, also those inside content controls and custom tags."""
    for element in parent:
        if element.tag in (f"{W}p", f"{W}tbl"):
            yield element
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"):
            yield from _content(element)


def _rows(parent: Any) -> Iterator[Any]:
    for element in parent:
        if element.tag == f"{W}tr":
            if element.find(f"{W}trPr/{W}del") is None:
                yield element
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _rows(element)


def _cells(parent: Any) -> Iterator[Any]:
    for element in parent:
        if element.tag == f"{W}tc":
            yield element
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _cells(element)


def _is_box(rows: list[Any]) -> bool:
    """Whether every row is one cell and one of them holds a table: a summary in a box."""
    nested = any(row.find(f".//{W}tbl") is not None for row in rows)
    return nested and all(sum(1 for _ in _cells(row)) == 1 for row in rows)


def _caption(table: Any) -> str | None:
    caption = table.find(f"{W}tblPr/{W}tblCaption")
    return None if caption is None else caption.get(f"{W}val")


def _is_on(flag: Any) -> bool:
    return flag is not None and flag.get(f"{W}val", "true") not in ("0", "false", "off")


def _count(properties: Any, name: str, without: int) -> int:
    found = properties.find(f"{W}{name}") if properties is not None else None
    if found is None:
        return without
    return min(max(int(found.get(f"{W}val", without)), 0), _MOST_COLUMNS)


def _continues_merge(properties: Any) -> bool:
    """Whether a cell only continues the one above (vMerge without 'restart')."""
    merge = properties.find(f"{W}vMerge") if properties is not None else None
    return merge is not None and merge.get(f"{W}val") != "restart"


# --- the text of a paragraph


def _drawings(paragraph: Any) -> list[Any]:
    """The drawings in a paragraph, not those of the paragraphs in its text boxes."""
    found = list(paragraph.iter(f"{W}drawing"))
    if not found:
        return found
    box = next(paragraph.iterancestors(f"{W}txbxContent"), None)
    return [one for one in found if next(one.iterancestors(f"{W}txbxContent"), None) is box]


def _text(paragraph: Any) -> tuple[str, list[str], list[Any]]:
    """Its text as shown, the identifiers of its footnotes, and its text boxes."""
    letters: list[str] = []
    notes: list[str] = []
    boxes: list[Any] = []
    _collect(paragraph, letters, notes, boxes)
    return "".join(letters), notes, boxes


def _collect(element: Any, letters: list[str], notes: list[str], boxes: list[Any]) -> None:
    for child in element:
        tag = child.tag
        if tag == f"{W}t":
            letters.append(child.text or "")
        elif tag == f"{W}r":
            start = len(letters)
            _collect(child, letters, notes, boxes)
            _set_off_mark(child, letters, start)
        elif tag in _SKIPPED or tag == _FALLBACK:
            continue
        elif tag == f"{W}txbxContent":
            boxes.append(child)
        elif tag in _LETTERS:
            letters.append("" if child.get(f"{W}type") in ("page", "column") else _LETTERS[tag])
        elif tag == f"{W}sym":
            letters.append(_symbol(child))
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            notes.append(f"{tag[len(W)]}{child.get(f'{W}id')}")
        elif len(child):
            _collect(child, letters, notes, boxes)


_LETTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}


def _symbol(element: Any) -> str:
    """A letter of a symbol font: the bullets of Wingdings and Symbol are bullets here."""
    code = int(element.get(f"{W}char", "0"), 16)
    return "•" if code >= 0xF000 else chr(code)


def _set_off_mark(run: Any, letters: list[str], start: int) -> None:
    """A raised letter is a table's footnote mark: a blank keeps '14 253.3 a' a figure and a mark."""
    raised = run.find(f"{W}rPr/{W}vertAlign")
    text = "".join(letters[start:])
    if raised is None or raised.get(f"{W}val") != "superscript" or not (len(text) == 1 and text.isalpha()):
        return
    if any(part.strip() for part in letters[:start]):
        letters[start:] = [" " + text]


def _all_bold(paragraph: Any) -> bool:
    """Whether every letter is set bold by its own run."""
    found = False
    for run in paragraph.iterfind(f".//{W}r"):
        if any((text.text or "").strip() for text in run.iterfind(f"{W}t")):
            if not _is_on(run.find(f"{W}rPr/{W}b")):
                return False
            found = True
    return found
