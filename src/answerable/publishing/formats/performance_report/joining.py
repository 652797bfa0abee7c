"""Joining what was wrapped: lines of a paragraph or cell to one text, as printed.

Chinese sets a blank between ideographs and Latin letters or digits and none between ideographs;
a wrap swallows that blank, so joining puts it back. English words take one blank, a hyphen or
slash at the line end none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_IDEOGRAPH = re.compile(r"[㐀-鿿]")
_LATIN = re.compile(r"[A-Za-z0-9]")
_ITEM = re.compile(r"^(?:[(（](?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})[)）]|[•●▪])\s")
_BLANKS = re.compile(r"[^\S\n]+")


def is_item(text: str) -> bool:
    """Whether a text begins like a sub-item: '(a) ', '(iv) ', '• '."""
    return bool(_ITEM.match(text))


def joined(lines: Iterable[str], *, items: bool = True) -> str:
    """Wrapped lines as one text; a line that begins an item '(a) ...' stays a line, if `items`."""
    result = ""
    for raw in lines:
        line = _BLANKS.sub(" ", raw).strip()
        if not line:
            continue
        if not result:
            result = line
        elif items and is_item(line):
            result += "\n" + line
        else:
            result += _glue(result[-1], line[0]) + line
    return result


def width(text: str) -> int:
    """Columns a text takes when printed: two for an ideograph or full-width sign."""
    return len(text) + sum(sign > "\u2e7f" for sign in text)


def unwrapped(text: str) -> str:
    """A cell's or paragraph's text with the wraps inside it undone."""
    return joined(text.split("\n"))


def _glue(last: str, first: str) -> str:
    if _LATIN.match(first):
        return "" if last in "-/(（“‘《" or (not last.isascii() and not _IDEOGRAPH.match(last)) else " "
    if _IDEOGRAPH.match(first):
        return " " if _LATIN.match(last) else ""
    if last.isascii() and first.isascii() and first not in ",.;:!?)/-%":
        return "" if last in "-/(" else " "
    return ""
