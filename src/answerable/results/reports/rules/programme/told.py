"""Figures a sentence tells of a measure: in digits, in words, in millions; not years, names or other shares.

'... twelve Member States ... in line with the 2030 Agenda ...' tells 12. A percentage counts only where
the measure is one, because a count may be told by its growth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.calc.account import Result

FIGURE = r"\d{1,3}(?:[ ,\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PERCENT = r"\s?(?:per cent|percent|%|％)"
_SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9,
    "千": 10**3, "万": 10**4, "百万": 10**6, "亿": 10**8, "十亿": 10**9,
}  # fmt: skip
_SCALE = rf"\s?(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})"
_NUMBER = re.compile(
    rf"(?<![\w./-])(?P<digits>{FIGURE})(?:(?P<percent>{_PERCENT})|{_SCALE})?(?![\w/]|\.\d|,\d)", re.ASCII
)
_CHINESE = re.compile(rf"(?<![\w./-])(?P<digits>{FIGURE})(?:(?P<percent>{_PERCENT})|{_SCALE})?", re.ASCII)
_COUNTED = re.compile(r"(?<![一二三四五六七八九十百第])([一二两三四五六七八九十])(?=[个国次项份名家艘])")
_HAN_LETTER = re.compile(r"[\u4e00-\u9fff]")
_HAN = {"两": 2, **{letter: value for value, letter in enumerate("一二三四五六七八九十", 1)}}
_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b(?!-)", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:\b[A-Z][\w’-]*|\b(?:article|phase|pillar|level|tier|paragraph|subprogramme|component|goals?)) $"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE = re.compile(r"(?:^|[.;:] )\S+ $")  # its first word has a capital and names nothing
_SHARE = re.compile(r"per ?cent|%|％|share|rate\b|百分|比率|率")


def is_share(result: Result) -> bool:
    """Whether the measure of a result is told in per cent."""
    captions = " ".join(f"{e.title or ''} {e.unit or ''}" for e in result.exhibits)
    cells = " ".join(value.text or "" for value in result.measures)
    return _SHARE.search(f"{captions} {cells}".casefold()) is not None


def figures(sentence: str, share: bool) -> Iterator[Decimal]:
    """The figures in order; one in millions as it is printed and in full."""
    if _HAN_LETTER.search(sentence):
        yield from (Decimal(_HAN[found[1]]) for found in _COUNTED.finditer(sentence))
    else:
        yield from (Decimal(1 + _WORDS.index(found[0].casefold())) for found in _WORD.finditer(sentence))
    for found in _pattern(sentence).finditer(sentence):
        before = sentence[: found.start()]
        if _NAMED.search(before) is None or _SENTENCE.search(before) is not None:
            yield from _values(found, share)


def first_figure(text: str, share: bool) -> tuple[Decimal, ...]:
    """The figure a text begins with, as `figures` gives it; nothing where it begins with none."""
    found = _pattern(text).match(text)
    return () if found is None else tuple(_values(found, share))


def _pattern(text: str) -> re.Pattern[str]:
    return _CHINESE if _HAN_LETTER.search(text) else _NUMBER


def _values(found: re.Match[str], share: bool) -> Iterator[Decimal]:
    is_year = not found["percent"] and not found["scale"] and _YEAR.fullmatch(found["digits"])
    if is_year or (found["percent"] and not share):
        return
    value = Decimal(re.sub(r"[ ,\u00a0]", "", found["digits"]))
    yield value
    if found["scale"]:
        yield value * _SCALES[found["scale"]]
