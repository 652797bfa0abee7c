"""Tables of figures and lists of words in an extracted text, with the captions above them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.publishing.blocks import Cells, Text
from answerable.publishing.formats.performance_report.joining import joined
from answerable.publishing.formats.performance_report.mapping import is_one_of
from answerable.publishing.formats.performance_report.recogniser.figures import Tail, no_distance, read_tail
from answerable.publishing.formats.performance_report.recogniser.heads import Head, head_at
from answerable.publishing.formats.performance_report.recogniser.lists import abbreviation_rows, training_rows
from answerable.publishing.formats.performance_report.recogniser.money import MoneyRows, is_table_note
from answerable.publishing.formats.performance_report.recogniser.parts import Parts
from answerable.publishing.formats.performance_report.recogniser.source import Mark, place, spread
from answerable.publishing.formats.performance_report.tables import without_mark

_CAPTION_LINES = 4


class TableParts(Parts):
    """Takes a table from its captions or head to its last row."""

    def take_table(self, mark: Mark) -> bool:
        head = head_at(self.source, self.wording)
        if head is None:
            return self._take_caption(mark) or self._take_variance(mark)
        self.flush()
        marks = [self.source.take() for _ in range(head.lines)]
        for form in marks:
            self.source.drop(form)
        if head.table == "training":
            self._take_training(head, marks)
            return True
        rows = MoneyRows(self.source, self.wording, self.path, head)
        while self.source.more:
            line = self.source.peek()
            assert line is not None
            if self._ends_table(line):
                break
            self.source.take()
            if not rows.take(line):
                self.source.at -= 1
                break
        rows.finish()
        self.findings.extend(rows.findings)
        tops = [Cells(cells, head=True, place=spread(marks)) for cells in head.cells]
        self.grid([*tops, *rows.rows])
        return True

    def _ends_table(self, mark: Mark) -> bool:
        if is_table_note(mark) or self._captions_ahead():
            return True
        start = self.starts(mark)
        if start == "part" and self._figures_at_end(mark):
            return False
        return start in ("part", "letter", "paragraph", "component")

    def _figures_at_end(self, mark: Mark) -> bool:
        return read_tail(mark.text, 1, no_distance, self.wording) is not None or mark.trailing >= 3

    def _captions_ahead(self) -> int:
        """How many lines before the next head are captions of its table; 0 when none."""
        at = self.source.at
        try:
            for count in range(1, _CAPTION_LINES + 1):
                mark = self.source.peek()
                if (
                    mark is None
                    or mark.text[-1] in "。；;.,"
                    or self._figures_at_end(mark) != self._is_number(mark)
                ):
                    return 0
                self.source.at += 1
                if head_at(self.source, self.wording) is not None:
                    return count
            return 0
        finally:
            self.source.at = at

    def _is_number(self, mark: Mark) -> bool:
        """'Table 1': a caption that ends in a figure."""
        return any(re.fullmatch(rf"{word}\s*\d+", mark.text, re.IGNORECASE) for word in self.wording.table)

    def _take_caption(self, mark: Mark) -> bool:
        last = self.text.last
        open_text = last is not None and last.text[-1] not in "。！？.!?:：;；"
        if open_text or len(mark.text) > 120 or self.starts(mark):
            return False
        count = self._captions_ahead()
        if not count:
            return False
        self.flush()
        for _ in range(count):
            line = self.source.take()
            self.blocks.append(Text(line.text, "caption", place=place(line)))
        return True

    def _take_variance(self, mark: Mark) -> bool:
        """'Variance' on a line of its own, then a heading with its amount and per cent."""
        if len(mark.text) > 20 or not is_one_of(without_mark(mark.text), self.wording.variance):
            return False
        label: list[Mark] = []
        tail: Tail | None = None
        while tail is None and len(label) < 3:
            following = self.source.peek(len(label) + 1)
            if following is None:
                return False
            tail = read_tail(following.text, 2, no_distance, self.wording)
            label.append(following)
        if tail is None or not tail.figures:
            return False
        self.flush()
        self.source.drop(self.source.take())
        for _ in label:
            self.source.take()
        text = joined([m.text for m in label[:-1]] + [tail.text])
        head = Cells(("", self.wording.variance[0], ""), head=True, place=place(mark))
        self.grid([head, Cells((text, *tail.figures), place=spread(label))])
        return True

    def _take_training(self, head: Head, marks: Sequence[Mark]) -> None:
        lines: list[Mark] = []
        while self.source.more:
            mark = self.source.peek()
            assert mark is not None
            again = head_at(self.source, self.wording)
            if again is not None and again.table == "training":
                for _ in range(again.lines):
                    self.source.drop(self.source.take())
                continue
            if self.starts(mark) in ("part", "letter", "paragraph"):
                break
            lines.append(self.source.take())
        rows, left = training_rows(lines, self.wording)
        self.grid([Cells(head.cells[0], head=True, place=spread(marks)), *rows])
        self.doubt(left)

    def take_abbreviations(self) -> None:
        lines: list[Mark] = []
        while self.source.more:
            mark = self.source.peek()
            assert mark is not None
            if self.starts(mark) in ("part", "letter", "paragraph"):
                break
            lines.append(self.source.take())
        rows, left = abbreviation_rows(self.source, lines)
        if rows:
            self.grid(rows)
        self.doubt(left)
