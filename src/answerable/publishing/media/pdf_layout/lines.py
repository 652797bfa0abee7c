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
_TIGHT = 1.32  # from line to line of one paragraph, where lines stand no farther apart
_ROOM = 1.08  # times the distance of most lines
_SHARE = 0.06  # of all lines: the least that tells a distance
_LEAST_STEPS = 5
_WIDER = 1.2  # times the body's pitch: rows of a table stand farther apart
_EDGE = 10  # points
_WIDEST, _FARTHEST = 2.2, 3.0  # within a paragraph; between two
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
    pitch: float = _TIGHT  # the most from line to line of one paragraph, in sizes
    pitches: tuple[tuple[int, float], ...] = ()  # the same for single sizes that differ

    def is_tight(self, above: Piece, below: Piece) -> bool:
        """Whether a line follows another as within a paragraph."""
        size = max(above.size, below.size)
        pitch = next((found for known, found in self.pitches if known == round(size)), self.pitch)
        return 0 < below.base - above.base <= pitch * size


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
    steps = _steps(words)
    full = _full([step for step in steps if step.worded])
    trailing = blanks and sum(step.open for step in full) >= _MOSTLY * len(full)
    wrapped = [step for step in steps if step.open and step.worded] if trailing else full
    pitch = _pitch([step.ratio for step in wrapped if abs(step.size - size) < 0.5])
    pitches = _pitches(wrapped, pitch)
    gaps = Counter(
        round(step.ratio * step.size, 1)
        for last, step in pairwise(steps)
        if last.ratio <= pitch < step.ratio and last.end == step.start and abs(step.size - size) < 0.5
    )
    gap = gaps.most_common(1)[0][0] if gaps else 0.0
    return Habits(blanks, ordered, trailing, size, gap, pitch, pitches)


@dataclass(frozen=True, slots=True)
class _Step:
    """From one line down to the next in the file, both of one size."""

    ratio: float  # the distance in sizes
    size: float
    open: bool  # the upper line ends with a blank
    worded: bool  # and with a word, not a figure
    right: float  # where it ends
    start: float
    end: float


def _steps(words: Sequence[Word]) -> list[_Step]:
    made = []
    for last, word in pairwise(words):
        down = word.base - last.base
        if word.size == last.size and 1 <= down < _FARTHEST * word.size:
            worded = any(letter.isalpha() for letter in last.text)
            made.append(
                _Step(down / word.size, word.size, last.open, worded, last.right, last.base, word.base)
            )
    return made


def _full(steps: Sequence[_Step]) -> list[_Step]:
    """The steps from lines that end at the right edge of the lines of their size."""
    ends: dict[int, Counter[int]] = {}
    for step in steps:
        ends.setdefault(round(step.size), Counter())[int(step.right // _EDGE)] += 1
    edges = {}
    for size, counts in ends.items():
        often = [end for end, count in counts.items() if count >= _LEAST_STEPS]
        edges[size] = max(often or counts) * _EDGE
    return [step for step in steps if step.right >= edges[round(step.size)] - 2 * step.size]


def _pitch(ratios: Sequence[float]) -> float:
    """A little more than the least distance at which many lines follow each other."""
    counts = Counter(round(ratio * 20) for ratio in ratios if ratio < _WIDEST)
    often = [ratio / 20 for ratio, count in counts.items() if count >= _SHARE * sum(counts.values())]
    return max(_TIGHT, _ROOM * min(often)) if often and sum(counts.values()) >= _LEAST_STEPS else _TIGHT


def _pitches(wrapped: Sequence[_Step], pitch: float) -> tuple[tuple[int, float], ...]:
    """The pitch of the sizes in which enough lines are known to go on."""
    found = []
    for size in {round(step.size) for step in wrapped}:
        own = [step.ratio for step in wrapped if round(step.size) == size]
        one = _pitch(own) if len(own) >= _LEAST_STEPS else pitch
        if one != pitch and one <= _WIDER * pitch:
            found.append((size, one))
    return tuple(sorted(found))


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
