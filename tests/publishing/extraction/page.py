"""How an extraction sets cells, lines and pages.

What was learned from a real extraction, and holds for every part of it: a cell's text is followed
by one blank; a wrapped line is not; cells of one line stay on the line of the cell before, a cell
that wrapped ends its line. So '1. text 4 5 125.0' and 'long / text / 4 5 125.0' are the same rule,
and an empty cell is one more blank. A blank line follows every line. A page ends without one, its
links follow each other, and the next page's first line begins with a blank.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from tests.publishing.extraction.noise import Noise
from tests.publishing.extraction.wrapping import wrapped

Cell = tuple[str, ...]  # the paragraphs of a cell
FIGURES = 999  # a column that never wraps


@dataclass
class Sheet:
    """The text so far. `places`: path of a row -> its first and last line, 1-based."""

    symbol: str
    noise: Noise
    random: random.Random
    lines: list[str] = field(default_factory=list)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    doubts: set[str] = field(default_factory=set)
    page: int = 1
    left: int = 40  # lines left on this page
    fresh: bool = False  # the next line is a page's first
    links: list[str] = field(default_factory=list)
    head: list[tuple[list[Cell], list[int]]] = field(default_factory=list)  # repeated on a new page

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    @property
    def dense(self) -> bool:
        return self.noise.dense or self.noise.other_tool

    # --- lines

    def line(self, text: str) -> None:
        """One printed line with the blank line after it."""
        if self.noise.other_tool:
            text = text.rstrip(" ") if text.endswith(" ") else text + " "
        elif self.noise.no_cell_ends:
            text = text.rstrip(" ")
        lead = " " if self.fresh else ""
        if self.fresh and self.noise.form_feeds:
            lead = "\f" + lead
        self.fresh = False
        self.lines.append(lead + text)
        if not self.dense:
            self.lines.append("")
        self.left -= 1

    def empty_row(self, cells: int) -> None:
        """A row of empty cells: a line of blanks, or blanks before the next row's text."""
        if self.noise.blanks and self.chance(0.5):
            self.lines.append(" " * cells)
            self.lines.append("")

    def paragraph(self, text: str, columns: int, lead: str = "") -> None:
        """A paragraph whose lines may part over pages; `lead` is the blanks of an indent."""
        for part in text.split("\n"):
            indent = lead if part is text or not part.startswith("(") else " "
            lines = wrapped(part, columns)
            for number, line in enumerate(lines):
                self.turn_if_full()
                self.line((indent if not number else "") + line + (" " if number == len(lines) - 1 else ""))

    # --- rows

    def set_row(self, cells: list[Cell], columns: list[int]) -> list[str]:
        """The printed lines of one row, by the rule in the module's docstring."""
        lines = [""]
        for cell, width in zip(cells, columns, strict=True):
            set_lines: list[str] = []
            for part in cell or ("",):
                parts = wrapped(part, width) if width < FIGURES else [part]
                set_lines += [*parts[:-1], parts[-1] + " "]
            lines[-1] += set_lines[0]
            lines += set_lines[1:]
            if len(set_lines) > 1:
                lines.append("")
        return lines if lines[-1] else lines[:-1]

    def row(self, cells: list[Cell], columns: list[int], path: str | None = None, lead: str = "") -> None:
        """One row of a table, kept together on a page."""
        lines = self.set_row(cells, columns)
        self.turn_if_full(len(lines))
        first = len(self.lines) + 1
        for number, line in enumerate(lines):
            self.line((lead if not number else "") + line)
        self.note(path, first)

    def note(self, path: str | None, first: int) -> None:
        if path:
            self.places[path] = (first, max(first, len(self.lines) - (not self.dense)))

    # --- pages

    def full(self, lines: int = 1) -> bool:
        return self.noise.pages and self.left < lines

    def turn_if_full(self, lines: int = 1) -> None:
        if self.full(lines):
            self.turn()

    def turn(self) -> None:
        """The end of a page and the beginning of the next, with the running table's head."""
        if self.lines and not self.lines[-1] and self.chance(0.6):
            self.lines.pop()
        if self.noise.blanks and self.chance(0.3):
            self.lines += [" ", "", "  "]
        if self.noise.links:
            self.lines += self.links or ["https://undocs.org/ch/A/RES/74/280"][: self.random.randint(0, 1)]
            self.links = []
        self.page += 1
        if self.noise.page_marks:
            number = f"{self.page}/94"
            marks = [self.symbol, "", f"{number} 21-18917"]
            if self.chance(0.5):
                marks = [self.symbol + " ", "", f"21-18917 {number} "]
            self.lines += ["", *marks, ""] if self.chance(0.7) else [marks[2], marks[0]]
        self.left = self.random.randint(18, 40)
        self.fresh = True
        for cells, columns in self.head:
            for line in self.set_row(cells, columns):
                self.line(line)
        if self.head and self.noise.blanks and self.chance(0.6):
            self.lines.append("    ")
            self.lines.append("")

    def text(self) -> str:
        end = "\r\n" if self.noise.crlf else "\n"
        return end.join(self.lines) + end
