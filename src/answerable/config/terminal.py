"""What people see in a terminal: aligned tables with Chinese in them, colours, a question.

Colours only where standard output is a terminal and NO_COLOR is not set. A Chinese character
takes two columns, so widths are counted by `width`, never by `len`.
"""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TextIO

GAP = "  "
COLOURS = {"error": "31;1", "warning": "33", "note": "36", "head": "1"}


def say(message: str) -> None:
    """A sentence to the person, on standard error: standard output is for results."""
    print(message, file=sys.stderr, flush=True)


def is_for_people(stream: TextIO) -> bool:
    """Whether somebody is watching this stream."""
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def painted(text: str, colour: str, stream: TextIO | None = None) -> str:
    """The text in this colour where the stream is a terminal that wants colours."""
    stream = stream or sys.stdout
    if "NO_COLOR" in os.environ or not is_for_people(stream) or colour not in COLOURS:
        return text
    return f"\x1b[{COLOURS[colour]}m{text}\x1b[0m"


def width(text: str) -> int:
    """Columns the text takes: two for a wide character, none for one that joins the one before."""
    return sum(
        0
        if unicodedata.combining(c) or unicodedata.category(c) == "Cf"
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


def padded(text: str, columns: int) -> str:
    return text + " " * max(0, columns - width(text))


def wrapped(text: str, columns: int) -> list[str]:
    """Lines of at most so many columns: between words, in Chinese between any two characters."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and width(line) + width(piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
            piece = piece.lstrip()
        line += piece
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str) -> Iterable[str]:
    """Words with the blanks after them; wide characters one by one."""
    piece = ""
    for character in text:
        if unicodedata.east_asian_width(character) in "WF":
            if piece:
                yield piece
            piece = ""
            yield character
        elif character.isspace():
            yield piece + " "
            piece = ""
        else:
            piece += character
    if piece:
        yield piece


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, colour_by: int | None = None) -> str:
    """Aligned columns; the last one wraps to the terminal's width, and not at all in a file.

    `colour_by` is the column whose word names the colour of its cell.
    """
    widths = [max(width(str(row[i])) for row in (heads, *rows)) for i in range(len(heads) - 1)]
    indent = sum(widths) + len(GAP) * len(widths)
    room = None
    if is_for_people(sys.stdout):
        room = max(30, shutil.get_terminal_size((100, 24)).columns - indent - 1)
    lines = [painted(_line(heads, widths).rstrip(), "head")]
    for row in rows:
        last = wrapped(row[-1], room) if room else [row[-1]]
        cells = [padded(str(cell), columns) for cell, columns in zip(row, widths, strict=False)]
        if colour_by is not None:
            cells[colour_by] = painted(cells[colour_by], str(row[colour_by]))
        lines.append((GAP.join([*cells, last[0]])).rstrip())
        lines.extend(" " * indent + more for more in last[1:])
    return "\n".join(lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return GAP.join([*(padded(c, w) for c, w in zip(cells, widths, strict=False)), cells[-1]])


def agreed(question: str) -> bool:
    """Asks on standard error; yes only for y or yes (or 是)."""
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes", "是")
