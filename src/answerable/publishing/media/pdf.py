"""PDF: a report set by typst from `report.typ`, and any PDF read back to blocks.

Ours is tagged, and read by its tags (`pdf_tags`): every paragraph, row and cell exactly as
written. Any other PDF that tags its tables is read the same way; the rest gives lines of text
by position on the page (`pdf_lines`), as an extracted text would.

Only the fonts beside this file are used, and the time of writing is left out, so that the same
blocks give the same bytes. A character they lack is printed as the sign for a missing letter.

Not here: paragraphs and tables of a PDF without tags (`pdf_layout`), what the blocks mean
(`publishing.formats`).
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from answerable.calc.account import Language
from answerable.publishing.blocks import Block, Grid, Line, Text, UnreadableInput
from answerable.publishing.media.layout import columns_spanned, shares, width_of
from answerable.publishing.media.pdf_lines import read_lines
from answerable.publishing.media.pdf_tags import TaggedReading

OURS = "Answerable"  # the keyword by which our own PDFs are known
MISSING = "〓"  # what printers set for a letter they do not have
_CONTENTS = {"zh": "目录", "en": "Contents"}
_CONTENTS_FROM = 5  # headings; fewer need no list of contents
_HERE = Path(__file__).parent
_UNDISPLAYED = re.compile(r'the text `?"(.+?)"`? could not be displayed')
_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\ufeff\ufffe\uffff]")
# PDFium takes a hyphen at a line's end for a broken word and drops the blank after it ("short- and
# long-term"); not so with the hyphen that does not break, which looks the same.
_HYPHEN_BLANK = re.compile(r"(?<=\S)- (?=\S)")
_BLANKS = str.maketrans(dict.fromkeys("\t\u00a0\u2007\u2009\u202f", " "))  # figures are boxed instead
_MOST_TRIES = 4
# Neither typst's compiler nor PDFium takes two threads at once, and the web has eight.
_SETTING, _READING = threading.Lock(), threading.Lock()


# --- out


def write(blocks: Sequence[Block], language: Language, title: str) -> bytes:
    """The blocks as a tagged PDF (typst's PDF/UA-1 checks on), A4, with contents and page numbers."""
    data = json.dumps(_data(blocks, language, title), ensure_ascii=False)
    missing: set[str] = set()
    for _ in range(_MOST_TRIES):
        made, lacking = _compiled(data)
        if made is not None:
            return made
        missing |= lacking
        data = re.sub("[" + re.escape("".join(missing)) + "]", MISSING, data)
    made, _ = _compiled(data, standards=[])
    if made is None:
        raise RuntimeError("typst gave no PDF")
    return made


@cache
def _compiler() -> Any:
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_HERE / "fonts")]
    )
    return typst.Compiler(font_paths=fonts)


def _compiled(data: str, standards: Sequence[str] = ("ua-1",)) -> tuple[bytes | None, set[str]]:
    """The PDF, or the characters that the fonts lack."""
    import typst

    try:
        with _SETTING:
            made = _compiler().compile(
                (_HERE / "report.typ").read_bytes(),
                sys_inputs={"data": data},
                pdf_standards=list(standards),
                timestamp=0,
            )
    except typst.TypstError as error:
        lacking = set("".join(_UNDISPLAYED.findall(f"{error.message}\n{error.diagnostic}")))
        if not lacking:
            raise
        return None, lacking
    return bytes(made), set()


def _data(blocks: Sequence[Block], language: Language, title: str) -> dict[str, Any]:
    """What the template needs: the cover (all before the first heading) and the body."""
    shown = [_block(block) for block in blocks]
    _close_gaps(shown)
    styles = [block["style"] for block in shown]
    title_at = styles.index("title") if "title" in styles else 0
    first_heading = next((i for i, style in enumerate(styles) if style == "heading"), len(shown))
    masthead = shown[:title_at] if all(b["kind"] == "text" for b in shown[:title_at]) else []
    cover_end = first_heading if all(b["kind"] == "text" for b in shown[:first_heading]) else len(masthead)
    cover = shown[len(masthead) : cover_end]
    running = " · ".join([b["text"] for b in masthead] + [title])
    return {
        "language": language,
        "title": _printed(title) or OURS,
        "running": _printed(running)[:110],
        "contents": _CONTENTS.get(language) if styles.count("heading") >= _CONTENTS_FROM else None,
        "masthead": [b["text"] for b in masthead],
        "cover": cover,
        "blocks": shown[cover_end:],
    }


def _close_gaps(shown: Sequence[dict[str, Any]]) -> None:
    """A heading stands at most one level below the one before: PDF/UA allows no other."""
    last = 0
    for block in shown:
        if block["style"] == "heading":
            last = block["level"] = min(block["level"], last + 1)


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Grid):
        rows = [
            asdict(row) | {"cells": [_printed(c) for c in row.cells], "place": None} for row in block.rows
        ]
        for index, row in enumerate(rows):
            row["span"] = columns_spanned(block, index)
            row["cells"] += [""] * (width_of(block) - len(row["cells"]))
        return {
            "kind": "grid",
            "style": "",
            "rows": rows,
            "columns": width_of(block),
            "shares": shares(block),
            "numeric": block.numeric,
        }
    if isinstance(block, Line):
        block = Text(block.text)
    return {
        "kind": "text",
        "text": _printed(block.text),
        "style": block.style,
        "level": min(max(block.level, 1), 6),
    }


def _printed(text: str) -> str:
    plain = _UNPRINTED.sub("", text.replace("\r\n", "\n").translate(_BLANKS))
    return _HYPHEN_BLANK.sub("\u2011 ", plain)


# --- in


def read(data: bytes) -> list[Block]:
    """The blocks of a PDF; raises UnreadableInput for one that is broken, encrypted or only pictures."""
    with opened(data) as document:
        return _read(document)


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The open document, for one thread at a time; raises UnreadableInput where there is none."""
    if not data[:1024].lstrip().startswith(b"%PDF"):
        raise UnreadableInput("page 1: expected a PDF, found another kind of file.")
    with _READING:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise UnreadableInput(f"page 1: expected {_expected()}.") from error
        with document:
            if len(document) == 0:
                raise UnreadableInput("page 1: expected a page, found none.")
            yield document


def _expected() -> str:
    if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD:
        return "a PDF that opens without a password, found an encrypted one"
    return "a PDF, found one that is broken or cut short"


def is_ours(document: pypdfium2.PdfDocument) -> bool:
    """Whether Answerable wrote it."""
    return OURS in (document.get_metadata_value("Keywords") or "")


def _read(document: pypdfium2.PdfDocument) -> list[Block]:
    ours = is_ours(document)
    if document.is_tagged():
        reading = TaggedReading(ours)
        for number in range(len(document)):
            with_page(document, number, reading.take_page)
        if ours or reading.is_complete():
            return reading.blocks()
    lines: list[Line] = []
    for number in range(len(document)):
        with_page(document, number, lambda n, _, text: lines.extend(read_lines(n, text, len(lines))))
    if not lines:
        raise UnreadableInput("page 1: expected text, found pages that are only pictures.")
    return list(lines)


def with_page(document: pypdfium2.PdfDocument, number: int, take: Any) -> None:
    """Hands over one page with its text and closes both."""
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise UnreadableInput(f"page {number + 1}: expected a page, found one that is broken.") from error
    try:
        take(number + 1, page, text)
    finally:
        text.close()
        page.close()
