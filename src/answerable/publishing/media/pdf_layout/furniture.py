"""What stands on pages and is no part of the text: running heads and feet, page and job numbers.

A line is furniture when it stands in the margin of its page and another page has the same there but for
its figures; and what the organization prints on a first page and nowhere else: its job number and bar
code. Lines drawn at the same height on most pages are furniture, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from answerable.publishing.media.pdf_layout.lines import Line, Piece
from answerable.publishing.media.pdf_layout.marks import Page
from answerable.publishing.media.pdf_layout.rules import Bar

_EDGE_LINES = 3  # from the top and the bottom of a page that may be furniture
_MARGIN = 0.1  # of the page's height
_LEAST_MARGIN = 50.0  # points
_JOB = re.compile(r"^\d{2}-\d{5,6}\b(\s*\([A-Z]\))?(\s+\d{6})?$")
_BAR_CODE = re.compile(r"^\*\d{5,}\*$")
_PAGE = re.compile(r"^\d{1,4}\s*/\s*\d{1,4}$")
_END_MARK = re.compile(r"^_{5,}$")
_FIGURES = re.compile(r"\d+")
_OFTEN = 0.4  # share of the pages on which a rule of the margin stands
_APART = 2.0  # sizes: lines and rows of a text stand nearer to each other
_DOUBLE = 2  # steps of two points between the rules of one running head


def without_furniture(
    pages: Sequence[Page], lines: Sequence[list[Line]], turned: Sequence[list[Line]]
) -> tuple[list[list[Line]], list[list[Line]]]:
    """The lines of each page without its running head and foot; of those set across it likewise."""
    seen: Counter[tuple[str, int]] = Counter()
    for page, found in zip(pages, lines, strict=True):
        seen.update({_key(piece) for line in _at_edges(page, found) for piece in line.pieces})
    kept = []
    often = max(2, _OFTEN * len(pages))
    for page, found in zip(pages, lines, strict=True):
        edges = {id(line) for line in _at_edges(page, found)}
        running: set[int] = set()
        for line, inner in _from_inside(page, found):
            beside = inner if id(inner) not in running else None
            if id(line) in edges and _is_furniture(line, beside, seen, often):
                running.add(id(line))
        kept.append([line for line in found if id(line) not in running])
    texts = {text for (text, _), count in seen.items() if count > 1}

    def is_running(line: Line) -> bool:
        return all(_is_number(p.text) or _FIGURES.sub("#", p.text) in texts for p in line.pieces)

    return kept, [[line for line in found if not is_running(line)] for found in turned]


def _key(piece: Piece) -> tuple[str, int]:
    return _FIGURES.sub("#", piece.text), round(piece.base / 3)


def _at_edges(page: Page, lines: Sequence[Line]) -> list[Line]:
    margin = max(_MARGIN * page.height, _LEAST_MARGIN)
    top = [line for line in lines[:_EDGE_LINES] if line.base < margin]
    foot = [line for line in lines[-_EDGE_LINES:] if line.base > page.height - margin]
    return top + foot


def _from_inside(page: Page, lines: Sequence[Line]) -> list[tuple[Line, Line | None]]:
    """The lines at the edges of a page, each with the next one inside; the inner ones first."""
    top = list(zip(lines, [*lines[1:], None], strict=False))[:_EDGE_LINES]
    foot = list(zip(lines, [None, *lines[:-1]], strict=True))[-_EDGE_LINES:]
    upper = [pair for pair in reversed(top) if pair[0].base < page.height / 2]
    return [*upper, *(pair for pair in foot if pair[0].base >= page.height / 2)]


def _is_furniture(line: Line, inner: Line | None, seen: Counter[tuple[str, int]], often: float) -> bool:
    """Whether a line of the margin is furniture; `inner` is the text's line next to it.

    Two pages may end with the same words, so that a line as near to the text as its own lines has to
    stand on most pages.
    """
    texts = [piece.text.strip() for piece in line.pieces]
    if all(_is_number(text) for text in texts):
        return True
    if not any(letter.isalpha() for text in texts for letter in text):
        return False
    near = inner is not None and abs(line.base - inner.base) < _APART * max(line.size, inner.size)
    return all(seen[_key(piece)] > (often if near else 1) for piece in line.pieces)


def _is_number(text: str) -> bool:
    """Whether a text is a page's number, a job's number or bar code, or the mark of the end."""
    return any(form.match(text) for form in (_JOB, _BAR_CODE, _PAGE, _END_MARK))


def without_margin_rules(pages: Sequence[Page], bars: Sequence[list[Bar]]) -> list[list[Bar]]:
    """The rules of each page without those of its running head and foot.

    These stand at one height on most pages and are the outermost of such: tables that begin at the top
    of many pages have rules at one height, too, but inside of them.
    """
    heights = Counter(round(bar.base / 2) for found in bars for bar in found)
    often = max(2, _OFTEN * len(pages))
    common = [h for h in sorted(heights) if heights[h - 1] + heights[h] + heights[h + 1] > often]
    return [
        [bar for bar in found if not _is_running(bar, page, common)]
        for page, found in zip(pages, bars, strict=True)
    ]


def _is_running(bar: Bar, page: Page, common: Sequence[int]) -> bool:
    """Whether a rule is the outermost of a margin, or one beside it; `common` counts in two points."""
    above = [height for height in common if 2 * height < page.height * _MARGIN]
    below = [height for height in common if 2 * height > page.height * (1 - _MARGIN)]
    height = round(bar.base / 2)
    top = height in above and height <= above[0] + _DOUBLE
    return top or (height in below and height >= below[-1] - _DOUBLE)
