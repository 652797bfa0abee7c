"""Blocks of a corrigendum to the document."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.calc.account import Document, Language, Paragraph, Period, Row, Section, Table
from answerable.publishing.blocks import Block, Grid, Line, Text, UnreadableInput
from answerable.publishing.formats.corrigendum.mapping import (
    COLUMNS,
    DERIVED,
    WORDS,
    Words,
    period_in,
    recognise,
    value_of,
)


def read(blocks: Sequence[Block], language: Language | None = None) -> Document:
    """The corrigendum these blocks hold. Raises UnreadableInput where they are none."""
    found = recognise(blocks)
    if found is None or language not in (None, found):
        expected = " or ".join(" | ".join(words.heads) for words in WORDS.values())
        raise UnreadableInput(f"expected a table of corrections headed {expected}, found none.")
    return _Reading(WORDS[found]).document(blocks)


class _Reading:
    def __init__(self, words: Words) -> None:
        self.words = words
        self.symbol: str | None = None
        self.title: str | None = None
        self.period: Period | None = None
        self.paragraphs: list[Paragraph] | None = None
        self.rows: dict[str, list[Row]] = {}

    def document(self, blocks: Sequence[Block]) -> Document:
        for block in blocks:
            if isinstance(block, Grid):
                self._take_grid(block)
            elif isinstance(block, Text):
                self._take_text(block)
            elif isinstance(block, Line):
                raise UnreadableInput(f"line {block.number}: expected a document of ours, found bare lines.")
        return Document(
            "corrigendum",
            self.words.language,
            self.symbol,
            self.title,
            self.period,
            () if self.paragraphs is None else (self._reasons(self.paragraphs),),
            tuple(
                Table(name, columns, tuple(self.rows[name]))
                for name, columns in (("corrections", COLUMNS), ("derived", DERIVED))
                if name in self.rows
            ),
        )

    def _reasons(self, paragraphs: list[Paragraph]) -> Section:
        return Section("reasons", self.words.reasons, paragraphs=tuple(paragraphs))

    def _take_text(self, block: Text) -> None:
        text = block.text
        if block.style == "title" and self.title is None:
            self.title = text
        elif text == self.words.reasons and block.style == "heading":
            self.paragraphs = []
        elif block.style == "heading":
            return
        elif self.paragraphs is not None:
            self.paragraphs.append(Paragraph(text, "introduction", place=block.place))
        elif self.title is None and self.symbol is None:
            self.symbol = text
        elif self.period is None:
            self.period = period_in(text, self.words)

    def _take_grid(self, grid: Grid) -> None:
        """A table over several pages repeats its head; the width says which of the two it is."""
        for row in grid.rows:
            columns = COLUMNS if len(row.cells) == len(COLUMNS) + 1 else DERIVED
            if row.head or row.cells[:2] == self.words.heads[:2]:
                self.rows.setdefault("corrections" if columns is COLUMNS else "derived", [])
                continue
            values = (value_of(cell, self.words) for cell in row.cells[1:])
            made = Row(dict(zip(columns, values, strict=False)), row.cells[0], place=row.place)
            self.rows.setdefault("corrections" if columns is COLUMNS else "derived", []).append(made)
