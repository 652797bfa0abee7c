"""DOCX: a report as Word opens it, set from blocks.

The text is written as WordprocessingML directly, which is many times faster than building
cell by cell; python-docx gives the package around it and the styles (`docx_styles`).
Styles carry the meaning: a title, a heading's level, a total row is known by its style's name,
so that `docx_read` gives the same blocks back.

Not here: reading (`docx_read`), what the blocks mean (`publishing.formats`).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.document import Document as Package
from docx.oxml import parse_xml

from answerable.calc.account import Language
from answerable.publishing.blocks import Block, Cells, Grid, Line, Text
from answerable.publishing.media.docx_read import read
from answerable.publishing.media.docx_styles import (
    CONTENTS_TITLE,
    CONTINUED,
    HEADINGS,
    OURS,
    ROW_STYLES,
    TEXT_STYLES,
    TEXT_WIDTH,
    prepare,
)
from answerable.publishing.media.layout import columns_spanned, shares, width_of

__all__ = ["read", "write"]

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CONTENTS = {"zh": "目录", "en": "Contents"}
_CONTENTS_FROM = 5  # headings; fewer need no list of contents
_CONTENTS_DEPTH = 2
_RULE = 'w:val="single" w:sz="6" w:color="555555"'
_LETTERS_KEPT_TOGETHER = 600  # a longer row may break over pages
# What XML cannot hold becomes the replacement sign, so that it is seen and not lost.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile(r"[\t\n\r]")
_BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\r": "<w:cr/>"}
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def write(blocks: Sequence[Block], language: Language, title: str) -> bytes:
    """The blocks as a DOCX on A4 with styles, contents, page numbers and repeated table heads.

    The same blocks give the same bytes: no time of writing is kept.
    """
    package = docx.Document()
    running = _running(blocks, title)
    prepare(package, language, running)
    properties = package.core_properties
    properties.title, properties.author, properties.language = _clean(title)[:250], OURS, language
    properties.comments, properties.last_modified_by = "", OURS
    properties.created = properties.modified = _EPOCH
    _fill(package, blocks, language)
    target = io.BytesIO()
    package.save(target)
    return _timeless(target)


def _timeless(target: io.BytesIO) -> bytes:
    """The package without the time at which each part was zipped."""
    made = io.BytesIO()
    with zipfile.ZipFile(target) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for info in source.infolist():
            part = zipfile.ZipInfo(info.filename)
            part.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(part, source.read(info))
    return made.getvalue()


def _running(blocks: Sequence[Block], title: str) -> str:
    """What stands above every page: the masthead (all before the title) and the title."""
    texts = [block for block in blocks if isinstance(block, Text)]
    styles = [block.style for block in texts]
    masthead = texts[: styles.index("title")] if "title" in styles else []
    return _clean(" · ".join([*(block.text for block in masthead[:2]), title]))[:110]


def _fill(package: Package, blocks: Sequence[Block], language: Language) -> None:
    body = package.element.body
    parts = parse_xml(f"<w:body {_NS}>{''.join(_body(blocks, language))}</w:body>")
    end = body.sectPr
    for element in list(parts):
        end.addprevious(element)


def _body(blocks: Sequence[Block], language: Language) -> Iterator[str]:
    headings = [b for b in blocks if isinstance(b, Text) and b.style == "heading"]
    contents = len(headings) >= _CONTENTS_FROM and language in _CONTENTS
    title_at = next((i for i, b in enumerate(blocks) if isinstance(b, Text) and b.style == "title"), 0)
    count = 0
    for index, block in enumerate(blocks):
        if isinstance(block, Grid):
            yield _table(block)
            yield _paragraph("TableEnd", "")  # Word joins tables that touch
            continue
        if isinstance(block, Line):
            block = Text(block.text)
        if block.style == "heading":
            if contents and count == 0:
                yield from _contents(headings, _CONTENTS[language])
            count += 1
            yield _heading(block, count, first=contents and count == 1)
        elif index < title_at:
            yield _paragraph("Masthead", block.text)
        else:
            yield from _text(block)


def _text(block: Text) -> Iterator[str]:
    """A paragraph; its further lines as paragraphs of their own in the style of continuation."""
    lines = block.text.split("\n")
    yield _paragraph(TEXT_STYLES[block.style], lines[0])
    for line in lines[1:]:
        yield _paragraph(CONTINUED, line)


def _heading(block: Text, number: int, first: bool) -> str:
    style = HEADINGS[min(max(block.level, 1), len(HEADINGS)) - 1]
    page = "<w:pageBreakBefore/>" if first else ""
    mark = f'<w:bookmarkStart w:id="{number}" w:name="_Toc{number:06}"/>'
    end = f'<w:bookmarkEnd w:id="{number}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{page}</w:pPr>{mark}{_run(block.text)}{end}</w:p>'


def _paragraph(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run(text)}</w:p>'


def _run(text: str) -> str:
    if not text:
        return ""
    shown = escape(_clean(text))
    if _SPECIAL.search(shown):
        parts = re.split(r"([\t\n\r])", shown)
        return "<w:r>" + "".join(_BREAKS.get(part) or _plain(part) for part in parts if part) + "</w:r>"
    return f"<w:r>{_plain(shown)}</w:r>"


def _plain(shown: str) -> str:
    return f'<w:t xml:space="preserve">{shown}</w:t>'


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _contents(headings: Sequence[Text], title: str) -> Iterator[str]:
    """The contents as a field that Word can renew, filled with links so that it need not be.

    Without page numbers: only the program that sets the pages knows them.
    """
    yield _paragraph(CONTENTS_TITLE, title)
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f' TOC \\o "1-{_CONTENTS_DEPTH}" \\n \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    for number, heading in enumerate(headings, 1):
        level = min(max(heading.level, 1), len(HEADINGS))
        if level > _CONTENTS_DEPTH:
            continue
        anchor = f"_Toc{number:06}"
        link = f'<w:hyperlink w:anchor="{anchor}" w:history="1">{_run(heading.text)}</w:hyperlink>'
        yield f'<w:p><w:pPr><w:pStyle w:val="TOC{level}"/></w:pPr>{begin}{link}</w:p>'
        begin = ""
    if not begin:
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        yield f'<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>{end}</w:p>'


# --- tables


def _table(grid: Grid) -> str:
    count = width_of(grid)
    parts = shares(grid)
    widths = [TEXT_WIDTH * part // (sum(parts) or 1) for part in parts]
    title = f"<w:tblCaption w:val={quoteattr(_clean(grid.title))}/>" if grid.title else ""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    numeric = set(grid.numeric)
    rows = "".join(
        _row(row, widths, numeric, columns_spanned(grid, index)) for index, row in enumerate(grid.rows)
    )
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="80" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        f' w:noHBand="1" w:noVBand="1"/>{title}</w:tblPr>'
        f"<w:tblGrid>{columns or '<w:gridCol/>' * count}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(row: Cells, widths: Sequence[int], numeric: set[int], spanned: bool) -> str:
    style = "TableHead" if row.head else ROW_STYLES[row.level]
    head = "<w:tblHeader/>" if row.head else ""
    short = len(widths) - len(row.cells)
    after = f'<w:gridAfter w:val="{short}"/>' if short > 0 else ""
    whole = "<w:cantSplit/>" if sum(map(len, row.cells)) < _LETTERS_KEPT_TOGETHER else ""
    properties = f"<w:trPr>{after}{whole}{head}</w:trPr>"
    if spanned:
        wide = f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/>'
        wide += '<w:shd w:val="clear" w:color="auto" w:fill="F2F5F8"/>'
        return f"<w:tr>{properties}{_cell(row.cells[0], style, wide, '')}</w:tr>"
    cells = "".join(
        _cell(
            cell,
            style,
            f'<w:tcW w:w="{widths[index]}" w:type="dxa"/>' + _edge(row),
            '<w:jc w:val="right"/>' if index in numeric else "",
        )
        for index, cell in enumerate(row.cells)
    )
    return f"<w:tr>{properties}{cells}</w:tr>"


def _edge(row: Cells) -> str:
    """A stronger rule below the head and above a total."""
    if row.head:
        return f"<w:tcBorders><w:bottom {_RULE}/></w:tcBorders>" + '<w:vAlign w:val="bottom"/>'
    if row.level == "total":
        return f"<w:tcBorders><w:top {_RULE}/></w:tcBorders>"
    return ""


def _cell(text: str, style: str, properties: str, align: str) -> str:
    return (
        f"<w:tc><w:tcPr>{properties}</w:tcPr>"
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{align}</w:pPr>{_run(text)}</w:p></w:tc>'
    )
