"""Where a text breaks when it is set in a column, in Chinese and in English."""

from __future__ import annotations

import re
from functools import cache

_WIDE = re.compile(r"[⺀-鿿豈-﫿︰-｠“”‘’—…·㈠-㈩]")
# what is never parted: numbers with thousands, figures with their sign, Latin words
_PIECES = re.compile(
    r"\d+(?: \d{3})+(?:[.,]\d+)?[%％]?|[A-Za-z0-9.,/'’()&+@]*[A-Za-z0-9][A-Za-z0-9.,/'’&+%)]*-?|\s+|.",
    re.DOTALL,
)
_ITEM = re.compile(r"\([a-z]{1,2}\)\s?$")  # the mark of an item stays with its first word
_NO_START = "，。、；：！？）”’》」％%,.;:!?)]㈠㈡"
_NO_END = "（“‘《「("


@cache
def width(text: str) -> int:
    """Columns a text takes: two for an ideograph or full-width sign."""
    return sum(2 if _WIDE.match(sign) else 1 for sign in text)


def wrapped(text: str, columns: int) -> list[str]:
    """The lines of a paragraph; a blank where a line breaks is swallowed."""
    lines, line, used = [], "", 0
    for piece in _pieces(text):
        if line and used + width(piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line, used = "", 0
        if line or not piece.isspace():
            line += piece
            used += width(piece)
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str) -> list[str]:
    """Smallest parts that stay on one line, with the punctuation that clings to them."""
    pieces: list[str] = []
    for part in _PIECES.findall(text):
        marked = bool(pieces) and bool(_ITEM.search(pieces[-1]))
        clings = pieces and (part[0] in _NO_START or pieces[-1][-1] in _NO_END)
        if marked or (clings and not part.isspace()):
            pieces[-1] += part
        else:
            pieces.append(part)
    return pieces
