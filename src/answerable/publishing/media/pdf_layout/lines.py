"""Words of a page made pieces: runs of words on one line that belong together.

Between two pieces stands a tab or the border of two cells. A blank that the file holds binds words; a
gap alone does not, unless the program that wrote the file left blanks out altogether.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from answerable.publishing.media.pdf_layout.marks import Page, Word

# Gaps and distances in letter sizes.
_SAME_LINE = 0.18
_WIDE_BLANK = 1.7  # a justified blank at its widest
_TOUCHING = 0.18
_AFTER_MARK = 0.5
_BLANK = 0.6  # where the file holds no blanks
_LOST_BLANK = 0.45  # a blank that the file lost between two words, as beside a link
_MOSTLY = 0.6
_FEW_BLANKS = 0.3  # share of words after a blank below which a file is one without blanks
_TIGHT = 1.32  # from line to line of one paragraph
_BREAKS = "-–—/"  # a line may end after these without a blank

_AFTER_HYPHEN = re.compile(r"(?:and|or|to)\b")
_IDEOGRAPH = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
LIST_MARK = re.compile(
    r"^(?:\(?[a-z]{1,2}\)|\(?[ivx]{1,5}\)|©|[A-Z]\.|[IVXLC]{1,6}\.|\d{1,3}[.)]|\d{1,3}[A-Z]?\.\d{1,3}\.?|"
    r"[*†‡•·▪■–]{1,4}|\d{1,2}|[a-z])$"
)

# Without bare letters and figures, which may be a cell's text as well.
COUNTED = re.compile(
    r"^(?:\(?[a-z]{1,2}\)|\(?[ivx]{1,5}\)|[A-Z]\.|[IVXLC]{1,6}\.|\d{1,3}[.)]|\d{1,3}[A-Z]?(?:\.\d{1,3})+\.?)$"
)


@dataclass(slots=True)
class Piece:
    """Words of one line that belong together; `open` where the line goes on below."""

    words: list[Word]
    left: float
    right: float
    base: float
    size: float
    bold: bool
    italic: bool
    text: str
    open: bool

    @property
    def top(self) -> float:
        return self.base - 0.9 * self.size

    @property
    def bottom(self) -> float:
        return self.base + 0.25 * self.size


@dataclass(slots=True)
class Line:
    """Pieces on one height, from left to right."""

    pieces: list[Piece]

    @property
    def base(self) -> float:
        return self.pieces[0].base

    @property
    def size(self) -> float:
        return max(piece.size for piece in self.pieces)

    @property
    def left(self) -> float:
        return self.pieces[0].left

    @property
    def right(self) -> float:
        return max(piece.right for piece in self.pieces)

    @property
    def text(self) -> str:
        return "\t".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Habits:
    """How the program that wrote the file sets text: what can be told by blanks, order and distances."""

    blanks: bool  # the file holds the blanks between words
    ordered: bool  # words of a line follow each other in the file
    trailing: bool  # a line that goes on below ends with a blank
    size: float  # in which most letters are set
    gap: float  # from the last line of a paragraph to the next one's first, in points


def habits_of(pages: Sequence[Page]) -> Habits:
    """The habits of a document, from all its pages."""
    words = [word for page in pages for word in page.words]
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.size] += len(word.text)
    size = round(sizes.most_common(1)[0][0] * 2) / 2 if sizes else 10.0
    blanks = sum(word.joined for word in words) >= _FEW_BLANKS * len(words)
    beside = [(last, word) for last, word in pairwise(words) if abs(word.base - last.base) < 1]
    ordered = sum(word.left >= last.right - 1 for last, word in beside) >= _MOSTLY * len(beside)
    if not ordered:
        words = [w for page in pages for w in sorted(page.words, key=lambda w: (round(w.base), w.left))]
    breaks, gaps = _distances(words, size)
    trailing = blanks and sum(last.open for last in breaks) >= _MOSTLY * len(breaks)
    return Habits(blanks, ordered, trailing, size, gaps.most_common(1)[0][0] if gaps else 0.0)


def _distances(words: Sequence[Word], size: float) -> tuple[list[Word], Counter[float]]:
    """The words at which a line breaks within a paragraph, and how far paragraphs stand apart."""
    breaks: list[Word] = []
    gaps: Counter[float] = Counter()
    wrapped = False
    for last, word in pairwise(words):
        down = word.base - last.base
        if abs(down) < 1:
            continue
        if word.size == last.size and 0 < down <= _TIGHT * word.size:
            breaks.append(last)
            wrapped = True
            continue
        if wrapped and word.size == last.size and 0 < down < 3 * size and abs(word.size - size) < 0.5:
            gaps[round(down, 1)] += 1
        wrapped = False
    return breaks, gaps


def lines_of(words: Iterable[Word], habits: Habits) -> list[Line]:
    """The words by height and from left to right, in pieces."""
    words = list(words)
    if not habits.blanks:
        for word in words:
            word.joined = word.parted
    made: list[Line] = []
    for row in _rows(sorted(words, key=lambda word: word.base)):
        row.sort(key=lambda word: word.left)
        pieces: list[list[Word]] = [[row[0]]]
        for word in row[1:]:
            first_mark = pieces[-1][-1].raised and len(pieces[-1]) == 1 and not word.raised
            if _binds(pieces[-1][-1], word, habits) and not first_mark:
                pieces[-1].append(word)
            else:
                pieces.append([word])
        made.append(Line([piece_of(words) for words in pieces]))
    return made


def _rows(words: Sequence[Word]) -> Iterable[list[Word]]:
    row: list[Word] = []
    for word in words:
        if row and word.base - row[0].base > _SAME_LINE * min(word.size, row[0].size):
            yield row
            row = []
        row.append(word)
    if row:
        yield row


def _binds(last: Word, word: Word, habits: Habits) -> bool:
    size = max(last.size, word.size)
    gap = (word.left - last.right) / size
    if gap < _TOUCHING:
        return True
    if habits.ordered and word.index != last.index + 1:
        return False
    if last.raised or word.raised:
        return gap < _AFTER_MARK
    if word.joined and habits.blanks:
        return gap < _WIDE_BLANK
    return gap < (_LOST_BLANK if habits.blanks else _BLANK)


def piece_of(words: list[Word]) -> Piece:
    """One piece of these words, which stand side by side."""
    set_words = [word for word in words if not word.raised] or words
    main = max(set_words, key=lambda word: len(word.text))
    text = words[0].text
    for last, word in pairwise(words):
        text += (" " if _blank_between(last, word) else "") + word.text
    ends = words[-1].text
    return Piece(
        words,
        words[0].left,
        max(word.right for word in words),
        main.base,
        main.size,
        all(word.bold for word in set_words),
        all(word.italic for word in set_words),
        text,
        words[-1].open or (len(text) > 1 and ends[-1] in _BREAKS),
    )


def _blank_between(last: Word, word: Word) -> bool:
    if word.raised and not last.raised:
        return word.text.isalpha() and len(word.text) == 1
    return word.joined or last.raised or word.left - last.right > _TOUCHING * max(last.size, word.size)


def is_ideograph(letter: str) -> bool:
    """Whether a line may be broken beside this letter: ideographs and their punctuation."""
    return bool(_IDEOGRAPH.match(letter))


def is_tight(above: Piece, below: Piece) -> bool:
    """Whether a line follows another as within a paragraph."""
    return 0 < below.base - above.base <= _TIGHT * max(above.size, below.size)


def joined(above: str, below: str, open_blank: bool) -> str:
    """Two lines of one paragraph: a blank between, but not after a hyphen, a dash or an ideograph.

    PDFium drops the blank after a hyphen at a line's end: 'short-' before 'and' had one.
    """
    if _IDEOGRAPH.match(above[-1:]) and _IDEOGRAPH.match(below[:1]):
        return above + below
    broken = len(above) > 1 and above[-1:] in _BREAKS and above[-2:-1] != " "
    if broken and not open_blank and not _AFTER_HYPHEN.match(below):
        return above + below
    return f"{above} {below}"
