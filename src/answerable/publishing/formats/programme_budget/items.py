"""Blocks as one stream of items: paragraphs and headings line by line, tables with plain cells.

A medium may give two headings in one (a page knows no paragraphs); the headings that the form
guarantees are taken apart again, so that every medium gives the same stream.

Not here: what an item means (`reader`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from answerable.calc.account import Place
from answerable.publishing.blocks import Block, Cells, Grid, Line, Style
from answerable.publishing.formats.programme_budget.mapping import MARKED, Words
from answerable.publishing.grids import plain, trimmed

_SHORT = 40  # letters: a line no longer may be a word of a drawing


@dataclass(frozen=True, slots=True)
class Item:
    """One paragraph (its lists' items on lines of their own), heading, or table."""

    text: str
    style: Style
    place: Place | None
    rows: tuple[Cells, ...] = ()  # of a table
    level: int = 0  # of a heading: 1 is the highest, 0 unknown

    @property
    def is_heading(self) -> bool:
        return self.style in ("heading", "title")

    @property
    def one_line(self) -> str:
        return " ".join(self.text.split())


def items(blocks: Sequence[Block], words: Words) -> Iterator[Item]:
    """Every block that holds something; a paragraph that a page cut in two is one."""
    held: Item | None = None
    for item in _parts(blocks, words):
        if held is not None and _goes_on(held, item):
            glue = "" if held.text.endswith("-") else " "
            held = replace(held, text=f"{held.text}{glue}{item.text}")
            continue
        if held is not None:
            yield held
        held = item
    if held is not None:
        yield held


def _goes_on(above: Item, below: Item) -> bool:
    """Whether a text begins amid a sentence, where the one above it has not ended."""
    bodies = above.style == below.style == "body" and not above.rows and not below.rows
    begun = bodies and len(above.text) > _SHORT and above.text[-1] not in ".:;!?。：；！？"
    return begun and below.text[0].islower() and not MARKED.fullmatch(below.text)


def _parts(blocks: Sequence[Block], words: Words) -> Iterator[Item]:
    for block in blocks:
        if isinstance(block, Grid):
            rows = trimmed(block)
            if rows:
                yield Item("", "body", block.place, tuple(rows))
        elif isinstance(block, Line):
            if text := plain(block.text):
                yield Item(text, "body", Place(lines=(block.number, block.number), page=block.page))
        elif text := plain(block.text):
            for part in _apart(text, words) if block.style in ("heading", "title") else [text]:
                yield Item(part, block.style, block.place, level=block.level)


def _apart(text: str, words: Words) -> list[str]:
    """A heading that ends with another heading of the form: both."""
    line = " ".join(text.split())
    for inner in re.finditer(words.within_result, line):
        if inner.start() and inner.end() == len(line):
            return [line[: inner.start()].strip(), inner[0]]
    return [text]
