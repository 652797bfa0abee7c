"""What every part of the recogniser uses: the source, the numbers seen, the blocks made so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from answerable.calc.account import Finding
from answerable.publishing.blocks import Block, Cells, Grid, Text
from answerable.publishing.formats.performance_report.findings import unreadable_line
from answerable.publishing.formats.performance_report.mapping import Wording
from answerable.publishing.formats.performance_report.recogniser.paragraphs import Numbers, Paragraphs, Start
from answerable.publishing.formats.performance_report.recogniser.source import Mark, Source, place


@dataclass
class Parts:
    """The state of one reading."""

    source: Source
    wording: Wording
    blocks: list[Block] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    numbers: Numbers = field(init=False)
    text: Paragraphs = field(default_factory=Paragraphs)

    def __post_init__(self) -> None:
        self.numbers = Numbers(self.wording)

    def heading(self, mark: Mark) -> None:
        self.flush()
        self.blocks.append(Text(mark.text, "heading", place=place(mark)))

    def flush(self) -> None:
        self.text.close()
        self.blocks.extend(self.text.blocks)
        self.text.blocks.clear()

    def starts(self, mark: Mark) -> Start:
        return self.numbers.start(mark, self.text.last, self.source.peek(1), self.source)

    @property
    def path(self) -> str | None:
        """Where a doubt stands: the letter and figure of the section."""
        if not self.numbers.letter:
            return None
        return f"{self.numbers.letter}.{self.numbers.figure}" if self.numbers.figure else self.numbers.letter

    def grid(self, rows: Sequence[Cells]) -> None:
        places = [row.place for row in rows if row.place and row.place.lines]
        first = min((p.lines[0] for p in places if p.lines), default=None)
        last = max((p.lines[1] for p in places if p.lines), default=None)
        whole = replace(places[0], lines=(first, last)) if places and first and last else None
        self.blocks.append(Grid(tuple(rows), place=whole))

    def doubt(self, marks: Sequence[Mark]) -> None:
        for mark in marks:
            self.findings.append(unreadable_line(mark.text, self.path, place(mark), self.wording.language))
