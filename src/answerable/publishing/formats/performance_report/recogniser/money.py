"""Tables of figures in an extracted text: sums of money and counts of staff."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from answerable.calc.account import Finding
from answerable.publishing.blocks import Cells
from answerable.publishing.formats.performance_report.findings import ambiguous_row, unreadable_line
from answerable.publishing.formats.performance_report.joining import joined
from answerable.publishing.formats.performance_report.mapping import Wording
from answerable.publishing.formats.performance_report.recogniser.figures import (
    Distance,
    money_distance,
    no_distance,
    read_tail,
    vacancy_distance,
)
from answerable.publishing.formats.performance_report.recogniser.heads import Head
from answerable.publishing.formats.performance_report.recogniser.source import Mark, Source, spread

_DISTANCES: dict[str, Distance] = {
    "money": money_distance,
    "incumbency": vacancy_distance,
    "income": no_distance,
}
_NOTE = re.compile(r"^[a-z]\s+(?=[㐀-鿿A-Z\"“])")
_EMPTY_CELLS = 3
_LABEL_LINES = 4


def is_table_note(mark: Mark) -> bool:
    """'a Includes ...': a footnote below a table."""
    return bool(_NOTE.match(mark.text))


@dataclass
class MoneyRows:
    """Collects the rows below one head. A line without figures is a heading or a wrapped label."""

    source: Source
    wording: Wording
    path: str | None
    head: Head
    rows: list[Cells] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _label: list[Mark] = field(default_factory=list)

    def take(self, mark: Mark) -> bool:
        """Takes a line; False when no row below can need it: the table is over."""
        tail = read_tail(mark.text, self.head.figures, _DISTANCES[self.head.table], self.wording)
        if tail is None:
            return self._take_label(mark)
        marks = [*self._label, mark]
        label = joined([m.text for m in self._label] + ([tail.text] if tail.text else []))
        self._label = []
        place = spread(marks)
        if tail.doubtful:
            readings = [" | ".join(reading) for reading in tail.doubtful]
            self.findings.append(ambiguous_row(mark.text, readings, self.path, place, self.wording.language))
        figures = tail.figures or ("",) * self.head.figures
        self.rows.append(Cells((label, *figures), place=place))
        return True

    def _take_label(self, mark: Mark) -> bool:
        if mark.text[-1] in "。.；;" or is_table_note(mark):
            return False
        heading = self.source.telling and mark.trailing >= _EMPTY_CELLS
        if heading or not self._figures_follow():
            following = self._figures_within(6)
            if not heading and not following:
                return False
            self._close_label()
            self.rows.append(self._heading_row([mark]))
            return True
        self._label.append(mark)
        return True

    def _figures_follow(self) -> bool:
        """Whether this row's figures follow alone, below all lines of its label."""
        for ahead in range(_LABEL_LINES):
            mark = self.source.peek(ahead)
            if mark is None or (self.source.counting and mark.trailing >= _EMPTY_CELLS):
                return False
            tail = read_tail(mark.text, self.head.figures, _DISTANCES[self.head.table], self.wording)
            if tail is not None:
                return not tail.text
            if not self.source.telling and ahead:
                return False
        return False

    def _figures_within(self, lines: int) -> bool:
        for ahead in range(lines):
            mark = self.source.peek(ahead)
            if mark is None or mark.text[-1] in "。":
                return False
            if read_tail(mark.text, self.head.figures, _DISTANCES[self.head.table], self.wording):
                return True
        return False

    def _heading_row(self, marks: list[Mark]) -> Cells:
        text = joined(mark.text for mark in marks)
        return Cells((text, *[""] * self.head.figures), place=spread(marks))

    def _close_label(self) -> None:
        if self._label:
            self.rows.append(self._heading_row(self._label))
            self._label = []

    def finish(self) -> None:
        for mark in self._label:
            self.findings.append(unreadable_line(mark.text, self.path, spread([mark]), self.wording.language))
        self._label = []
