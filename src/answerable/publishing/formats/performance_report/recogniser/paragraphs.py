"""Running text in an extracted text: which line begins a heading, a paragraph, an item, a note.

Paragraphs and headings are numbered through the whole report, so the next number is known; a
line that begins with any other number goes on with the text above it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from answerable.publishing.blocks import Style, Text
from answerable.publishing.formats.performance_report.headings import part_number
from answerable.publishing.formats.performance_report.joining import is_item, joined
from answerable.publishing.formats.performance_report.mapping import Wording
from answerable.publishing.formats.performance_report.recogniser.source import Mark, Source, spread

Start = Literal["part", "letter", "figure", "component", "paragraph", "item", ""]

_PART = re.compile(r"^([一二三四五六七八九十]{1,3}|[IVX]{1,5})\s*[.．、]\s*\S")
_LETTER = re.compile(r"^([A-Z])[.．]\s+\S")
_FIGURE = re.compile(r"^(\d{1,3})[.．]\s*(?=\D)")
_ENDS = "。！？；：.!?;:”）)"
_LONGEST = {"zh": 60, "en": 140}
_MISSING = 3  # so many paragraph numbers may be missing and the next one is still a paragraph


@dataclass
class Numbers:
    """The last part, letter, figure and paragraph seen."""

    wording: Wording
    part: int = 0
    letter: str = ""
    figure: int = 0
    paragraph: int = 0

    def start(self, mark: Mark, before: Mark | None, after: Mark | None, source: Source) -> Start:
        """What a line begins; '' when it goes on with the text above."""
        text = mark.text
        if text[0] in "(（•●▪":
            return "item" if is_item(text) and self._begins_item(mark, before, source) else ""
        heading = self.heading_like(text)
        if heading and self._is_part(text):
            return "part"
        if heading and self._is_letter(text):
            return "letter"
        if heading and any(re.match(rf"{w}\s*\d+\s*[:：]", text) for w in self.wording.component):
            return "component"
        found = _FIGURE.match(text)
        if found is None:
            return ""
        first = before is None or (source.ended(before) and before.text[-1] in _ENDS)
        if first and not self.paragraph and int(found[1]) > 1 and not heading:
            return "paragraph"  # an excerpt begins with any paragraph
        return self._figure(int(found[1]), heading, before, after)

    def pass_by(self, start: Start, text: str) -> None:
        """Notes the number of a heading or paragraph that begins."""
        if start == "part":
            found = _PART.match(text)
            self.part = part_number(found[1]) or self.part if found else self.part
            self.letter, self.figure = "", 0
        elif start == "letter":
            self.letter, self.figure = text[0], 0
        elif start in ("figure", "paragraph"):
            number = int(text.partition(".")[0].partition("．")[0])
            if start == "figure":
                self.figure = number
            else:
                self.paragraph = number

    def heading_like(self, text: str) -> bool:
        return len(text) <= _LONGEST[self.wording.language] and text[-1] not in "。；：，、;:,."

    def _is_part(self, text: str) -> bool:
        found = _PART.match(text)
        if found is None:
            return False
        number = part_number(found[1])
        if number is None or (found[1].isascii() and len(found[1]) == 1 and found[1] == self._next_letter()):
            return False
        return number == self.part + 1 or (not self.part and not self.letter)

    def _is_letter(self, text: str) -> bool:
        found = _LETTER.match(text)
        return bool(found) and found is not None and found[1] == self._next_letter()

    def _next_letter(self) -> str:
        return chr(ord(self.letter) + 1) if self.letter else "A"

    def _figure(self, number: int, heading: bool, before: Mark | None, after: Mark | None) -> Start:
        next_paragraph = number == self.paragraph + 1
        next_figure = heading and number == self.figure + 1
        if next_figure and next_paragraph:
            found = _FIGURE.match(after.text) if after else None
            return "figure" if found and int(found[1]) == self.paragraph + 1 else "paragraph"
        if next_paragraph:
            return "paragraph"
        if next_figure and self.letter:
            return "figure"
        ended = before is None or before.text[-1] in _ENDS
        skipped = self.paragraph < number <= self.paragraph + _MISSING
        return "paragraph" if skipped and ended else ""

    def _begins_item(self, mark: Mark, before: Mark | None, source: Source) -> bool:
        """An item is set in, or follows a line that ended; a wrapped '(b)' does neither."""
        if before is None:
            return True
        stopped = before.text[-1] in "：；:;。."
        if source.telling:
            return source.ended(before) and (mark.indented or stopped)
        return (mark.indented and not mark.broke) or (stopped and (mark.indented or len(before.text) < 30))


@dataclass
class Paragraphs:
    """Collects the lines of one paragraph, item, note or heading at a time."""

    blocks: list[Text] = field(default_factory=list)
    _lines: list[Mark] = field(default_factory=list)
    _style: Style = "body"

    @property
    def open(self) -> bool:
        return bool(self._lines)

    @property
    def style(self) -> Style:
        return self._style

    @property
    def last(self) -> Mark | None:
        return self._lines[-1] if self._lines else None

    def begin(self, mark: Mark, style: Style = "body") -> None:
        self.close()
        self._lines, self._style = [mark], style

    def go_on(self, mark: Mark) -> None:
        self._lines.append(mark)

    def close(self) -> None:
        lines, self._lines = self._lines, []
        if lines:
            text = joined((mark.text for mark in lines), items=False)
            self.blocks.append(Text(text, self._style, place=spread(lines)))
