"""The outputs a sentence refers to: '(outputs 22, 25-27 and 51)', '(产出 6、17 和 24)'.

A number after the word is a reference; a number that counts something ('产出 5 份', 'output of 3
reports') is not. Ranges are expanded; the order is that of first mention. A reference to a number
that no output has is kept: the audit says so, this reader does not hide it. A reference that names
another section or paragraph is none of this section's.
"""

from __future__ import annotations

import re
from functools import cache

from answerable.publishing.formats.performance_report.mapping import Wording

_LONGEST_RANGE = 60
_NUMBER = r"\d{1,3}(?!\d|\.\d|,\d{3}|\s\d{3}(?!\d)|\s*[%％])"
_RANGE_MARK = {"zh": r"\s*(?:至|到|[-–—~～])\s*", "en": r"\s*(?:to|through|[-–—])\s*"}
_LIST_MARK = {"zh": r"\s*(?:、|，|,|和|及|以及|与|或)\s*", "en": r"\s*(?:,\s*and|,|and|or|&)\s*"}
# what follows a number that counts things instead of naming one
_COUNTED = re.compile(r"\s*(?:份|个|次|项(?![下目])|起(?!因)|套|篇|人次|名(?!称)|种|万|亿|美元|小时)")
_ELSEWHERE = {
    "zh": re.compile(r"(?:[A-Z]\.?\s?\d*\s*节|上一节|另一节|[A-Z]\.\d+)\s*(?:的)?\s*$"),
    "en": re.compile(r"\bsection\s+[A-Z](?:\.\d+)?,?\s*$", re.IGNORECASE),
}


@cache
def _pattern(wording: Wording) -> re.Pattern[str]:
    words = "|".join(wording.output_reference)
    item = rf"{_NUMBER}(?:{_RANGE_MARK[wording.language]}{_NUMBER})?"
    boundary = r"\b" if wording.language == "en" else ""
    return re.compile(
        rf"{boundary}(?:{words})\s*(?:Nos?\.\s*)?({item}(?:{_LIST_MARK[wording.language]}(?:(?:{words})\s*)?{item})*)",
        re.IGNORECASE,
    )


@cache
def _piece(language: str) -> re.Pattern[str]:
    return re.compile(rf"({_NUMBER})(?:{_RANGE_MARK[language]}({_NUMBER}))?")


def output_references(text: str, wording: Wording) -> tuple[int, ...]:
    """Numbers of the outputs a paragraph names, each once, in order of first mention."""
    found: dict[int, None] = {}
    for match in _pattern(wording).finditer(text):
        if _ELSEWHERE[wording.language].search(text[: match.start()]):
            continue
        numbers = _expanded(match[1], wording.language)
        if _COUNTED.match(text, match.end()):
            numbers = numbers[:-1]
        found.update(dict.fromkeys(numbers))
    return tuple(found)


def _expanded(listed: str, language: str) -> list[int]:
    numbers: list[int] = []
    for first, last in _piece(language).findall(listed):
        low, high = int(first), int(last or first)
        if low <= high <= low + _LONGEST_RANGE:
            numbers.extend(range(low, high + 1))
        else:
            numbers.extend((low, high))
    return numbers
