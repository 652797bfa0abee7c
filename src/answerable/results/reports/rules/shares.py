"""Shares, changes and sums that a sentence states together with the numbers they come from.

Only wording that ties the numbers together is judged ("49 of 108 (45 per cent)"), so that two
numbers that merely stand in one sentence raise no doubt. "Nearly" and "about" are not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from answerable.calc.ratios import HUNDRED, percent
from answerable.calc.rounding import places
from answerable.results.reports.rules.numerals import Numeral, digits, numerals
from answerable.results.reports.rules.share_patterns import (
    BRACKETED,
    CHANGES,
    ITEM,
    LIST,
    MEASURE,
    SHARE_OF_EARLIER,
    SHARES,
    TIED,
    VAGUE,
)

THREE_DIGITS = re.compile(r"\d\D*\d\D*\d")  # less cannot tie a percentage to two numbers
_REACH = 80  # characters behind a share in which its whole may still stand

Relation = Literal["share", "change", "sum"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence says of its own numbers, and what they give."""

    relation: Relation
    printed: str
    computed: str
    first: str  # part, or from
    second: str  # whole, or to


def claims(sentence: str) -> Iterator[Claim]:
    """The claims of a sentence that its own numbers contradict."""
    if not THREE_DIGITS.search(sentence):
        return
    yield from _shares(sentence)
    yield from _changes(sentence)
    yield from _sums(sentence)


def _shares(sentence: str) -> Iterator[Claim]:
    taken: list[tuple[int, int]] = []
    for pattern in SHARES:
        for found in pattern.finditer(sentence):
            if _vague(sentence, found) or any(a <= found.start("percent") < b for a, b in taken):
                continue
            taken.append(found.span("percent"))
            part, whole = digits(found["part"]), digits(found["whole"])
            computed = percent(Decimal(part), Decimal(whole), places(found["percent"]))
            if computed is not None and computed != Decimal(found["percent"]):
                yield Claim("share", found["percent"], str(computed), part, whole)
    for pattern in SHARE_OF_EARLIER:
        for found in pattern.finditer(sentence):
            if not _vague(sentence, found) and not any(a <= found.start("percent") < b for a, b in taken):
                taken.append(found.span("percent"))
                yield from _share_of_earlier(sentence, found)
    yield from _bracketed(sentence, taken)


def _bracketed(sentence: str, taken: list[tuple[int, int]]) -> Iterator[Claim]:
    for found in BRACKETED.finditer(sentence):
        if any(a <= found.start("percent") < b for a, b in taken) or _vague(sentence, found):
            continue
        if TIED.search(sentence[: found.start("percent")]):
            yield from _share_of_earlier(sentence, found)


def _share_of_earlier(sentence: str, found: re.Match[str]) -> Iterator[Claim]:
    """Part and whole may be any two numbers of one kind before: one pair that fits is enough."""
    before = [
        n
        for n in numerals(sentence)
        if n.start < found.end() + _REACH and not n.slack and not _is_measure(sentence, n)
    ]
    printed, shown = Decimal(found["percent"]), places(found["percent"])
    shares = [
        (abs(share - printed), share, part, whole)
        for part in before
        for whole in before
        if part.kind == whole.kind != "percent"
        and (part.value < whole.value) == (printed < HUNDRED)
        and (share := percent(part.value, whole.value, shown)) is not None
    ]
    if shares:
        distance, share, part, whole = min(shares, key=lambda s: s[0])
        if distance:
            yield Claim("share", found["percent"], str(share), part.digits, whole.digits)


def _is_measure(sentence: str, numeral: Numeral) -> bool:
    """A time or a length ("within 10 days") is neither part nor whole."""
    return MEASURE.match(sentence[numeral.end :]) is not None


def _changes(sentence: str) -> Iterator[Claim]:
    for pattern in CHANGES:
        for found in pattern.finditer(sentence):
            if _vague(sentence, found):
                continue
            first, second = Decimal(digits(found["first"])), Decimal(digits(found["second"]))
            printed, shown = Decimal(found["percent"]), places(found["percent"])
            computed = percent(abs(second - first), first, shown)
            in_points = found["points"] is not None and abs(second - first) == printed
            if computed is not None and computed != printed and not in_points:
                yield Claim("change", found["percent"], str(computed), str(first), str(second))


def _sums(sentence: str) -> Iterator[Claim]:
    for found in LIST.finditer(sentence):
        items = [Decimal(digits(item)) for item in ITEM.findall(found["items"])]
        total = Decimal(digits(found["total"]))
        if sum(items) != total:
            listed = "+".join(str(item) for item in items)
            yield Claim("sum", str(total), str(sum(items)), listed, str(len(items)))


def _vague(sentence: str, found: re.Match[str]) -> bool:
    return VAGUE.search(sentence[: found.start("percent")]) is not None
