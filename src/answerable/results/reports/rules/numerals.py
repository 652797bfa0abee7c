"""Numbers inside sentences, Chinese and English: counts, percentages and amounts of money.

Dates, ordinals, symbols of documents and years are no figures and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

NumeralKind = Literal["count", "percent", "money"]

# Digits with thousands in groups, or plain; never a part of a symbol, a date or a longer number.
NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u2009,]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
PERCENT = r"\s*(?:%|％|per ?cent\b|percent\b)"
_NUMERAL = re.compile(
    rf"(?P<sign>US\$|\$)?\s?(?<![\dA-Za-z./\-–])(?P<digits>{NUMBER})(?![\d/])"
    rf"(?:(?P<percent>{PERCENT})|(?P<scale>\s*(?:百万|千万|亿|万|千|million|billion|thousand)(?![a-z]))?"
    r"(?P<dollars>\s*(?:美元|(?:United States )?dollars))?)"
)
_NO_FIGURE_AFTER = re.compile(
    r"\s*(?:年|月|日|号|时|段|页|周年|届|[-–—/]\s*\d|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
_NO_FIGURE_BEFORE = re.compile(
    r"(?:第|表|附件|产出|\b(?:paragraphs?|para\.|table|outputs?|resolutions?|annex|section|article|No\.|"
    r"January|February|March|April|May|June|July|August|September|October|November|December))\s*$",
    re.IGNORECASE,
)
_SCALES = {
    "百万": 1_000_000, "million": 1_000_000, "亿": 100_000_000, "千万": 10_000_000, "万": 10_000,
    "千": 1_000, "billion": 1_000_000_000, "thousand": 1_000,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number of a sentence; `value` is the full amount, `slack` what its rounding may hide."""

    value: Decimal
    digits: str  # as a quantity: '12723102', '0.06'
    kind: NumeralKind
    start: int
    end: int
    slack: Decimal = Decimal(0)


def digits(text: str) -> str:
    """'12 723 102' -> '12723102'"""
    return re.sub(r"[ \u00a0\u2009,]", "", text)


def numerals(sentence: str) -> Iterator[Numeral]:
    """The figures of a sentence in order."""
    for found in _NUMERAL.finditer(sentence):
        plain = digits(found["digits"])
        if found["percent"]:
            yield Numeral(Decimal(plain), plain, "percent", found.start("digits"), found.end())
            continue
        if found["sign"] or found["dollars"]:
            yield _money(found, plain)
            continue
        after = sentence[found.end("digits") : found.end("digits") + 12]
        before = sentence[max(0, found.start("digits") - 12) : found.start("digits")]
        if found["scale"] or _NO_FIGURE_AFTER.match(after) or _NO_FIGURE_BEFORE.search(before):
            continue
        yield Numeral(Decimal(plain), plain, "count", found.start("digits"), found.end("digits"))


def _money(found: re.Match[str], plain: str) -> Numeral:
    """A short amount ('50 万美元', '$1.3 million') is taken as rounded to a tenth of a million."""
    scale = Decimal(_SCALES[found["scale"].strip()]) if found["scale"] else Decimal(1)
    slack = Decimal(50_000) if scale > 1 else Decimal(0)
    return Numeral(Decimal(plain) * scale, plain, "money", found.start("digits"), found.end(), slack)


_SENTENCE_END = re.compile(r"(?<=[。；！？\n])|(?<=[.!?])\s+(?=[A-Z(\"“])")


def split_sentences(text: str) -> list[str]:
    """The sentences of a paragraph; sub-items and semicolons end one as well."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part and part.strip()]
