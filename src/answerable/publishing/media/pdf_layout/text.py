"""Lines outside tables made paragraphs, headings and notes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answerable.calc.account import Place
from answerable.publishing.blocks import Style, Text
from answerable.publishing.media.pdf_layout.lines import LIST_MARK, Habits, Line, Piece, joined
from answerable.publishing.media.pdf_layout.rows import wanted

_LONGEST_HEADING = 400
HIGH, _MIDDLE = 1.3, 1.1  # sizes against the body's
_SMALL = 0.93
_NOTE = re.compile(
    r"^(?:[a-z]|\d{1,2}|\*{1,4})[\t ]|^(?:Note|Notes|Abbreviations?|Source|注|缩写|简称|资料来源)\s*[:：]"
)
_CAPTION = re.compile(r"^(?:Table|Figure|表|图)\s*[\dA-Z.一二三四五六七八九十]{1,8}$")
_ENDS = (".", ";", ":", "。", "；", "：")
_INDENT = 3.0  # points


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its text, its lines, and whether it may go on on the next page."""

    text: str
    lines: list[Line]
    page: int
    note: bool = False  # it stood at a page's foot
    known: Style | None = None  # told by its place

    @property
    def first(self) -> Piece:
        """The piece that tells its type: the first after a number."""
        pieces = self.lines[0].pieces
        return pieces[1] if len(pieces) > 1 and LIST_MARK.match(pieces[0].text) else pieces[0]

    @property
    def last(self) -> Piece:
        return self.lines[-1].pieces[-1]

    @property
    def top(self) -> float:
        return min(piece.top for piece in self.lines[0].pieces)

    @property
    def bold(self) -> bool:
        return all(_text_piece(line).bold for line in self.lines)

    @property
    def place(self) -> Place:
        """Where it begins: the page, and the box of its lines there."""
        pieces = [piece for line in self.lines for piece in line.pieces]
        box = (
            min(p.left for p in pieces),
            min(p.top for p in pieces),
            max(p.right for p in pieces),
            max(p.bottom for p in pieces),
        )
        return Place(page=self.page, box=tuple(round(x, 1) for x in box))  # type: ignore[arg-type]


def _text_piece(line: Line) -> Piece:
    return (
        line.pieces[1] if len(line.pieces) > 1 and LIST_MARK.match(line.pieces[0].text) else line.pieces[-1]
    )


class Rights:
    """How far to the right lines reach that are set alike: by left edge, size and weight.

    Where the file tells which lines go on below, these were broken at the edge; a style without such
    lines has all the room there is.
    """

    def __init__(self, pages: Iterable[Sequence[Line]], habits: Habits) -> None:
        self._found: dict[tuple[int, int, bool], float] = {}
        self._pages: dict[tuple[int, tuple[int, int, bool]], float] = {}
        self._trailing = habits.trailing
        for page, lines in enumerate(pages, 1):
            for line in lines:
                if not habits.trailing or line.pieces[-1].open:
                    key = _alike(_text_piece(line))
                    self._found[key] = max(self._found.get(key, 0.0), line.right)
                    self._pages[page, key] = max(self._pages.get((page, key), 0.0), line.right)

    def of(self, piece: Piece, page: int) -> float:
        """The right edge for a line that begins with this piece: as on its page, else anywhere."""
        key = _alike(piece)
        near = [(key[0] + step, key[1], key[2]) for step in (-1, 0, 1)]
        rights = [self._pages[page, k] for k in near if (page, k) in self._pages]
        rights = rights or [self._found[k] for k in near if k in self._found]
        if not rights and self._trailing:
            rights = [right for (_, size, _), right in self._found.items() if size == key[1]] or [math.inf]
        return max([piece.right, *rights])


def _alike(piece: Piece) -> tuple[int, int, bool]:
    return round(piece.left), round(piece.size), piece.bold


def paragraphs_of(lines: Sequence[Line], page: int, rights: Rights, habits: Habits) -> list[Paragraph]:
    """The paragraphs of lines that follow each other with nothing between."""
    made: list[Paragraph] = []
    for line in lines:
        last = made[-1] if made else None
        if last is not None and _goes_on(last, line, rights, habits):
            extend(last, line)
        else:
            made.append(Paragraph(line.text, [line], page))
    return made


def _goes_on(paragraph: Paragraph, line: Line, rights: Rights, habits: Habits) -> bool:
    above, below = paragraph.last, line.pieces[0]
    if is_marked(line) or not habits.is_tight(above, below):
        return False
    if (_text_piece(paragraph.lines[-1]).bold != _text_piece(line).bold) and not above.open:
        return False
    if abs(above.size - below.size) > 0.12 * above.size:
        return False
    return above.open or not has_room(paragraph.lines[-1], below, paragraph.page, rights, habits)


def has_room(line: Line, below: Piece, page: int, rights: Rights, habits: Habits) -> bool:
    """Whether the next line's first word had found room on this one."""
    right = max(rights.of(_text_piece(line), page), rights.of(below, page))
    return line.right + wanted(below, habits) <= right or right == math.inf


def is_marked(line: Line) -> bool:
    """Whether the line begins with a number or a mark of its own."""
    return len(line.pieces) > 1 and bool(LIST_MARK.match(line.pieces[0].text))


def extend(paragraph: Paragraph, line: Line) -> None:
    """Adds a line to a paragraph."""
    paragraph.text = joined(paragraph.text, line.text, paragraph.last.words[-1].open)
    paragraph.lines.append(line)


def text_of(paragraph: Paragraph, habits: Habits) -> Text:
    """The paragraph as a block, its style and level told by its type."""
    text = paragraph.text.strip()
    style, level = _style(paragraph, text, habits)
    return Text(text, style, level, paragraph.place)


def _style(paragraph: Paragraph, text: str, habits: Habits) -> tuple[Style, int]:
    size = paragraph.first.size / habits.size
    if paragraph.note or paragraph.known:
        return paragraph.known or "note", 0
    if size < _SMALL:
        return ("note", 0) if _NOTE.match(text) else ("body", 0)
    if _NOTE.match(text) and text.split()[0].rstrip(":：") in _NOTE_WORDS:
        return "note", 0
    if len(text) > _LONGEST_HEADING:
        return "body", 0
    if size >= HIGH:
        return "heading", 1
    if size >= _MIDDLE and paragraph.bold:
        return "heading", 2
    if _CAPTION.match(text):
        return "heading", 3
    listed = bool(LIST_MARK.match(paragraph.lines[0].pieces[0].text)) and len(paragraph.lines[0].pieces) > 1
    if paragraph.bold and not text.endswith(_ENDS) and not (listed and text[:1] == "("):
        return "heading", 3
    if all(piece.italic for line in paragraph.lines for piece in line.pieces) and not text.endswith(_ENDS):
        return "heading", 4
    return "body", 0


_NOTE_WORDS = {"Note", "Notes", "Abbreviation", "Abbreviations", "Source"}
