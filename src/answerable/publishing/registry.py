"""Documents in and out: joins the media (bytes) with the formats (what blocks mean).

    document = read("report.docx")          # kind and language are told by the content
    data = write(document, "pdf")

What a file is, its bytes say and not its name. Every library is imported when a file needs it,
so that the command line starts at once. Nothing is written to disk.

Not here: how a medium looks (`media.*`), how a kind of document reads (`formats.*`), storing.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import cast

from answerable.calc.account import Document, Kind, Language
from answerable.publishing.blocks import Block, Line, UnreadableInput
from answerable.publishing.symbols import symbol_of_name

FORMATS = ("html", "docx", "pdf", "xlsx", "json")  # what is published; `write` also knows "text"
KINDS: tuple[Kind, ...] = (
    "performance_report",
    "outputs_addendum",
    "programme_plan",
    "corrigendum",
    "combined_report",
    "programme_budget",
)  # in the order they are tried
LARGEST = 100 * 1024 * 1024  # bytes

_FORMATS = "answerable.publishing.formats"
_WORDS = {
    "performance_report": "a budget performance report",
    "outputs_addendum": "an addendum of outputs",
    "programme_plan": "a programme plan",
    "corrigendum": "a corrigendum",
    "combined_report": "a combined report",
    "programme_budget": "a section of the programme budget",
}
# Their PDFs without tags are read by layout: paragraphs and tables, not lines.
_BY_LAYOUT: tuple[str, ...] = ("combined_report", "programme_budget")
_READABLE = "a text, DOCX, PDF, or an XLSX or JSON of ours"
_OLE = b"\xd0\xcf\x11\xe0"


# --- in


def read(path: str | PathLike[str], kind: str | None = None, language: str | None = None) -> Document:
    """The document in a file; its doubts are its findings.

    `kind` and `language` are told by the content where they are not given. Raises UnreadableInput
    with one sentence: which file, which line, page, block or cell, what was expected.
    """
    try:
        return _named(_document(_bytes(Path(path)), kind, language), Path(path).name)
    except UnreadableInput as error:
        raise UnreadableInput(f"{path}: {error}") from error


def read_bytes(data: bytes, name: str, kind: str | None = None, language: str | None = None) -> Document:
    """The document in these bytes; `name` is what the sentence of an UnreadableInput calls them."""
    try:
        return _named(_document(data, kind, language), name)
    except UnreadableInput as error:
        raise UnreadableInput(f"{name}: {error}") from error


def _named(document: Document, name: str) -> Document:
    """A text without its cover has the symbol that its file is named by."""
    return document if document.symbol else replace(document, symbol=symbol_of_name(name))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableInput(f"expected at most {LARGEST // 1024**2} MB, found more.")
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise UnreadableInput(f"expected a file that can be read: {reason}.") from error


def _document(data: bytes, kind: str | None, language: str | None) -> Document:
    if kind is not None and kind not in KINDS:
        raise UnreadableInput(f"expected one of the kinds {', '.join(KINDS)}, found {kind}.")
    medium = _medium(data)
    if medium in _WHOLE:
        document = _WHOLE[medium](data)
        if kind not in (None, document.kind):
            raise UnreadableInput(f"expected the kind {kind}, found {document.kind}.")
        if language not in (None, document.language):
            raise UnreadableInput(f"expected the language {language}, found {document.language}.")
        return document
    blocks, known = _laid_out(data, kind) if medium == "pdf" else ((), None)
    if known is None:
        blocks = _BLOCKS[medium](data)
        known = kind or _kind(blocks)
        if medium == "pdf" and known in _BY_LAYOUT and isinstance(blocks[0], Line):
            blocks, _ = _laid_out(data, known)  # its first pages did not tell
    return _Kind(known).read(blocks, cast("Language | None", language))


def _medium(data: bytes) -> str:
    """What the bytes are: docx, xlsx, pdf, json or text."""
    if not data.strip():
        raise UnreadableInput(f"line 1: expected {_READABLE}, found an empty file.")
    if data.startswith(b"PK"):
        return _office_medium(data)
    if data.startswith(_OLE):
        raise UnreadableInput(
            f"expected {_READABLE}, found an old or encrypted office file; save it as DOCX or XLSX."
        )
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if start.startswith(b"{"):
        return "json"
    if start[:15].lower().startswith((b"<!doctype html", b"<html")):
        raise UnreadableInput(f"line 1: expected {_READABLE}, found a web page.")
    return "text"


def _office_medium(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableInput(f"expected {_READABLE}, found a ZIP file that is broken.") from error
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    raise UnreadableInput(f"expected {_READABLE}, found a ZIP file that is neither DOCX nor XLSX.")


def _kind(blocks: Sequence[Block]) -> Kind:
    """The first kind that recognises its own table heads."""
    kind = _recognised(blocks)
    if kind is not None:
        return kind
    *first, last = (_WORDS[kind] for kind in KINDS)
    expected = f"{', '.join(first)} or {last}"
    raise UnreadableInput(f"expected {expected} in Chinese or English, found none of their table heads.")


def _recognised(blocks: Sequence[Block]) -> Kind | None:
    return next((kind for kind in KINDS if _Kind(kind).recognise(blocks)), None)


def _text_blocks(data: bytes) -> Sequence[Block]:
    from answerable.publishing.media import text

    return text.read(data)


def _docx_blocks(data: bytes) -> Sequence[Block]:
    from answerable.publishing.media import docx_read

    return docx_read.read(data)


def _pdf_blocks(data: bytes) -> Sequence[Block]:
    from answerable.publishing.media import pdf

    return pdf.read(data)


def _laid_out(data: bytes, kind: str | None) -> tuple[Sequence[Block], str | None]:
    """The blocks and the kind of a PDF whose kind is read by layout; no kind for any other."""
    if kind not in (None, *_BY_LAYOUT):
        return (), None
    from answerable.publishing.media import pdf_layout

    layout = pdf_layout.Layout(data)
    known = None if layout.ours else kind or _recognised(layout.start())
    return (layout.blocks(), known) if known in _BY_LAYOUT else ((), None)


def _json_document(data: bytes) -> Document:
    from answerable.publishing.media import json

    return json.read(data)


def _xlsx_document(data: bytes) -> Document:
    from answerable.publishing.media import xlsx_read

    return xlsx_read.read(data)


_BLOCKS: dict[str, Callable[[bytes], Sequence[Block]]] = {
    "text": _text_blocks,
    "docx": _docx_blocks,
    "pdf": _pdf_blocks,
}
_WHOLE: dict[str, Callable[[bytes], Document]] = {"json": _json_document, "xlsx": _xlsx_document}


# --- out


def write(document: Document, format: str) -> bytes:
    """The document in one of FORMATS (or "text"); the same document gives the same bytes.

    Raises ValueError for another format, or for a kind that is not in KINDS where the format is
    set from blocks.
    """
    if format == "json":
        from answerable.publishing.media import json

        return json.write(document)
    if format == "xlsx":
        from answerable.publishing.media import xlsx

        return xlsx.write(document)
    if format not in (*FORMATS, "text"):
        raise ValueError(f"expected one of {', '.join(FORMATS)}, found {format}")
    blocks = blocks_of(document)
    title = document.title or document.symbol or ""
    if format == "text":
        from answerable.publishing.media import text

        return text.write(blocks)
    if format == "docx":
        from answerable.publishing.media import docx

        return docx.write(blocks, document.language, title)
    if format == "pdf":
        from answerable.publishing.media import pdf

        return pdf.write(blocks, document.language, title)
    from answerable.publishing.media import html

    return html.write(blocks, document.language, title)


def institution(document: Document) -> str | None:
    """Whose document it is, where its kind says so in the title: a mission's combined report."""
    if document.kind != "combined_report":
        return None
    from answerable.publishing.formats.combined_report.institution import institution

    return institution(document.title, document.language)


def blocks_of(document: Document) -> tuple[Block, ...]:
    """The document as its kind prints it."""
    if document.kind in KINDS:
        writer = import_module(f"{_FORMATS}.{document.kind}.writer")
        return cast(tuple[Block, ...], writer.write(document))
    raise ValueError(f"expected one of the kinds {', '.join(KINDS)}, found {document.kind}")


# --- the kinds


class _Kind:
    """A kind's folder; its modules are imported when a document needs them."""

    def __init__(self, kind: str) -> None:
        self._folder = f"{_FORMATS}.{kind}"

    def recognise(self, blocks: Sequence[Block]) -> Language | None:
        return cast("Language | None", import_module(f"{self._folder}.mapping").recognise(blocks))

    def read(self, blocks: Sequence[Block], language: Language | None) -> Document:
        return cast(Document, import_module(f"{self._folder}.reader").read(blocks, language))
