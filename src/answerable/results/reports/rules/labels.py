"""What a row of a table is, read from its label: total, gross, net, 'of which', which entity.

Levels come from the reader; a row the reader took for an item is still a total when its label
says so. Labels are compared without numbering, blanks and the words that only say "required".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from answerable.calc.account import Level, Row

# Strict on purpose: the level is the reader's business, this only catches what it cannot know.
_TOTAL = re.compile(
    r"(?:小计|共计|合计|总计)\s*$|^(?:小计|共计|合计|总计)|毛额|净额|^(?:gross|net) requirements"
    r"|^(?:sub-?total|grand total|total)(?:\s*$|\s*[,:(]|\s+(?:requirements|resources|categor))",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(
    r"中所包含的|^其中|^列入|^\W*of which\b|^\W*including\b|\bincluded in\b", re.IGNORECASE
)
GROSS = re.compile(r"毛额|\bgross\b", re.IGNORECASE)
NET = re.compile(r"净额|\bnet\b", re.IGNORECASE)
STAFF_ASSESSMENT = re.compile(r"薪金税|\bstaff assessment\b", re.IGNORECASE)
_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]+[.、]|[ivx]+\.|[a-z]\.|\(?[a-z0-9]{1,2}\)|\d+\.)\s*", re.IGNORECASE
)
_REQUIRED = re.compile(r"^(?:所需资源|所需)|\b(?:requirements|resources)\b")
_NOTE = re.compile(r"\s+[a-z]$")
_KEPT = re.compile(r"[^\w]+")


def level(row: Row) -> Level:
    """The row's level, corrected by what its label says."""
    if row.level != "item" or not row.label:
        return row.level
    if _OF_WHICH.search(row.label):
        return "of_which"
    return "total" if _TOTAL.search(row.label) else "item"


@lru_cache(maxsize=4096)
def plain(label: str) -> str:
    """A label for comparing: '一. 员额资源' and '所需员额资源' are both '员额资源'."""
    text = unicodedata.normalize("NFKC", label).casefold().strip()
    text = _NUMBERING.sub("", text)
    text = _NOTE.sub("", text)
    return _KEPT.sub("", _REQUIRED.sub("", text)).removesuffix("s")


def same(one: str, other: str) -> bool:
    """Whether two labels name the same thing: equal, or one is a longer wording of the other."""
    left, right = plain(one), plain(other)
    if left == right:
        return True
    shorter, longer = sorted((left, right), key=len)
    return len(shorter) >= 3 and longer.startswith(shorter)
