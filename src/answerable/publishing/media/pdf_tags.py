"""A tagged PDF to blocks: the structure tree says what is a paragraph, a row, a cell.

PDFium gives the tree page by page, with the same children in the same order on every page and
None for those that stand elsewhere. So a child's position among its parent's children names it,
and a row that continues on the next page comes together by itself.

In our own PDFs (`ours`) size, weight, colour and indent tell styles and levels, as `report.typ`
sets them. In others only headings and tables are told apart.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdfium2 import raw

from answerable.calc.account import Level, Place
from answerable.publishing.blocks import Block, Cells, Grid, Style, Text

Box = tuple[float, float, float, float]

_HYPHENS = {"\x02": "-", "\u2011": "-"}  # as PDFium gives one at a line's end; see `pdf._HYPHEN_BLANK`
_GROUPS = {"Document", "Part", "Sect", "Div", "Art", "BlockQuote", "NonStruct", "L", "LI", "LBody", "Figure"}
_CONTENTS = {"TOC"}
_LEVELS: dict[tuple[int, int, int], Level] = {
    (0x4A, 0x4A, 0x4A): "of_which",
    (0x33, 0x33, 0x33): "subtotal",
    (0, 0, 1): "total",
    (0x1F, 0x4E, 0x79): "heading",
}
_MARGIN = 65.2  # points: 2.3 cm
# Least indents in letters' sizes: `report.typ` has 1.2, 2 and 2.8; an opening bracket of full width
# at a line's start is set half a letter to the left.
_ITEM_INDENT, _CONTINUED_INDENT = 0.6, 1.4
_CONTENTS_SIZE = 12.5  # of the heading above the contents
_LINE_ENDS = (10, 13)
_LINE_END = re.compile(r"(\S)\s*\n\s*(?=(\S))")
_IDEOGRAPH = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_LONE_FIGURE = re.compile(r"^[\d\s.,()%–—-]+$")
_LONE_FIGURES = 5  # that a document without untagged tables may have
_UNTAGGED_AT_MOST = 0.05  # share of letters outside the tree that may be page heads and feet


def _without_wrap(found: re.Match[str]) -> str:
    """A line end inside a text: nothing between ideographs, else a blank."""
    between = "" if _IDEOGRAPH.match(found[1]) and _IDEOGRAPH.match(found[2]) else " "
    return found[1] + between


@dataclass
class Piece:
    """Marked content: its letters, where it stands, and how its first letter looks."""

    text: str
    page: int
    box: Box
    start: float  # where its first letter was set: the indent, whatever the letter's shape
    size: float
    bold: bool
    colour: tuple[int, int, int]


@dataclass
class Node:
    """An element of the tree, gathered from all pages it stands on."""

    kind: str
    count: int  # of children, present or not
    children: dict[int, Node | Piece] = field(default_factory=dict)
    span: int = 1

    def pieces(self) -> Iterator[Piece]:
        for _, child in sorted(self.children.items()):
            if isinstance(child, Piece):
                yield child
            else:
                yield from child.pieces()

    def nodes(self) -> list[tuple[int, Node]]:
        return [(i, child) for i, child in sorted(self.children.items()) if isinstance(child, Node)]

    @property
    def text(self) -> str:
        """Letters in order; lines of their own (P in a cell) between line breaks."""
        parts = [node.text for _, node in self.nodes() if node.kind == "P"]
        if len(parts) > 1:
            return "\n".join(parts)
        pages: dict[int, str] = {}
        for piece in self.pieces():
            pages[piece.page] = pages.get(piece.page, "") + piece.text
        repeated = self.kind == "TH" and len({text.strip() for text in pages.values()}) == 1
        whole = next(iter(pages.values())) if repeated else "".join(pages.values())
        return _LINE_END.sub(_without_wrap, whole).strip()


class TaggedReading:
    """Takes the pages of one document in turn, then gives its blocks."""

    def __init__(self, ours: bool) -> None:
        self._ours = ours
        self._root = Node("Document", 0)
        self._letters = 0
        self._tagged = 0
        self._tables = 0

    def take_page(self, number: int, page: Any, text: Any) -> None:
        pieces = _pieces(number, page, text, added_blanks=not self._ours)
        self._letters += sum(len(piece.text) for piece in pieces.values())
        tree = raw.FPDF_StructTree_GetForPage(page)
        if not tree:
            return
        try:
            for index in range(max(0, raw.FPDF_StructTree_CountChildren(tree))):
                element = raw.FPDF_StructTree_GetChildAtIndex(tree, index)
                if element:
                    self._gather(self._root, index, element, pieces)
        finally:
            raw.FPDF_StructTree_Close(tree)

    def _gather(self, parent: Node, index: int, element: Any, pieces: dict[int, Piece]) -> None:
        count = max(0, raw.FPDF_StructElement_CountChildren(element))
        node = parent.children.get(index)
        if not isinstance(node, Node):
            node = Node(_string(raw.FPDF_StructElement_GetType, element), count)
            if node.kind in ("TD", "TH"):
                node.span = _number_attribute(element, b"ColSpan")
            self._tables += node.kind == "Table"
            parent.children[index] = node
        for position in range(count):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, position)
            if child:
                self._gather(node, position, child, pieces)
                continue
            content = raw.FPDF_StructElement_GetChildMarkedContentID(element, position)
            piece = pieces.get(content) if content >= 0 else None
            if piece is not None:
                node.children[position] = piece
                self._tagged += len(piece.text)

    def is_complete(self) -> bool:
        """Whether a stranger's tags can be relied on: nearly all text is tagged, and tables as tables.

        Some programs tag each cell as a paragraph; paragraphs that hold one figure give them away.
        """
        if not self._tables or self._letters - self._tagged > _UNTAGGED_AT_MOST * self._letters:
            return False
        paragraphs = [node for node, _ in _leaves(self._root) if node.kind != "Table"]
        lone = sum(bool(_LONE_FIGURE.match(node.text)) for node in paragraphs)
        return lone <= max(_LONE_FIGURES, len(paragraphs) // 50)

    def blocks(self) -> list[Block]:
        made: list[Block] = []
        for node, quoted in _leaves(self._root):
            if node.kind == "Table":
                made.extend(_captions(node))
                made.append(self._grid(node))
            elif self._ours and _is_contents_heading(node):
                continue
            elif self._ours and made and _continues(node):
                _continue(made, node.text)
            elif node.text:
                made.append(self._paragraph(node, quoted))
        return made

    def _paragraph(self, node: Node, quoted: bool) -> Text:
        first = next(node.pieces())
        if node.kind[:1] == "H" and node.kind[1:].isdigit():
            return Text(node.text, "heading", int(node.kind[1:]), _place(node))
        style: Style = "item" if quoted else "body"
        if self._ours:
            style = _style(first)
        return Text(node.text, style, 0, _place(node))

    def _grid(self, table: Node) -> Grid:
        rows = []
        for index, (row, head) in enumerate(_rows(table, False)):
            cells = _cells(row)
            if any(cells):
                level = self._level(row) if not head else "item"
                rows.append(Cells(cells, head, level, _place(row, index)))
        width = max((len(row.cells) for row in rows), default=0)
        padded = tuple(Cells(_padded(row.cells, width), row.head, row.level, row.place) for row in rows)
        return Grid(padded, place=_place(table))

    def _level(self, row: Node) -> Level:
        first = next(row.pieces(), None)
        return _LEVELS.get(first.colour, "item") if first and self._ours else "item"


def _leaves(node: Node, quoted: bool = False) -> Iterator[tuple[Node, bool]]:
    """Paragraphs, headings and tables in order; lists are opened, contents lists left out."""
    for _, child in node.nodes():
        if child.kind in _CONTENTS:
            continue
        if child.kind == "LI":
            yield child, True
        elif child.kind in _GROUPS and child.nodes():
            yield from _leaves(child, quoted)
        else:
            yield child, quoted


def _captions(table: Node) -> Iterator[Text]:
    """What a stranger's table has as its caption: a text for each of its lines."""
    for _, caption in table.nodes():
        if caption.kind == "Caption":
            lines = [node for _, node in caption.nodes()] or [caption]
            yield from (Text(line.text, "caption", 0, _place(line)) for line in lines if line.text)


