"""The table of outputs in an extracted text: group headings, rows, figures.

A row runs from its number to its figures, over as many lines as the text was wrapped into. Lines
between complete rows are group headings, except where a page broke inside a row: then its text
goes on below the repeated head, after its figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from answerable.calc.account import Finding
from answerable.calc.quantities import number, parse_printed
from answerable.publishing.blocks import Cells
from answerable.publishing.formats.performance_report.findings import (
    ambiguous_row,
    stray_mark,
    unreadable_row,
)
from answerable.publishing.formats.performance_report.framework import is_stray
from answerable.publishing.formats.performance_report.joining import joined, width
from answerable.publishing.formats.performance_report.mapping import Wording
from answerable.publishing.formats.performance_report.recogniser.figures import (
    Tail,
    closed,
    doubled,
    no_distance,
    rate_distance,
    read_tail,
    trailing_tokens,
)
from answerable.publishing.formats.performance_report.recogniser.source import Mark, Source, spread

_NUMBER = re.compile(r"^(\d{1,3})[.．]\s*(?=\D)")
_ALONE = re.compile(r"^[\d\s]*\.?\d+$")
_LONGEST_RATE = 3  # tokens: '1 425.0' and its copy's beginning
_ABSURD = 3  # a printed rate so many times off is doubted where cells cannot be counted
_EMPTY_CELLS = 3  # a heading row ends in this many blanks, or more
_HEADING = 90  # columns: a group heading without its empty cells is not wider than this
_FULL = 0.85  # a line this near to the widest of its table was wrapped
_LINES_BELOW = 2
_NARROWEST = 70  # columns: no table's text column is narrower


@dataclass
class _Row:
    marks: list[Mark] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    tail: Tail | None = None
    number: int | None = None


@dataclass
class OutputRows:
    """Collects the rows of one section's table; `rows` and `findings` are the result."""

    source: Source
    wording: Wording
    path: str | None
    rows: list[Cells] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    last: int = 0
    _row: _Row | None = None
    _heading: list[Mark] = field(default_factory=list)
    _broke: bool = False
    _widest: int = _NARROWEST

    def goes_on(self) -> bool:
        """Whether a row waits for its figures: then nothing ends the table."""
        return self._row is not None and self._row.tail is None

    def take_head(self, mark: Mark) -> None:
        """The head, again at the top of a page."""
        self.source.drop(mark)
        self._broke = True

    def take(self, mark: Mark) -> None:
        self._broke = self._broke or mark.broke
        if self._row is None or self._row.tail is not None:
            self._take_between(mark)
        else:
            self._take_inside(mark)

    def is_next(self, mark: Mark) -> bool:
        found = _NUMBER.match(mark.text)
        return bool(found) and found is not None and int(found[1]) == self.last + 1

    def finish(self) -> None:
        self._close_heading()
        self._close_row()

    def _take_between(self, mark: Mark) -> None:
        """A line after a complete row: the next row, a heading, or the rest of that row."""
        found = _NUMBER.match(mark.text)
        if found:
            self._begin(mark, int(found[1]))
        elif is_stray(mark.text):
            self.findings.append(stray_mark(mark.text, self.path, spread([mark]), self.wording.language))
        elif self._row is not None and self._continues(mark):
            self._row.marks.append(mark)
            self._row.texts.append(mark.text)
            self._row.tail = self._cut(self._row.tail)
        else:
            self._take_heading(mark)

    def _cut(self, tail: Tail | None) -> Tail | None:
        """A text cut by a page may have been cut at a number of its own, before unproven thousands."""
        return _unproven(tail) if tail is not None else None

    def _begin(self, mark: Mark, number: int) -> None:
        self._close_heading()
        self._close_row()
        self._row = _Row(number=number)
        self.last = number
        self._take_inside(mark)

    def _take_inside(self, mark: Mark) -> None:
        """A line of a row whose figures have not come yet."""
        row = self._row
        assert row is not None
        if row.marks and self._is_new_row(mark):
            self._begin(mark, int(mark.text.partition(".")[0]))
            return
        row.marks.append(mark)
        text = self._mended(row, mark)
        ending = not self.source.telling or mark.trailing > 0 or text != mark.text
        tail = read_tail(text, 3, rate_distance, self.wording) if ending else None
        tail = self._with_empty_cells(mark, tail)
        if tail is None or (not self.source.telling and self._proven_below(tail)):
            self._widest = max(self._widest, width(mark.text))
            row.texts.append(mark.text)
            return
        if (
            tail.figures
            and not tail.doubtful
            and number(parse_printed(tail.figures[2])) is None
            and tail.figures[2]
        ):
            tail = replace(tail, doubtful=(tail.figures,))  # a rate in words: a cell may be missing
        far = rate_distance(tail.figures) if tail.figures and not tail.doubtful else None
        if far is not None and far > _ABSURD and not self.source.counting:
            tail = replace(tail, doubtful=(tail.figures,))  # it may be no rate at all
        row.tail = tail
        if tail.text:
            row.texts.append(tail.text)
        self._broke = False

    def _with_empty_cells(self, mark: Mark, tail: Tail | None) -> Tail | None:
        """Blanks at the end of the line say that the rate, or the actual number too, is empty."""
        given = _EMPTY_CELLS + 1 - mark.trailing
        whole = tail is not None and tail.figures and rate_distance(tail.figures) == 0
        if whole or self._figures_follow():
            return tail
        if not self.source.counting:
            return tail or self._without_rate(mark)
        if given not in (1, 2):
            return tail
        found = read_tail(mark.text, given, no_distance, self.wording)
        if found is None or not found.figures:
            return found or tail
        filled = Tail(found.text, (*found.figures, *[""] * (3 - given)), found.doubtful)
        return filled if closed(found.text) else _unproven(filled)

    def _proven_below(self, tail: Tail) -> bool:
        """No cell ends are told: figures that prove nothing may be the text's, if better ones follow."""
        if tail.figures and rate_distance(tail.figures) == 0:
            return False
        for ahead in range(_LINES_BELOW):
            mark = self.source.peek(ahead)
            if mark is None or _NUMBER.match(mark.text):
                return False
            found = read_tail(mark.text, 3, rate_distance, self.wording)
            if found is not None and found.figures and rate_distance(found.figures) == 0:
                return True
        return False

    def _without_rate(self, mark: Mark) -> Tail | None:
        """No blanks tell: a line that does not fill its column and ends in figures ends the row."""
        ending = not self.source.telling or mark.trailing > 0
        if not ending or width(mark.text) >= _FULL * self._widest:
            return None
        for given in (2, 1):
            found = read_tail(mark.text, given, no_distance, self.wording)
            if found is not None and found.figures:
                figures = (*found.figures, *[""] * (3 - given))
                return Tail(found.text, figures, (figures,))
        return None

    def _figures_follow(self) -> bool:
        """Whether the next line is figures and nothing else."""
        following = self.source.peek()
        if following is None:
            return False
        before, tokens = trailing_tokens(following.text, self.wording)
        return not before and bool(tokens)

    def _is_new_row(self, mark: Mark) -> bool:
        """The next number while figures are missing: the row above stays without them."""
        row = self._row
        assert row is not None
        return self.is_next(mark) and (not self.source.telling or row.marks[-1].trailing > 0)

    def _mended(self, row: _Row, mark: Mark) -> str:
        """A rate that extraction printed twice over the line's end, '83.383.' and '3', once."""
        after = self.source.peek()
        if after is None or not _ALONE.match(after.text):
            return mark.text
        tokens = mark.text.split()
        for count in range(1, min(_LONGEST_RATE, len(tokens)) + 1):
            rate = doubled("".join(tokens[-count:]), "".join(after.text.split()))
            if rate is not None:
                row.marks.append(self.source.take())
                return " ".join((*mark.text.rsplit(None, count)[:1], rate))
        return mark.text

    def _continues(self, mark: Mark) -> bool:
        """After a page break a text without empty cells is the rest of the row above."""
        row = self._row
        if row is None or not self._broke or self._heading:
            return False
        if not self.source.counting:
            return width(mark.text) > _HEADING
        last = self._end_of_cell(mark)
        return last.trailing < _EMPTY_CELLS and last.text[-1] not in "：:"

    def _end_of_cell(self, mark: Mark) -> Mark:
        """The line on which the cell that begins on this one ends."""
        ahead = 0
        while mark.trailing == 0 and (following := self.source.peek(ahead)) is not None:
            mark, ahead = following, ahead + 1
        return mark

    def _take_heading(self, mark: Mark) -> None:
        tail = read_tail(mark.text, 3, rate_distance, self.wording)
        if tail is not None and tail.text and not self._heading:
            self._close_row()
            self._row = _Row([mark], [tail.text], tail)
            return
        if tail is not None and not tail.text:
            self._take_orphan(mark, tail)
            return
        self._heading.append(mark)
        if not self._is_wrapped(mark):
            self._close_heading()

    def _take_orphan(self, mark: Mark, tail: Tail) -> None:
        """Figures without a number above them: the text before them is a row's that lost its beginning."""
        texts, self._heading = self._heading, []
        if not texts and self.rows and not any(self.rows[-1].cells[1:]) and self._row is None:
            lost = self.rows.pop()
            self.rows.append(Cells((lost.cells[0], *tail.figures), place=lost.place))
            texts = [mark]
        else:
            self._close_row()
            self.rows.append(
                Cells((joined(m.text for m in texts), *tail.figures), place=spread([*texts, mark]))
            )
        printed = [m.text for m in texts] + ([] if texts == [mark] else [mark.text])
        self.findings.append(
            unreadable_row(printed, self.path, spread([*texts, mark]), self.wording.language)
        )

    def _is_wrapped(self, mark: Mark) -> bool:
        """Whether a heading's line goes on: no cell ended there, or it fills its column."""
        if self.source.telling:
            return mark.trailing == 0
        self._widest = max(self._widest, width(mark.text))
        following = self.source.peek()
        if following is not None and following.text[0].islower():
            return True  # no heading, and no row, begins with a small letter
        return width(mark.text) >= _FULL * self._widest and mark.text[-1] not in "：:"

    def _close_heading(self) -> None:
        marks, self._heading = self._heading, []
        if marks:
            self._close_row()
            text = joined(mark.text for mark in marks)
            self.rows.append(Cells((text, "", "", ""), place=spread(marks)))

    def _close_row(self) -> None:
        row, self._row = self._row, None
        if row is None:
            return
        place, language = spread(row.marks), self.wording.language
        path = f"{self.path or ''}#{row.number}" if row.number is not None else self.path
        tail = row.tail
        if tail is None:
            tail = self._incomplete(row)
            texts = [mark.text for mark in row.marks]
            self.findings.append(unreadable_row(texts, path, place, language))
        elif tail.doubtful:
            readings = [" | ".join(reading) for reading in tail.doubtful]
            printed = " ".join(mark.text for mark in row.marks)
            self.findings.append(ambiguous_row(printed, readings, path, place, language))
        figures = tail.figures or ("", "", "")
        self.rows.append(Cells((joined(row.texts), *figures), place=place))
        self._broke = False

    def _incomplete(self, row: _Row) -> Tail:
        """A row without three figures: two whole numbers are planned and actual, else none."""
        text, tokens = trailing_tokens(row.texts[-1], self.wording)
        if len(tokens) == 2 and "." not in "".join(tokens):
            row.texts[-1] = text
            return Tail(text, (tokens[0], tokens[1], ""))
        return Tail(text, ())


def _unproven(tail: Tail) -> Tail:
    """Doubted when thousands stand before no rate or a rate of nothing, which any number would have."""
    if tail.doubtful or not tail.figures or len(tail.figures[0].split()) < 2:
        return tail
    proven = rate_distance(tail.figures) is not None and number(parse_printed(tail.figures[1])) != 0
    return tail if proven else replace(tail, doubtful=(tail.figures,))
