"""What stands on a page of a PDF: words with their type, and the rules and shapes that are drawn.

All in points from the upper left corner of the page as it is read: a page or a text that is turned is
turned back first. A blank that the file holds tells that two words belong together; where a program
left blanks out, PDFium's own (made from gaps) are not taken for them.

Not here: what the marks mean (`pdf_layout`).
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any

from pypdfium2 import raw

_BLANKS = {0, 9, 10, 13, 32, 0xA0, 0x2007, 0x2009, 0x202F, 0xFEFF}
_LINE_ENDS = (10, 13)
# As PDFium gives a hyphen at a line's end; a dash and bullets of symbol fonts.
_LETTERS = {2: "-", 0xFFFE: "-", 0x2011: "-", 0xAD: "-", 0xF02D: "–", 0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•"}
_BOLD_NAMES = (b"bold", b"black", b"simhei", b"heiti")
_BOLD = 600  # font weight
_TOUCHING = 0.18  # gap in letter sizes up to which letters are of one word
_OVERLAP = 0.5  # and how far a leaning letter may reach into the one before
_RAISED = (0.12, 0.75)  # how far above its line a raised mark stands, in sizes of the line
_AFTER = 8.0  # sizes from a mark that begins a line to its text
_SMALL = 0.88  # a raised mark's size against its line's
_RECTANGLE = 5  # points of a closed rectangle
_MOST_CORNERS = 500
_THIN = 3.0  # points: a drawn shape no thicker is a rule


@dataclass(slots=True)
class Word:
    """Letters without a blank between them. `joined`: the file has a blank before it, `open`: after it."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False
    joined: bool = False
    parted: bool = False  # PDFium sees a blank before it, whether the file holds one or not
    open: bool = False
    raised: bool = False
    index: int = 0  # in the order of the file
    quarter: int = 0  # turns of its own, already turned back


@dataclass(slots=True)
class Shape:
    """A drawn shape's box; `corners` counts the points of its path, `filled` tells an area from a line."""

    left: float
    top: float
    right: float
    bottom: float
    filled: bool
    colour: tuple[int, int, int]
    corners: int
    points: tuple[tuple[float, float], ...] = ()  # of a filled path of several rectangles

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def columns(self) -> list[Shape]:
        """The rectangles of a path that draws several at once; itself where it is one."""
        if len(self.points) < 2 * _RECTANGLE:
            return [self]
        made = []
        for start in range(0, len(self.points) - _RECTANGLE + 1, _RECTANGLE):
            xs, ys = zip(*self.points[start : start + _RECTANGLE], strict=True)
            made.append(Shape(min(xs), min(ys), max(xs), max(ys), self.filled, self.colour, _RECTANGLE))
        return made


@dataclass(slots=True)
class Page:
    """One page as it is read."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    turned: list[Word] = field(default_factory=list)  # set across the page's own direction
    rules: list[Shape] = field(default_factory=list)  # horizontal
    posts: list[Shape] = field(default_factory=list)  # vertical
    shapes: list[Shape] = field(default_factory=list)


def read_page(number: int, page: Any, text: Any) -> Page:
    """The marks of one page; `page` and `text` are pypdfium2's."""
    frame = page.get_cropbox()
    words = _words(text.raw, frame)
    quarters = [0, 0, 0, 0]
    for word in words:
        quarters[word.quarter] += len(word.text)
    quarter = quarters.index(max(quarters))
    width, height = frame[2] - frame[0], frame[3] - frame[1]
    if quarter % 2:
        width, height = height, width
    made = Page(number, width, height)
    for index, word in enumerate(words):
        word.index = index
    made.words = [word for word in words if word.quarter == quarter]
    made.turned = [word for word in words if word.quarter != quarter]
    if quarter:
        made.words = _joined(made.words)
    made.turned = _joined(made.turned)
    _raise_marks(made.words)
    for shape in _shapes(page, frame, quarter):
        if shape.height <= _THIN and shape.width >= shape.height:
            made.rules.append(shape)
        elif shape.width <= _THIN and shape.height > shape.width:
            made.posts.append(shape)
        else:
            made.shapes.append(shape)
    return made


# --- words

_Frame = tuple[float, float, float, float]
_X, _Y, _FLAGS = ctypes.c_double(), ctypes.c_double(), ctypes.c_int()
_NAME = ctypes.create_string_buffer(100)


def _words(handle: Any, frame: _Frame) -> list[Word]:
    box = raw.FS_RECTF()
    loose, generated, known = raw.FPDFText_GetLooseCharBox, raw.FPDFText_IsGenerated, _LETTERS.get
    start = frame[0]
    made: list[Word] = []
    word: Word | None = None
    blank = parted = False
    level = height = 0.0
    high = 0
    for index, code in enumerate(_codes(handle)):
        if code in _BLANKS:
            parted = True
            blank = blank or (code not in _LINE_ENDS and not generated(handle, index))
            if blank and made:
                made[-1].open = True
            word = None
            continue
        if 0xD800 <= code < 0xE000:
            if code < 0xDC00:
                high = code
                continue
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        letter = known(code) or chr(code)
        loose(handle, index, box)
        if (
            word is not None
            and abs(box.bottom - level) < 0.06 * height
            and -_OVERLAP * height < box.left - start - word.right < _TOUCHING * height
        ):
            word.text += letter
            word.right = box.right - start
            continue
        word = _word(handle, index, letter, box, frame)
        level, height = box.bottom, max(box.top - box.bottom, 1.0)
        word.joined, word.parted = blank, parted
        blank = parted = False
        made.append(word)
        if word.quarter:
            word = None
    return made