def _rows(node: Node, head: bool) -> Iterator[tuple[Node, bool]]:
    for _, child in node.nodes():
        if child.kind == "TR":
            cells = [cell for _, cell in child.nodes()]
            yield child, head or (len(cells) > 1 and all(cell.kind == "TH" for cell in cells))
        elif child.kind in ("THead", "TBody", "TFoot"):
            yield from _rows(child, head or child.kind == "THead")


def _cells(row: Node) -> tuple[str, ...]:
    """Texts by position; a cell without letters is not in the tree, but its position is."""
    texts: list[str] = []
    present = dict(row.nodes())
    for index in range(row.count):
        cell = present.get(index)
        texts.append(cell.text if cell else "")
        texts.extend([""] * (cell.span - 1 if cell else 0))
    return tuple(texts)


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells + ("",) * (width - len(cells))


def _continues(node: Node) -> bool:
    """Whether this is a further line of the paragraph above, by its deeper indent."""
    if node.kind != "P":
        return False
    first = next(node.pieces(), None)
    if first is None:
        return False
    return first.start - _MARGIN > _CONTINUED_INDENT * first.size


def _is_contents_heading(node: Node) -> bool:
    first = next(node.pieces(), None)
    return first is not None and abs(first.size - _CONTENTS_SIZE) < 0.1


