"""The lines of an extracted text, cleaned of what the page puts around them.

Page heads and feet, link lists and rules are furniture: no part of the account, but remembered,
so that a test can say that every other line went into the result. What a line's blanks tell is
kept: extraction leaves a blank where a cell or paragraph ended and none where it was wrapped,
one more for every empty cell, and none of this in texts whose line ends were trimmed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from answerable.calc.account import Place
from answerable.publishing.blocks import Line

_LINK = re.compile(r"^\s*(?:https?://|www\.)\S+\s*$")
_RULE = re.compile(r"^\s*[_—-]{8,}\s*$")
_SYMBOL = re.compile(r"^\s*([A-Z]{1,3}/(?:[A-Z]{1,4}[-./]?)?\d+(?:/[A-Za-z0-9./]+)*)\s*$")
_FOOT = re.compile(
    r"^\s*(?:\d{1,4}/\d{1,4}(?:\s+\d{2}-\d{5}(?:\s*\([A-Z]\))?)?|\d{2}-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{1,4}/\d{1,4})?)\s*$"
)
_LEADERS = re.compile(r"(?:\.\s?){5,}\s*\d{1,4}$|(?:…\s?){2,}\s*\d{1,4}$")  # a table of contents
_FIGURE_END = re.compile(r"\d\.\d$")
_FEW_ENDED, _MANY_ENDED = 0.03, 0.97
_DENSE = 0.4  # so many lines without a blank line between: their nearness tells no page end


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of the body: its text without outer blanks, and what its blanks told."""

    text: str
    number: int
    indented: bool
    trailing: int  # blanks at the end
    broke: bool  # a page ended before this line
    ruled: bool  # a rule stood before this line: a footnote


@dataclass
class Source:
    """All lines of the body, with a position.

    `telling`: a trailing blank says that a cell ended; `counting`: it says how many empty ones follow.
    """

    marks: Sequence[Mark]
    symbol: str | None
    furniture: set[int]
    telling: bool
    counting: bool
    at: int = 0
    _end: int = field(init=False)

    def __post_init__(self) -> None:
        self._end = len(self.marks)

    @property
    def more(self) -> bool:
        return self.at < self._end

    def peek(self, ahead: int = 0) -> Mark | None:
        index = self.at + ahead
        return self.marks[index] if index < self._end else None

    def take(self) -> Mark:
        mark = self.marks[self.at]
        self.at += 1
        return mark

    def drop(self, mark: Mark) -> None:
        """A line of form: a table head repeated, a mark of nothing."""
        self.furniture.add(mark.number)

    def ended(self, mark: Mark) -> bool:
        """Whether the line ended its cell or paragraph; False where blanks tell nothing."""
        return self.telling and mark.trailing > 0


def source(lines: Sequence[Line]) -> Source:
    """The body's lines; page heads, feet, links, rules and lists of contents become furniture."""
    marks: list[Mark] = []
    furniture: set[int] = set()
    symbols: Counter[str] = Counter()
    near = sum(b.number == a.number + 1 for a, b in pairwise(lines))
    dense = near > _DENSE * len(lines)
    last, page, broke, ruled = 0, None, False, False
    for line in lines:
        text = line.text.strip()
        broke = broke or (line.number == last + 1 and not dense) or line.page != page
        last, page = line.number, line.page
        if text[0] in "hw_—-" or text[0].isascii() or text[-1].isdigit():
            symbol = _SYMBOL.match(text)
            if symbol:
                symbols[symbol[1]] += 1
            if symbol or _is_furniture(text):
                furniture.add(line.number)
                broke = broke or bool(symbol)
                ruled = ruled or text.startswith("_")
                continue
        blanks = len(line.text) - len(line.text.rstrip())
        marks.append(Mark(text, line.number, line.text[:1].isspace(), blanks, broke, ruled))
        broke = ruled = False
    common = symbols.most_common(1)
    found, telling = _ends_told(marks)
    counting = telling and any(mark.trailing > 2 for mark in found)
    return Source(found, common[0][0] if common else None, furniture, telling, counting)


def _is_furniture(text: str) -> bool:
    patterns = (_FOOT, _LINK, _RULE, _LEADERS)
    return any(pattern.search(text) for pattern in patterns)


def _ends_told(marks: list[Mark]) -> tuple[list[Mark], bool]:
    """The marks with a trailing blank where a cell ended, and whether the text tells that at all.

    Most tools leave the blank at the end of a cell; some leave it where a line was wrapped. Lines
    that end in a decimal are ends of rows: they show which it is.
    """
    trailing = sum(mark.trailing > 0 for mark in marks)
    share = trailing / len(marks) if marks else 0.0
    if not _FEW_ENDED < share < _MANY_ENDED:
        return marks, False
    ends = [mark for mark in marks if _FIGURE_END.search(mark.text)]
    ended = sum(mark.trailing > 0 for mark in ends)
    if ends and ended < len(ends) / 2:
        return [replace(mark, trailing=int(mark.trailing == 0)) for mark in marks], True
    return marks, True


def place(first: Mark, last: Mark | None = None) -> Place:
    return Place(lines=(first.number, (last or first).number))


def spread(marks: Sequence[Mark]) -> Place:
    """The place of several lines, in whatever order they were taken."""
    numbers = [mark.number for mark in marks]
    return Place(lines=(min(numbers), max(numbers)))
