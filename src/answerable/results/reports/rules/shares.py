"""Shares, changes and sums that a sentence states together with the numbers they come from.

Only wording that ties the numbers together is judged ("49 of 108 (45 per cent)"), so that two
numbers that merely stand in one sentence raise no doubt. "Nearly" and "about" are not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
    figures = [n for n in numerals(sentence) if not n.slack and not _is_measure(sentence, n)]
    starts = {n.start for n in figures}
    taken: list[tuple[int, int]] = []
    for found in _found(SHARES, sentence, taken):
        if {found.start("part"), found.start("whole")} <= starts:  # else one of them is a date
            taken.append(found.span("percent"))
            part, whole = digits(found["part"]), digits(found["whole"])
            computed = percent(Decimal(part), Decimal(whole), places(found["percent"]))
            if computed is not None and computed != Decimal(found["percent"]):
                yield Claim("share", found["percent"], str(computed), part, whole)
    for found in _found((*SHARE_OF_EARLIER, BRACKETED), sentence, taken):
        if TIED.search(sentence[: found.end()]):
            taken.append(found.span("percent"))
            yield from _share_of_any(figures, found)


def _found(
    patterns: Iterable[re.Pattern[str]], sentence: str, taken: list[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    """Matches whose percentage is exact ("nearly" is not) and not judged by a better pattern."""
    for pattern in patterns:
        for found in pattern.finditer(sentence):
            at = found.start("percent")
            if not VAGUE.search(sentence[:at]) and not any(start <= at < end for start, end in taken):
                yield found


def _share_of_any(figures: list[Numeral], found: re.Match[str]) -> Iterator[Claim]:
    """Any two figures near may be part and whole: one pair that fits is enough.

    Where none fits, the figure just before the percentage is the part and the largest the whole.
    """
    near = [n for n in figures if n.start < found.end() + _REACH and n.kind != "percent"]
    printed, shown = Decimal(found["percent"]), places(found["percent"])
    pairs = [
        (part, whole)
        for part in near
        for whole in near
        if part.kind == whole.kind and part.value and (part.value < whole.value) == (printed < HUNDRED)
    ]
    shares = {pair: percent(pair[0].value, pair[1].value, shown) for pair in pairs if pair[1].value}
    if not shares or printed in shares.values():
        return
    before = found.start("percent")
    part, whole = max(shares, key=lambda pair: (pair[0].end <= before, pair[0].end, pair[1].value))
    yield Claim("share", found["percent"], str(shares[part, whole]), part.digits, whole.digits)


def _is_measure(sentence: str, numeral: Numeral) -> bool:
    """A time or a length ("within 10 days") is neither part nor whole."""
    return MEASURE.match(sentence[numeral.end :]) is not None


def _changes(sentence: str) -> Iterator[Claim]:
    for pattern in CHANGES:
        for found in pattern.finditer(sentence):
            if VAGUE.search(sentence[: found.start("percent")]):
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
