"""From the lines of an extracted text to paragraphs and tables.

One pass with one line of lookahead for heads. What a line is depends on where it stands: in a
framework's table, in a table of figures, in a list, or in running text. The blocks are those
that a DOCX would have; `assembler` does the rest.

Not here: what blocks mean (`assembler`), words of headings (`mapping`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answerable.calc.account import Finding
from answerable.publishing.blocks import Block, Grid, Line
from answerable.publishing.formats.performance_report.mapping import Wording
from answerable.publishing.formats.performance_report.recogniser.frameworks import FrameworkParts
from answerable.publishing.formats.performance_report.recogniser.money import is_table_note
from answerable.publishing.formats.performance_report.recogniser.source import Mark, source

_NOTE = re.compile(r"^\d{1,2}\s+(?=\D)")


@dataclass(frozen=True)
class Recognised:
    """Blocks in their order, doubts, the symbol of the page heads, and lines that are mere form."""

    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]
    symbol: str | None
    furniture: frozenset[int]


class Recogniser(FrameworkParts):
    """The whole pass: what is neither form nor table is running text."""

    def run(self) -> Recognised:
        while self.source.more:
            mark = self.source.peek()
            assert mark is not None
            if not self.take_form(mark) and not self.take_table(mark):
                self._take_text(self.source.take())
        self.flush()
        return Recognised(
            tuple(self.blocks), tuple(self.findings), self.source.symbol, frozenset(self.source.furniture)
        )

    def _take_text(self, mark: Mark) -> None:
        start = self.numbers.start(mark, self.text.last, self.source.peek(), self.source)
        if start in ("part", "letter", "figure", "component"):
            self.numbers.pass_by(start, mark.text)
            self.heading(mark)
        elif start == "paragraph":
            self.numbers.pass_by(start, mark.text)
            self.text.begin(mark)
        elif start == "item":
            self.text.begin(mark, "item")
        elif self._is_note(mark):
            self.text.begin(mark, "note")
        elif self._is_subheading(mark):
            self.heading(mark)
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
