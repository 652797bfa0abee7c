"""Plain text: lines of a text extracted from a file, and our own marked text.

An extracted text has no structure left: `read` gives one `Line` per non-blank line and the
format's recogniser finds the rows. A form feed starts a page, as extraction tools write it.

Our own text (`write`) begins with the line ``#! answerable``, keeps paragraphs and tables apart
with small marks that people can read over, and comes back block for block:

    # title    ## heading, ### its sub-heading    * item    : caption    > note    plain: paragraph
    |= head of a table      | row      |> of which      |+ subtotal      |* total      |~ heading in a table

Cells stand between tabs; ``¶`` is a line break inside a cell; a backslash makes the next mark an
ordinary character (``\\n``, ``\\r``, ``\\t`` are those characters themselves). A paragraph's own lines
follow each other, a blank line ends it.
"""

from __future__ import annotations

import contextlib
import re
from typing import get_args

from answerable.calc.account import Level, Place
from answerable.publishing.blocks import Block, Cells, Grid, Line, Style, Text, UnreadableInput

_OWN = "#! answerable"
_STYLES: dict[str, Style] = {"*": "item", ":": "caption", ">": "note"}
_MARKS = {style: mark for mark, style in _STYLES.items()}
_LEVELS: dict[str, Level] = {"": "item", ">": "of_which", "+": "subtotal", "*": "total", "~": "heading"}
_LEVEL_MARKS = {level: mark for mark, level in _LEVELS.items()}
assert set(_LEVEL_MARKS) == set(get_args(Level))

_HEADING = re.compile(r"(#{1,9}) ")
_ROW = re.compile(r"\|([=>+*~]?) ")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}


def read(data: bytes) -> list[Block]:
    """The lines of a text in UTF-8 (with or without byte order mark), or the blocks of our own."""
    text = _decode(data)
    lines = text.split("\n")
    first = next((line for line in lines if line.strip()), None)
    if first is None:
        raise UnreadableInput("line 1: expected text, found an empty file.")
    if first.strip() != _OWN:
        return list(_lines(lines))
    lines[lines.index(first)] = ""
    return _own_blocks(lines)


def write(blocks: tuple[Block, ...]) -> bytes:
    """The blocks as marked text. `Line` blocks stand as they are, so that nothing is lost."""
    parts = [_OWN]
    for block in blocks:
        if isinstance(block, Grid):
            parts.append("\n".join(_row_text(row) for row in block.rows))
        elif isinstance(block, Text):
            parts.append(_paragraph_text(block))
        else:
            parts.append(_escape(block.text, start=True))
    return ("\n\n".join(parts) + "\n").encode()


def _decode(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableInput(f"line {line}: expected text in UTF-8, found {_found(data)}.") from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UnreadableInput(f"line {line}: expected text, found binary data.")
    return text


def _found(data: bytes) -> str:
    """What stands there instead of UTF-8, and what to do about it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16; save it as UTF-8"
    with contextlib.suppress(UnicodeDecodeError):
        decoded = data.decode("gb18030")
        if sum("\u4e00" <= letter <= "\u9fff" for letter in decoded[:4000]) * 4 > len(decoded[:4000]):
            return "GB18030 (or GBK); save it as UTF-8"
    return "other bytes; save it as UTF-8"


def _lines(lines: list[str]) -> list[Line]:
    """Non-blank lines with their numbers; pages only where form feeds tell them."""
    paged = any("\f" in line for line in lines)
    page, found = 1, []
    for number, line in enumerate(lines, 1):
        page += line.count("\f")
        shown = line.replace("\f", "").rstrip("\r")
        if shown.strip():
            found.append(Line(shown, number, page if paged else None))
    return found


# --- our own text, in


def _own_blocks(lines: list[str]) -> list[Block]:
    """Blocks between blank lines; rows of one table follow each other without a blank line."""
    blocks: list[Block] = []
    start = None
    for number, line in enumerate([*lines, ""], 1):
        if line.strip(" \r"):
            start = start or number
        elif start is not None:
            blocks.append(_own_block([part.rstrip("\r") for part in lines[start - 1 : number - 1]], start))
            start = None
    return blocks


def _own_block(lines: list[str], start: int) -> Block:
    place = Place(lines=(start, start + len(lines) - 1))
    if _ROW.match(lines[0]):
        rows = tuple(_own_row(line, start + index, index) for index, line in enumerate(lines))
        return Grid(rows, place=place)
    heading = _HEADING.match(lines[0])
    style: Style = "body"
    level, text = 0, "\n".join(lines)
    if heading:
        level = len(heading[1]) - 1
        style = "heading" if level else "title"
        text = text[heading.end() :]
    elif lines[0][:1] in _STYLES and lines[0][1:2] == " ":
        style, text = _STYLES[lines[0][0]], text[2:]
    return Text(_unescape(text), style, level, place)


def _own_row(line: str, number: int, index: int) -> Cells:
    mark = _ROW.match(line)
    if not mark:
        raise UnreadableInput(f"line {number}: expected a row of the table above, beginning with |.")
    head = mark[1] == "="
    cells = tuple(_unescape(_breaks(cell)) for cell in line[mark.end() :].split("\t"))
    level = "item" if head else _LEVELS[mark[1]]
    return Cells(cells, head, level, Place(lines=(number, number), row=index))


def _breaks(cell: str) -> str:
    return re.sub(r"\\.|¶", lambda found: "\n" if found[0] == "¶" else found[0], cell, flags=re.DOTALL)


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), text)


# --- our own text, out


def _row_text(row: Cells) -> str:
    mark = "=" if row.head else _LEVEL_MARKS[row.level]
    return f"|{mark} " + "\t".join(_cell_text(cell) for cell in row.cells)


def _cell_text(cell: str) -> str:
    escaped = cell.replace("\\", "\\\\").replace("¶", "\\¶").replace("\t", "\\t").replace("\r", "\\r")
    return escaped.replace("\n", "¶")


def _paragraph_text(block: Text) -> str:
    if block.style == "title":
        return "# " + _escape(block.text)
    if block.style == "heading":
        return "#" * (min(max(block.level, 1), 8) + 1) + " " + _escape(block.text)
    if block.style in _MARKS:
        return f"{_MARKS[block.style]} {_escape(block.text)}"
    return _escape(block.text, start=True)


def _escape(text: str, start: bool = False) -> str:
    """Text whose own backslashes, blank lines and first mark cannot be taken for ours."""
    lines = text.replace("\\", "\\\\").replace("\r", "\\r").split("\n")
    # A blank line would end the block: it and its break are written as a mark on the line before.
    joined = lines[0]
    for line in lines[1:]:
        joined += "\n" + line if line.strip(" ") and joined.rpartition("\n")[2].strip(" ") else "\\n" + line
    if start and joined[:1] in ("#", "|", *_STYLES):
        joined = "\\" + joined
    return joined
