"""HTML: a report as one page that stands alone, for the web, a mail or a printer.

Everything is in the file: no script, no font, no address to fetch. Headings, captions, column and
row heads are marked for screen readers; it prints with repeated heads and reads at any width.

Not here: the product's own web pages (`answerable.web`), what the blocks mean (`formats`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from pathlib import Path

from answerable.calc.account import Language
from answerable.publishing.blocks import Block, Cells, Grid, Line, Text
from answerable.publishing.media.layout import columns_spanned, width_of

_LOCALES = {"zh": "zh-Hans", "en": "en"}
_CONTENTS = {"zh": "目录", "en": "Contents"}
_CONTENTS_FROM = 5  # headings; fewer need no list of contents
_CONTENTS_DEPTH = 2
_RIGHT_TO_LEFT = ("ar",)


@cache
def _style() -> str:
    return (Path(__file__).parent / "report.css").read_text(encoding="utf-8")


def write(blocks: Sequence[Block], language: Language, title: str) -> bytes:
    """The blocks as one accessible page; every text is escaped."""
    direction = "rtl" if language in _RIGHT_TO_LEFT else "ltr"
    body = "\n".join(_body(blocks, language))
    return (
        f'<!doctype html>\n<html lang="{_LOCALES.get(language, language)}" dir="{direction}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_shown(title)}</title>\n<style>\n{_style()}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    ).encode("utf-8", "replace")


def _body(blocks: Sequence[Block], language: Language) -> Iterator[str]:
    title_at = next((i for i, b in enumerate(blocks) if _style_of(b) == "title"), 0)
    headings = [b for b in blocks if isinstance(b, Text) and b.style == "heading"]
    count = 0
    pending: list[str] = []  # captions that may belong to the table that follows
    for index, block in enumerate(blocks):
        if isinstance(block, Text) and block.style == "caption":
            pending.append(block.text)
            continue
        if isinstance(block, Grid):
            yield from _table(block, pending)
            pending = []
            continue
        yield from (f'<p class="caption">{_shown(text)}</p>' for text in pending)
        pending = []
        if isinstance(block, Line):
            block = Text(block.text)
        if block.style == "heading":
            count += 1
            if count == 1 and len(headings) >= _CONTENTS_FROM:
                yield from _contents(headings, language)
            level = min(max(block.level, 1) + 1, 6)  # the title is the first heading
            yield f'<h{level} id="h{count}">{_shown(block.text)}</h{level}>'
        else:
            yield _paragraph(block, masthead=index < title_at)
    yield from (f'<p class="caption">{_shown(text)}</p>' for text in pending)


def _style_of(block: Block) -> str:
    return block.style if isinstance(block, Text) else ""


def _paragraph(block: Text, masthead: bool) -> str:
    if block.style == "title":
        return f"<h1>{_shown(block.text)}</h1>"
    first, *rest = block.text.split("\n")
    name = "masthead" if masthead else block.style
    lines = "".join(f'<p class="continued">{_shown(line)}</p>' for line in rest)
    attribute = f' class="{name}"' if name != "body" else ""
    return f"<p{attribute}>{_shown(first)}</p>{lines}"


def _contents(headings: Sequence[Text], language: Language) -> Iterator[str]:
    title = _CONTENTS.get(language, _CONTENTS["en"])
    yield f'<nav aria-label="{title}"><p class="contents">{title}</p><ul>'
    for number, heading in enumerate(headings, 1):
        if heading.level <= _CONTENTS_DEPTH:
            name = ' class="below"' if heading.level > 1 else ""
            yield f'<li{name}><a href="#h{number}">{_shown(heading.text)}</a></li>'
    yield "</ul></nav>"


def _table(grid: Grid, captions: Sequence[str]) -> Iterator[str]:
    """A table that scrolls by itself on a narrow screen, reachable by keyboard."""
    name = escape(" ".join(captions) or grid.title or " ".join(grid.rows[0].cells if grid.rows else ()))
    yield f'<div class="table" role="region" tabindex="0" aria-label="{name.strip() or "…"}"><table>'
    if captions:
        yield "<caption>" + "<br>".join(_shown(text) for text in captions) + "</caption>"
    numeric, width = set(grid.numeric), width_of(grid)
    heads = [row for row in grid.rows if row.head]
    if heads:
        yield "<thead>" + "".join(_head_row(row, numeric) for row in heads) + "</thead>"
    yield "<tbody>"
    for index, row in enumerate(grid.rows):
        if not row.head:
            yield _row(row, numeric, width if columns_spanned(grid, index) else 0)
    yield "</tbody></table></div>"


def _head_row(row: Cells, numeric: set[int]) -> str:
    cells = "".join(
        f'<th scope="col"{_number(i, numeric)}>{_shown(cell)}</th>' if cell else "<td></td>"
        for i, cell in enumerate(row.cells)
    )
    return f"<tr>{cells}</tr>"


def _row(row: Cells, numeric: set[int], span: int) -> str:
    if span:
        return f'<tr class="heading"><th scope="rowgroup" colspan="{span}">{_shown(row.cells[0])}</th></tr>'
    name = f' class="{row.level}"' if row.level != "item" else ""
    cells = []
    for index, cell in enumerate(row.cells):
        if index == 0 and cell:
            cells.append(f'<th scope="row">{_shown(cell)}</th>')
        else:
            cells.append(f"<td{_number(index, numeric)}>{_shown(cell)}</td>")
    return f"<tr{name}>{''.join(cells)}</tr>"


def _number(index: int, numeric: set[int]) -> str:
    return ' class="number"' if index in numeric else ""


def _shown(text: str) -> str:
    return escape(text).replace("\n", "<br>")
