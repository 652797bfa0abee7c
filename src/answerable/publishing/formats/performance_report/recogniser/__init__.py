"""From the lines of an extracted text to paragraphs and tables.

One pass with one line of lookahead for heads. What a line is depends on where it stands: in a
framework's table, in a table of figures, in a list, or in running text. The blocks are those
that a DOCX would have; `assembler` does the rest.

Not here: what blocks mean (`assembler`), words of headings (`mapping`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from answerable.calc.account import Finding
from answerable.publishing.blocks import Block, Cells, Grid, Line, Text
from answerable.publishing.formats.performance_report.findings import unreadable_line
from answerable.publishing.formats.performance_report.framework import accomplishment_pattern
from answerable.publishing.formats.performance_report.joining import joined
from answerable.publishing.formats.performance_report.mapping import WORDINGS, Wording, is_one_of
from answerable.publishing.formats.performance_report.recogniser.completed import CompletedRows
from answerable.publishing.formats.performance_report.recogniser.figures import Tail, no_distance, read_tail
from answerable.publishing.formats.performance_report.recogniser.heads import (
    Head,
    completed_head,
    head_at,
    is_outputs_head,
)
from answerable.publishing.formats.performance_report.recogniser.indicators import (
    IndicatorRows,
    is_indicator_head,
)
from answerable.publishing.formats.performance_report.recogniser.lists import (
    abbreviation_rows,
    training_rows,
)
from answerable.publishing.formats.performance_report.recogniser.money import MoneyRows, is_table_note
from answerable.publishing.formats.performance_report.recogniser.outputs import OutputRows
from answerable.publishing.formats.performance_report.recogniser.paragraphs import (
    Numbers,
    Paragraphs,
    Start,
)
from answerable.publishing.formats.performance_report.recogniser.source import (
    Mark,
    Source,
    place,
    source,
    spread,
)
from answerable.publishing.formats.performance_report.tables import without_mark

_CAPTION_LINES = 4
_NOTE = re.compile(r"^\d{1,2}\s+(?=\D)")


@dataclass(frozen=True)
class Recognised:
    """Blocks in their order, doubts, the symbol of the page heads, and lines that are mere form."""

    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]
    symbol: str | None
    furniture: frozenset[int]


@dataclass
class Recogniser:
    source: Source
    wording: Wording
    blocks: list[Block] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.numbers = Numbers(self.wording)
        self.text = Paragraphs()
        self._lists = (*self.wording.summary, *self.wording.abbreviations)
        self._forms = (
            *self.wording.indicators_heading,
            *self.wording.outputs_heading,
            *self.wording.results_heading,
        )
        self._accomplishment = accomplishment_pattern(self.wording)
        self._labels = self.wording.accomplishment
        self._period = ""

    def run(self) -> Recognised:
        while self.source.more:
            mark = self.source.peek()
            assert mark is not None
            if not self._take_form(mark) and not self._take_table(mark):
                self._take_text(self.source.take())
        self._flush()
        return Recognised(
            tuple(self.blocks), tuple(self.findings), self.source.symbol, frozenset(self.source.furniture)
        )

    # what the form prints: headings without numbers, accomplishments, framework tables

    def _take_form(self, mark: Mark) -> bool:
        text = mark.text
        if len(text) <= 60 and is_one_of(text, self._forms) and not is_outputs_head(text, self.wording):
            self._heading(self.source.take())
            self.source.drop(mark)
        elif len(text) <= 40 and is_one_of(text, self._lists):
            self._heading(self.source.take())
            if is_one_of(text, self.wording.abbreviations):
                self._take_abbreviations()
        elif text.startswith(self._labels) and self._accomplishment.match(text):
            self._take_indicators()
        elif is_outputs_head(text, self.wording):
            self._take_outputs()
        elif count := completed_head(self.source, self.wording):
            self._take_completed(count)
        else:
            return False
        return True

    def _heading(self, mark: Mark) -> None:
        self._flush()
        self.blocks.append(Text(mark.text, "heading", place=place(mark)))

    def _flush(self) -> None:
        self.text.close()
        self.blocks.extend(self.text.blocks)
        self.text.blocks.clear()

    def _ends_framework(self, mark: Mark) -> bool:
        text = mark.text
        if len(text) <= 60 and is_one_of(text, self._forms) and not is_outputs_head(text, self.wording):
            return True
        if text.startswith(self._labels) and self._accomplishment.match(text):
            return True
        return self._starts(mark) in ("part", "letter", "component")

    def _starts(self, mark: Mark) -> Start:
        return self.numbers.start(mark, self.text.last, self.source.peek(1), self.source)

    def _take_indicators(self) -> None:
        """One accomplishment: its text up to the head, then its indicators."""
        self._flush()
        lines = [self.source.take()]
        while self.source.more:
            mark = self.source.peek()
            assert mark is not None
            if is_indicator_head(mark.text, self.wording) or self._ends_framework(mark):
                break
            lines.append(self.source.take())
        title = joined(mark.text for mark in lines)
        self.blocks.append(Text(title, place=spread(lines)))
        found = self._accomplishment.match(title)
        label = (found[1] or found[2]) if found else ""
        rows = IndicatorRows(self.source, self.wording, self._path, label)
        head: list[Mark] = []
        while self.source.more:
            mark = self.source.peek()
            assert mark is not None
            if self._ends_framework(mark) or self._is_head(mark):
                break
            self.source.take()
            if is_indicator_head(mark.text, self.wording):
                self.source.drop(mark)
                head.append(mark)
            else:
                rows.take(mark)
        rows.finish()
        self.findings.extend(rows.findings)
        self._grid([self._indicator_head(head), *rows.rows])

    def _is_head(self, mark: Mark) -> bool:
        return is_outputs_head(mark.text, self.wording) or completed_head(self.source, self.wording) > 0

    def _take_completed(self, count: int) -> None:
        """A field mission's planned outputs."""
        self._flush()
        head = [self.source.take() for _ in range(count)]
        rows = CompletedRows(self.source, self.wording, self._path)
        while self.source.more:
            mark = self.source.peek()
            assert mark is not None
            again = completed_head(self.source, self.wording)
            if again:
                for _ in range(again):
                    self.source.drop(self.source.take())
            elif self._ends_framework(mark) or self._starts(mark) == "paragraph":
                break
            else:
                rows.take(self.source.take())
        self.findings.extend(rows.findings)
        words = (self.wording.planned_outputs, self.wording.completed, self.wording.remarks)
        for mark in head:
            self.source.drop(mark)
        top = Cells(tuple(w[0] for w in words), head=True, place=spread(head))
        self._grid([top, *rows.rows])

    def _indicator_head(self, marks: Sequence[Mark]) -> Cells:
        found = re.search(r"\d{4}(?:/\d{2,4})?", " ".join(mark.text for mark in marks))
        measures = self.wording.measures[0] + (f"\n{found[0]}" if found else "")
        cells = (self.wording.planned_indicators[0], self.wording.actual_indicators[0], measures)
        return Cells(cells, head=True, place=spread(marks) if marks else None)

    def _take_outputs(self) -> None:
        self._flush()
        rows = OutputRows(self.source, self.wording, self._path)
        first = self.source.peek()
        assert first is not None
        while self.source.more:
            mark = self.source.peek()
            assert mark is not None
            if is_outputs_head(mark.text, self.wording):
                rows.take_head(self.source.take())
                continue
            if not rows.goes_on() and self._ends_outputs(mark, rows):
                break
            rows.take(self.source.take())
        rows.finish()
        self.findings.extend(rows.findings)
        words = (self.wording.outputs, self.wording.planned, self.wording.actual, self.wording.rate)
        head = Cells(tuple(w[0] for w in words), head=True, place=place(first))
        self._grid([head, *rows.rows])

    def _ends_outputs(self, mark: Mark, rows: OutputRows) -> bool:
        if self._ends_framework(mark):
            return True
        if rows.is_next(mark):
            return False
        number = mark.text.partition(".")[0]
        return number.isdigit() and int(number) == self.numbers.paragraph + 1 and len(mark.text) > 20

    @property
    def _path(self) -> str | None:
        """Where a doubt stands: the letter and figure of the section."""
        if not self.numbers.letter:
            return None
        return f"{self.numbers.letter}.{self.numbers.figure}" if self.numbers.figure else self.numbers.letter

    def _grid(self, rows: Sequence[Cells]) -> None:
        places = [row.place for row in rows if row.place and row.place.lines]
        first = min((p.lines[0] for p in places if p.lines), default=None)
        last = max((p.lines[1] for p in places if p.lines), default=None)
        whole = replace(places[0], lines=(first, last)) if places and first and last else None
        self.blocks.append(Grid(tuple(rows), place=whole))

    # tables of figures and lists

    def _take_table(self, mark: Mark) -> bool:
        head = head_at(self.source, self.wording)
        if head is None:
            return self._take_caption(mark) or self._take_variance(mark)
        self._flush()
        marks = [self.source.take() for _ in range(head.lines)]
        for form in marks:
            self.source.drop(form)
        if head.table == "training":
            self._take_training(head, marks)
            return True
        rows = MoneyRows(self.source, self.wording, self._path, head)
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
        self._grid([*tops, *rows.rows])
        return True

    def _ends_table(self, mark: Mark) -> bool:
        if is_table_note(mark) or self._captions_ahead():
            return True
        start = self._starts(mark)
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
        if open_text or len(mark.text) > 120 or self._starts(mark):
            return False
        count = self._captions_ahead()
        if not count:
            return False
        self._flush()
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
        self._flush()
        self.source.drop(self.source.take())
        for _ in label:
            self.source.take()
        text = joined([m.text for m in label[:-1]] + [tail.text])
        head = Cells(("", self.wording.variance[0], ""), head=True, place=place(mark))
        self._grid([head, Cells((text, *tail.figures), place=spread(label))])
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
            if self._starts(mark) in ("part", "letter", "paragraph"):
                break
            lines.append(self.source.take())
        rows, left = training_rows(lines, self.wording)
        self._grid([Cells(head.cells[0], head=True, place=spread(marks)), *rows])
        self._doubt(left)

    def _take_abbreviations(self) -> None:
        lines: list[Mark] = []
        while self.source.more:
            mark = self.source.peek()
            assert mark is not None
            if self._starts(mark) in ("part", "letter", "paragraph"):
                break
            lines.append(self.source.take())
        rows, left = abbreviation_rows(self.source, lines)
        if rows:
            self._grid(rows)
        self._doubt(left)

    def _doubt(self, marks: Sequence[Mark]) -> None:
        for mark in marks:
            self.findings.append(unreadable_line(mark.text, self._path, place(mark), self.wording.language))

    # running text

    def _take_text(self, mark: Mark) -> None:
        start = self.numbers.start(mark, self.text.last, self.source.peek(), self.source)
        if start in ("part", "letter", "figure", "component"):
            self.numbers.pass_by(start, mark.text)
            self._heading(mark)
        elif start == "paragraph":
            self.numbers.pass_by(start, mark.text)
            self.text.begin(mark)
        elif start == "item":
            self.text.begin(mark, "item")
        elif self._is_note(mark):
            self.text.begin(mark, "note")
        elif self._is_subheading(mark):
            self._heading(mark)
        elif self._is_new(mark):
            self.text.begin(mark)
        else:
            self.text.go_on(mark)

    def _is_note(self, mark: Mark) -> bool:
        if mark.ruled and _NOTE.match(mark.text):
            return True
        after_table = not self.text.open and bool(self.blocks) and isinstance(self.blocks[-1], Grid)
        after_note = self.text.open and self.text.style == "note"
        return (after_table or after_note) and is_table_note(mark)

    def _is_new(self, mark: Mark) -> bool:
        """An unnumbered paragraph begins: the one above ended, this line is set in."""
        last = self.text.last
        if last is None:
            return True
        ended = last.text[-1] in "。！？.!?”" and (self.source.ended(last) if self.source.telling else True)
        return ended and mark.indented and (self.source.telling or not mark.broke)

    def _is_subheading(self, mark: Mark) -> bool:
        """A short line without a stop between a complete text and the next numbered one."""
        last, after = self.text.last, self.source.peek()
        if after is None or not self.numbers.heading_like(mark.text) or self.text.style == "note":
            return False
        if last is not None and last.text[-1] not in "。！？.!?":
            return False
        if self.source.telling and not (mark.trailing and mark.indented):
            return False
        following = self.numbers.start(after, mark, self.source.peek(1), self.source)
        return following in ("paragraph", "part", "letter", "figure")


def recognise_lines(lines: Sequence[Line], wording: Wording) -> Recognised:
    """The blocks of a text whose tables have lost their borders."""
    return Recogniser(source(lines), wording).run()


__all__ = ["WORDINGS", "Recognised", "recognise_lines"]