def _continue(made: list[Block], text: str) -> None:
    last = made[-1]
    if isinstance(last, Text):
        made[-1] = Text(f"{last.text}\n{text}", last.style, last.level, last.place)
    else:
        made.append(Text(text))


def _style(first: Piece) -> Style:
    """The inverse of `report.typ`: title 20 pt, caption 9.5 bold, note 8.5, items indented."""
    if first.size > 18:
        return "title"
    if abs(first.size - 9.5) < 0.2 and first.bold:
        return "caption"
    if abs(first.size - 8.5) < 0.2:
        return "note"
    return "item" if first.start - _MARGIN > _ITEM_INDENT * first.size else "body"


def _place(node: Node, row: int | None = None) -> Place | None:
    """The page it begins on and the box of what stands there."""
    pieces = list(node.pieces())
    if not pieces:
        return None
    page = pieces[0].page
    boxes = [piece.box for piece in pieces if piece.page == page]
    box = (
        round(min(b[0] for b in boxes), 1),
        round(min(b[1] for b in boxes), 1),
        round(max(b[2] for b in boxes), 1),
        round(max(b[3] for b in boxes), 1),
    )
    return Place(page=page, box=box, row=row)


# --- PDFium's own texts


def _pieces(number: int, page: Any, text: Any, added_blanks: bool) -> dict[int, Piece]:
    """The letters of a page by marked content.

    PDFium adds blanks and line ends of its own where it sees gaps. Our PDFs hold every blank, so
    they are left out; others often hold none.
    """
    height = page.get_height()
    letters: dict[int, list[str]] = {}
    objects: dict[int, list[Any]] = {}
    known: dict[int, int] = {}
    content = -1
    handle = text.raw
    for index in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if raw.FPDFText_IsGenerated(handle, index) == 1:
            if added_blanks and content in letters:
                letters[content].append("\n" if code in _LINE_ENDS else " ")
            continue
        shown = raw.FPDFText_GetTextObject(handle, index)
        if not shown:
            continue
        address = ctypes.addressof(shown.contents)
        if address not in known:
            known[address] = raw.FPDFPageObj_GetMarkedContentID(shown)
            objects.setdefault(known[address], []).append(shown)
        content = known[address]
        letter = chr(code)
        letters.setdefault(content, []).append(_HYPHENS.get(letter, letter))
    return {
        content: _piece(_joined(parts), number, objects[content], height)
        for content, parts in letters.items()
        if content >= 0
    }


def _joined(letters: list[str]) -> str:
    """Surrogate pairs, which PDFium gives one by one, made one letter."""
    return "".join(letters).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _piece(text: str, page: int, objects: list[Any], height: float) -> Piece:
    sides = [_bounds(shown, height) for shown in objects]
    box = (
        min(side[0] for side in sides),
        min(side[1] for side in sides),
        max(side[2] for side in sides),
        max(side[3] for side in sides),
    )
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(objects[0], size)
    font = raw.FPDFTextObj_GetFont(objects[0])
    bold = "Bold" in _bytes(raw.FPDFFont_GetBaseFontName, font)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(objects[0], red, green, blue, alpha)
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(objects[0], matrix)
    return Piece(text, page, box, matrix.e, size.value, bold, (red.value, green.value, blue.value))


def _bounds(shown: Any, height: float) -> Box:
    """Left, top, right, bottom in points from the page's upper left corner."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(shown, left, bottom, right, top)
    return left.value, height - top.value, right.value, height - bottom.value


def _string(function: Callable[..., int], element: Any) -> str:
    size = function(element, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    function(element, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _bytes(function: Callable[..., int], element: Any) -> str:
    size = function(element, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1))
    function(element, buffer, size)
    return buffer.value.decode("latin-1")


def _number_attribute(element: Any, name: bytes) -> int:
    """A whole number among an element's attributes, 1 where it has none of this name."""
    value = ctypes.c_float()
    for index in range(max(0, raw.FPDF_StructElement_GetAttributeCount(element))):
        attribute = raw.FPDF_StructElement_GetAttributeAtIndex(element, index)
        found = attribute and raw.FPDF_StructElement_Attr_GetValue(attribute, name)
        if found and raw.FPDF_StructElement_Attr_GetNumberValue(found, value):
            return max(1, int(value.value))
    return 1
