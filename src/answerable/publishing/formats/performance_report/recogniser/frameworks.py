"""What the form of a framework prints, in an extracted text: headings, accomplishments, their tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.publishing.blocks import Cells, Text
from answerable.publishing.formats.performance_report.framework import accomplishment_pattern
from answerable.publishing.formats.performance_report.joining import joined
from answerable.publishing.formats.performance_report.mapping import is_one_of
from answerable.publishing.formats.performance_report.recogniser.completed import CompletedRows
from answerable.publishing.formats.performance_report.recogniser.heads import completed_head, outputs_head
from answerable.publishing.formats.performance_report.recogniser.indicators import (
    IndicatorRows,
    is_indicator_head,
)
from answerable.publishing.formats.performance_report.recogniser.outputs import OutputRows
from answerable.publishing.formats.performance_report.recogniser.source import Mark, place, spread
from answerable.publishing.formats.performance_report.recogniser.tables import TableParts

_TITLE_LINES = 8  # an accomplishment's text takes at most so many lines


class FrameworkParts(TableParts):
    """Takes what stands between a section's paragraphs and its results."""

    def __post_init__(self) -> None:
        super().__post_init__()
        wording = self.wording
        self._lists = (*wording.summary, *wording.abbreviations)
        self._forms = (*wording.indicators_heading, *wording.outputs_heading, *wording.results_heading)
        self._accomplishment = accomplishment_pattern(wording)

    def take_form(self, mark: Mark) -> bool:
        text = mark.text
        if self._is_form(text):
            self.heading(self.source.take())
            self.source.drop(mark)
        elif len(text) <= 40 and is_one_of(text, self._lists):
            self.heading(self.source.take())
            if is_one_of(text, self.wording.abbreviations):
                self.take_abbreviations()
        elif text.startswith(self.wording.accomplishment) and self._accomplishment.match(text):
            self._take_indicators()
        elif outputs_head(self.source, self.wording):
            self._take_outputs()
        elif count := completed_head(self.source, self.wording):
            self._take_completed(count)
        else:
            return False
        return True

    def _is_form(self, text: str) -> bool:
        """A heading that every section with a framework prints."""
        return is_one_of(text, self._forms) and not outputs_head(self.source, self.wording)

    def _ends_framework(self, mark: Mark) -> bool:
        text = mark.text
        if self._is_form(text):
            return True
        if text.startswith(self.wording.accomplishment) and self._accomplishment.match(text):
            return True
        return self.starts(mark) in ("part", "letter", "component")

    def _take_indicators(self) -> None:
        """One accomplishment: its text up to the head, then its indicators."""
        self.flush()
        lines = [self.source.take()]
        while self.source.more:
            mark = self.source.peek()
            assert mark is not None
            ended = self.source.ended(lines[-1]) or len(lines) >= _TITLE_LINES
            if ended or is_indicator_head(mark.text, self.wording) or self._ends_framework(mark):
                break
            if self._is_head():
                break
            lines.append(self.source.take())
        title = joined(mark.text for mark in lines)
        self.blocks.append(Text(title, place=spread(lines)))
        found = self._accomplishment.match(title)
        label = (found[1] or found[2]) if found else ""
        rows = IndicatorRows(self.source, self.wording, self.path, label)
        head: list[Mark] = []
        while self.source.more:
            mark = self.source.peek()
            assert mark is not None
            if self._ends_framework(mark) or self._is_head():
                break
            self.source.take()
            if is_indicator_head(mark.text, self.wording):
                self.source.drop(mark)
                head.append(mark)
            else:
                rows.take(mark)
        rows.finish()
        self.findings.extend(rows.findings)
        self.grid([self._indicator_head(head), *rows.rows])

    def _is_head(self) -> bool:
        found = outputs_head(self.source, self.wording) or completed_head(self.source, self.wording)
        return found > 0

    def _take_completed(self, count: int) -> None:
        """A field mission's planned outputs."""
        self.flush()
        head = [self.source.take() for _ in range(count)]
        rows = CompletedRows(self.source, self.wording, self.path)
        while self.source.more:
            mark = self.source.peek()
            assert mark is not None
            again = completed_head(self.source, self.wording)
            if again:
                for _ in range(again):
                    self.source.drop(self.source.take())
            elif self._ends_framework(mark) or self.starts(mark) == "paragraph":
                break
            else:
                rows.take(self.source.take())
        self.findings.extend(rows.findings)
        words = (self.wording.planned_outputs, self.wording.completed, self.wording.remarks)
        for mark in head:
            self.source.drop(mark)
        top = Cells(tuple(w[0] for w in words), head=True, place=spread(head))
        self.grid([top, *rows.rows])

    def _indicator_head(self, marks: Sequence[Mark]) -> Cells:
        found = re.search(r"\d{4}(?:/\d{2,4})?", " ".join(mark.text for mark in marks))
        measures = self.wording.measures[0] + (f"\n{found[0]}" if found else "")
        cells = (self.wording.planned_indicators[0], self.wording.actual_indicators[0], measures)
        return Cells(cells, head=True, place=spread(marks) if marks else None)

    def _take_outputs(self) -> None:
        self.flush()
        rows = OutputRows(self.source, self.wording, self.path)
        first = self.source.peek()
        assert first is not None
        while self.source.more:
            mark = self.source.peek()
            assert mark is not None
            lines = outputs_head(self.source, self.wording)
            if lines:
                for _ in range(lines):
                    rows.take_head(self.source.take())
                continue
            if not rows.goes_on() and self._ends_outputs(mark, rows):
                break
            rows.take(self.source.take())
        rows.finish()
        self.findings.extend(rows.findings)
        words = (self.wording.outputs, self.wording.planned, self.wording.actual, self.wording.rate)
        head = Cells(tuple(w[0] for w in words), head=True, place=place(first))
        self.grid([head, *rows.rows])

    def _ends_outputs(self, mark: Mark, rows: OutputRows) -> bool:
        if self._ends_framework(mark):
            return True
        if rows.is_next(mark):
            return False
        number = mark.text.partition(".")[0]
        return number.isdigit() and int(number) == self.numbers.paragraph + 1 and len(mark.text) > 20
