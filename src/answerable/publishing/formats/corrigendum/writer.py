"""A corrigendum to the blocks its form prints; `reader.read` gives the same document back."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.calc.account import Document, Table
from answerable.publishing.blocks import Block, Cells, Grid, Text
from answerable.publishing.formats.corrigendum.mapping import (
    COLUMNS,
    DERIVED,
    WORDS,
    Words,
    printed,
    printed_period,
)

_WIDTHS = {"corrections": (12, 26, 18, 18, 26), "derived": (14, 46, 20, 20)}


def write(document: Document) -> tuple[Block, ...]:
    """The blocks in the document's language; raises ValueError for one that has no words here."""
    words = WORDS.get(document.language)
    if words is None:
        raise ValueError(f"corrigendum: expected the language zh or en, found {document.language}")
    return tuple(_blocks(document, words))


def _blocks(document: Document, words: Words) -> Iterator[Block]:
    if document.symbol:
        yield Text(document.symbol)
    if document.title:
        yield Text(document.title, "title")
    if document.period:
        yield Text(printed_period(document.period, words), "caption")
    for section in document.sections:
        yield Text(words.reasons, "heading", 1)
        for paragraph in section.paragraphs:
            yield Text(paragraph.text)
    for name, heading, columns in (
        ("corrections", words.corrections, COLUMNS),
        ("derived", words.derived, DERIVED),
    ):
        table = document.table(name)
        if table is not None:
            yield Text(heading, "heading", 1)
            yield _grid(table, columns, heading, words)


def _grid(table: Table, columns: tuple[str, ...], title: str, words: Words) -> Grid:
    head = Cells(words.heads[: len(columns) + 1], head=True)
    rows = (
        Cells((row.label or "", *(printed(row.cells.get(column), words) for column in columns)))
        for row in table.rows
    )
    return Grid((head, *rows), widths=_WIDTHS[table.id], title=title)
