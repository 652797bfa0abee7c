"""A document between its bytes and its meaning: a run of paragraphs and tables.

Media (`publishing.media`: text, DOCX, PDF) turn bytes into blocks and blocks into bytes and
know nothing of accounts. Formats (`publishing.formats.<kind>`) turn blocks into records and
records into blocks and know nothing of bytes. Neither imports the other; the registry joins them.

A text extracted from a PDF has no tables, only lines: its media gives one `Line` per source
line, blank ones left out, and the format's recogniser finds the rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from answerable.calc.account import Place

Style = Literal["title", "heading", "body", "item", "caption", "note"]


@dataclass(frozen=True, slots=True)
class Line:
    """One non-blank line of an extracted text; `text` keeps its tabs, without the line end."""

    text: str
    number: int  # 1-based line of the source text
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One whole paragraph or heading."""

    text: str
    style: Style = "body"
    level: int = 0  # headings: 1 is the highest
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Cells:
    """One table row; an empty cell is ''. A merged cell stands in its first column, then ''."""

    cells: tuple[str, ...]
    head: bool = False  # repeats on every page
    level: Literal["item", "of_which", "subtotal", "total", "heading"] = "item"
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Grid:
    """One table. `numeric` names the columns set right-aligned; `widths` are relative."""

    rows: tuple[Cells, ...]
    widths: tuple[int, ...] = ()
    numeric: tuple[int, ...] = ()
    title: str | None = None  # for screen readers and bookmarks, not printed
    place: Place | None = field(default=None, compare=False)


Block = Line | Text | Grid


class UnreadableInput(Exception):
    """The input cannot be used. Its text is one sentence: which file, where, what was expected."""