def _codes(handle: Any) -> Sequence[int]:
    """The letters' codes: at once where PDFium's text has one for each, else one by one."""
    count = raw.FPDFText_CountChars(handle)
    buffer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(handle, 0, count, buffer) == count + 1:
        return list(buffer[:count])
    return [raw.FPDFText_GetUnicode(handle, index) for index in range(count)]


@lru_cache(maxsize=500)
def _face(name: bytes, weight: int) -> tuple[bool, bool]:
    """Whether a font is bold, and whether it is italic, by its name and weight."""
    plain = name.lower()
    bold = weight >= _BOLD or any(mark in plain for mark in _BOLD_NAMES)
    return bold, b"italic" in plain or b"oblique" in plain


def _word(handle: Any, index: int, letter: str, box: Any, frame: _Frame) -> Word:
    """A word of one letter so far, turned upright."""
    raw.FPDFText_GetCharOrigin(handle, index, _X, _Y)
    raw.FPDFText_GetFontInfo(handle, index, _NAME, 100, _FLAGS)
    bold, italic = _face(_NAME.value, raw.FPDFText_GetFontWeight(handle, index))
    size = max(raw.FPDFText_GetFontSize(handle, index), 1.0)
    quarter = round(raw.FPDFText_GetCharAngle(handle, index) / (math.pi / 2)) % 4
    if not quarter:
        return Word(
            letter, box.left - frame[0], box.right - frame[0], frame[3] - _Y.value, size, bold, italic
        )
    left, _, right, _ = _upright((box.left, box.bottom, box.right, box.top), frame, quarter)
    base = _upright((_X.value, _Y.value, _X.value, _Y.value), frame, quarter)[1]
    return Word(letter, left, right, base, size, bold, italic, quarter=quarter)


def _upright(box: _Frame, frame: _Frame, quarter: int) -> _Frame:
    """Left, top, right, bottom from the upper left corner, for text turned by quarters."""
    left, bottom, right, top = box
    if quarter == 0:
        return left - frame[0], frame[3] - top, right - frame[0], frame[3] - bottom
    if quarter == 3:  # read upwards; PDFium counts turns clockwise
        return bottom - frame[1], left - frame[0], top - frame[1], right - frame[0]
    if quarter == 2:
        return frame[2] - right, bottom - frame[1], frame[2] - left, top - frame[1]
    return frame[3] - top, frame[2] - right, frame[3] - bottom, frame[2] - left


def _joined(letters: list[Word]) -> list[Word]:
    """Letters of turned text made words."""
    made: list[Word] = []
    for letter in letters:
        last = made[-1] if made else None
        if (
            last is not None
            and not letter.joined
            and last.quarter == letter.quarter
            and abs(last.base - letter.base) < 0.1 * last.size
            and abs(letter.left - last.right) < _TOUCHING * last.size
        ):
            last.text += letter.text
            last.right, last.open = letter.right, letter.open
        else:
            made.append(letter)
    for index, word in enumerate(made):
        word.index = index
    return made


def _raise_marks(words: list[Word]) -> None:
    """Sets raised marks on the line they belong to, before or after their host in the file."""
    for before, word in pairwise(words):
        gap = word.left - before.right
        if _is_raised(word, before) and gap < 0.5 * before.size:
            word.base, word.raised = before.base, True
        elif _is_raised(before, word) and not before.raised and 0 <= gap < _AFTER * word.size:
            before.base, before.raised = word.base, True


def _is_raised(mark: Word, host: Word) -> bool:
    low, high = _RAISED
    return mark.size < _SMALL * host.size and low < (host.base - mark.base) / host.size < high


# --- shapes


def _shapes(page: Any, frame: _Frame, quarter: int) -> Iterator[Shape]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        drawn = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if not raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
            continue
        raw.FPDFPath_GetDrawMode(drawn, fill, stroke)
        colour = raw.FPDFPageObj_GetFillColor if fill.value else raw.FPDFPageObj_GetStrokeColor
        colour(drawn, red, green, blue, alpha)
        box = _upright((left.value, bottom.value, right.value, top.value), frame, quarter)
        corners = raw.FPDFPath_CountSegments(drawn)
        if not fill.value:  # PDFium's bounds of a line are wider than its pen
            box = _drawn(box, drawn)
        made = Shape(*box, bool(fill.value), (red.value, green.value, blue.value), corners)
        if made.filled and 2 * _RECTANGLE <= corners <= _MOST_CORNERS and corners % _RECTANGLE == 0:
            made.points = tuple(_points(drawn, corners, frame, quarter))
        yield made


def _drawn(box: _Frame, drawn: Any) -> _Frame:
    """A thin line's box as thick as the pen that draws it."""
    pen = ctypes.c_float()
    if not raw.FPDFPageObj_GetStrokeWidth(drawn, pen) or pen.value <= 0:
        return box
    left, top, right, bottom = box
    if bottom - top <= 2 * pen.value + _THIN:
        middle = (top + bottom) / 2
        return left, middle - pen.value / 2, right, middle + pen.value / 2
    if right - left <= 2 * pen.value + _THIN:
        middle = (left + right) / 2
        return middle - pen.value / 2, top, middle + pen.value / 2, bottom
    return box


def _points(drawn: Any, corners: int, frame: _Frame, quarter: int) -> Iterator[tuple[float, float]]:
    """The corners of a path, placed on the page."""
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    raw.FPDFPageObj_GetMatrix(drawn, matrix)
    for index in range(corners):
        raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(drawn, index), x, y)
        across = matrix.a * x.value + matrix.c * y.value + matrix.e
        up = matrix.b * x.value + matrix.d * y.value + matrix.f
        yield _upright((across, up, across, up), frame, quarter)[:2]
