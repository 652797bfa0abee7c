"""The table of a field mission in an extracted text: planned output, completed, remarks.

Rows have no numbers. A text that fits its column is followed on the same line by what was
completed and by the remarks; a wrapped one ends its line, and the next begins with what was
completed. A row is over when its remarks end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from answerable.calc.account import Finding
from answerable.publishing.blocks import Cells
from answerable.publishing.formats.performance_report.findings import unreadable_line
from answerable.publishing.formats.performance_report.joining import joined
from answerable.publishing.formats.performance_report.mapping import Wording
from answerable.publishing.formats.performance_report.recogniser.source import Mark, Source, spread

_SIGN = {"zh": r"[㐀-鿿“《(（]", "en": r"[A-Z“\"(\d]"}  # what remarks begin with


@cache
def _value(wording: Wording) -> str:
    words = "|".join(re.escape(word) for word in wording.quantity_words.values())
    return rf"(?:\d{{1,3}}(?:[ ,\u00a0\u202f]\d{{3}})+|\d+)(?:\.\d+)?%?|{words}|—|–"


@cache
def _begins(wording: Wording) -> re.Pattern[str]:
    """A line that begins with what was completed, and the remarks after it."""
    return re.compile(rf"^({_value(wording)})(?:\s+(?={_SIGN[wording.language]})(.*))?$")


_MONTHS = r"(?!January|February|March|April|May\b|June|July|August|September|October|November|December)"


@cache
def _inside(wording: Wording) -> tuple[re.Pattern[str], ...]:
    """Text, completed and the beginning of the remarks on one line; the surest reading first.

    The completed value stands before a capital that begins the remarks, or at the line's end;
    a day before its month is none. Remarks may begin with a number themselves.
    """
    value, sign = _value(wording), _SIGN[wording.language].replace(r"\d", "")
    text = r"^(.*?\S)\s+(?<!\b\d\s)(?<!\b\d\d\s)(?<!\b\d\d\d\s)"  # not within thousands
    return (
        re.compile(rf"{text}({value})\s+(?={sign}){_MONTHS}(.*)$"),
        re.compile(rf"{text}({value})()$"),
        re.compile(rf"^(.*?\S)\s+({value})\s+(?=\d)(.*)$"),
    )


@dataclass
class CompletedRows:
    """Collects the rows below one head."""

    source: Source
    wording: Wording
    path: str | None
    rows: list[Cells] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def take(self, mark: Mark) -> None:
        """Takes a whole row, which begins on this line; more lines are taken from the source."""
        lines = self._cell([mark])
        after = self.source.peek()
        begins = _begins(self.wording).match(after.text) if after and len(lines) > 1 else None
        if begins:
            self._two_cells(lines, self.source.take(), begins)
            return
        readings = (pattern.match(mark.text) for pattern in _inside(self.wording))
        found = next((reading for reading in readings if reading), None)
        if found is None:
            self._doubt(lines)
            return
        text, value, first = found.groups()
        remarks = joined([first or "", *(m.text for m in lines[1:])])
        self.rows.append(Cells((text, value, remarks), place=spread(lines)))

    def _two_cells(self, text: list[Mark], mark: Mark, begins: re.Match[str]) -> None:
        """The text ended its line; this one holds what was completed and the remarks' beginning."""
        lines = [mark]
        if begins[2]:
            lines = self._cell([mark])
        remarks = joined([begins[2] or "", *(m.text for m in lines[1:])])
        label = joined(m.text for m in text)
        self.rows.append(Cells((label, begins[1], remarks), place=spread([*text, *lines])))

    def _cell(self, lines: list[Mark]) -> list[Mark]:
        """The lines up to the one that ends its cell."""
        while self.source.telling and lines[-1].trailing == 0 and self.source.more:
            lines.append(self.source.take())
        return lines

    def _doubt(self, lines: list[Mark]) -> None:
        text, language = joined(m.text for m in lines), self.wording.language
        if self.source.counting and lines[-1].trailing > 2:  # a group heading with its empty cells
            self.rows.append(Cells((text, "", ""), place=spread(lines)))
            return
        self.rows.append(Cells((text, "", ""), place=spread(lines)))
        self.findings.append(unreadable_line(text, self.path, spread(lines), language))
