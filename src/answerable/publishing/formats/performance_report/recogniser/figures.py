"""Figures at the end of a line whose cells lost their borders: '3 700 3 500 94.6'.

Thousands stand apart by the same blank as cells do, so several readings may fit. What the row
itself proves decides: the printed rate of an output, the variance of a sum of money, the vacancy
rate of a staff count. Without proof a reading is taken only when it is the only one, or when
every other one is far from the printed rate; else the row says that it is ambiguous.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from answerable.calc.delivery import delivery_rate
from answerable.calc.quantities import number, parse_printed
from answerable.publishing.formats.performance_report.mapping import Wording

_TOKEN = re.compile(r"^[(（]?\$?-?\d[\d.,]*[%％]?[)）]?$|^[—–−-]$")
_WHOLE = r"0|[1-9]\d{0,2}(?: \d{3})+|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+"
_WELL_FORMED = re.compile(rf"^[(（]?\$?-?(?:{_WHOLE})(?:\.\d+)?\s?[%％]?[)）]?$|^[—–−-]$")
_DOUBLED = re.compile(r"^(\d+\.\d+|100)\1$")
# words after which a text goes on with a number
_OPEN = "of|by|for|in|to|from|than|some|about|over|under|at|on|and|or|with|until|since|between|least|most"
_CLOSED = re.compile(rf"(?:(?!第)[㐀-鿿]|[)）”》]|(?:^|\s)(?!(?:{_OPEN})$)[a-z][a-z’'-]*)$")
_CLOSE, _FAR = Decimal("1.25"), Decimal(4)
_MOST_GROUPS = 5  # of three digits in one figure: beyond it no line is tried, however long it is

Reading = tuple[str, ...]
Distance = Callable[[Reading], "Decimal | None"]  # 0 is proof; None: nothing to compare


@dataclass(frozen=True, slots=True)
class Tail:
    """The figures at a line's end and the text before them."""

    text: str
    figures: Reading
    doubtful: tuple[Reading, ...] = ()  # the readings between which nothing decides


@cache
def words_for_figures(wording: Wording) -> frozenset[str]:
    return frozenset(word.casefold() for word in wording.quantity_words.values())


def trailing_tokens(text: str, wording: Wording) -> tuple[str, list[str]]:
    """The text before, and the tokens at its end that can belong to figures."""
    parts = text.split()
    words = words_for_figures(wording)
    if wording.language != "zh":
        parts = _whole_words(parts, words)
    count = 0
    while count < len(parts):
        token = parts[-1 - count]
        if not (_TOKEN.match(token) or token.casefold() in words):
            break
        count += 1
    if not count:
        return text, []
    tokens = parts[len(parts) - count :]
    blanks = sum(token.count(" ") for token in tokens)
    kept = text.rsplit(None, count + blanks)[0] if count < len(parts) else ""
    return kept, tokens


def _whole_words(parts: list[str], words: frozenset[str]) -> list[str]:
    """'Not', 'applicable' as the one word that stands for a figure."""
    found: list[str] = []
    for part in parts:
        if found and f"{found[-1]} {part}".casefold() in words:
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


def groupings(tokens: Sequence[str], count: int, wording: Wording) -> Iterator[Reading]:
    """Every way to make `count` well-formed figures of all the tokens."""
    if len(tokens) > count * _MOST_GROUPS:
        return
    if count == 1:
        if _well_formed(tokens, wording):
            yield (" ".join(tokens),)
        return
    for size in range(1, min(len(tokens) - count + 1, _MOST_GROUPS) + 1):
        head = tokens[:size]
        if _well_formed(head, wording):
            for rest in groupings(tokens[size:], count - 1, wording):
                yield (" ".join(head), *rest)


def _well_formed(tokens: Sequence[str], wording: Wording) -> bool:
    whole = " ".join(tokens)
    if len(tokens) == 1 and whole.casefold() in words_for_figures(wording):
        return True
    opened, closed = whole[0] in "(（", whole[-1] in ")）"
    return bool(_WELL_FORMED.match(whole)) and opened == closed


def read_tail(text: str, count: int, distance: Distance, wording: Wording) -> Tail | None:
    """`count` figures at the end of a line; None when they are not there."""
    if "\t" in text:
        return _explicit(text, count)
    before, tokens = trailing_tokens(text, wording)
    if len(tokens) < count:
        return None
    whole = list(groupings(tokens, count, wording))
    proven = _plainest([reading for reading in whole if distance(reading) == 0])
    shorter = _shorter(before, tokens, count, wording) if before else []
    ends = [(text, r) for text, r in shorter if distance(r) == 0]  # the text ends in a number
    if len(proven) == 1:
        return Tail(before, proven[0], () if closed(before) else _all(proven, ends))
    if not proven and ends:
        return Tail(ends[0][0], ends[0][1], tuple(r for _, r in ends) if len(ends) > 1 else ())
    if len(whole) == 1 or not whole:
        return _only(before, whole, shorter, distance)
    return _closest(before, proven or whole, distance)


def _all(whole: Sequence[Reading], shorter: Sequence[tuple[str, Reading]]) -> tuple[Reading, ...]:
    """Every reading that a doubt names; none where there is but one."""
    return (*whole, *(reading for _, reading in shorter)) if shorter else ()


def closed(before: str) -> bool:
    """Whether a text can hardly go on with a number: it ends in an ideograph, a bracket, a plain noun."""
    return bool(_CLOSED.search(before))


def _plainest(readings: list[Reading]) -> list[Reading]:
    """Of several proven readings those with the shortest rate: thousands of per cent are rare."""
    shortest = min((reading[-1].count(" ") for reading in readings), default=0)
    return [reading for reading in readings if reading[-1].count(" ") == shortest]


def _only(
    before: str, whole: list[Reading], shorter: Sequence[tuple[str, Reading]], distance: Distance
) -> Tail | None:
    """One reading of all figures or none: it stands, unless it is absurd and a shorter one is near."""
    near = [(text, r) for text, r in shorter if (far := distance(r)) is not None and far < _CLOSE - 1]
    if not whole:
        first = near or list(shorter[:1])
        return Tail(first[0][0], first[0][1]) if len(first) == 1 else None
    far = distance(whole[0])
    if far is None and shorter and len(whole[0]) > 1 and not closed(before):
        return Tail(before, whole[0], _all(whole, shorter))  # 'Beacon 271 928 not applicable 0.0'
    if len(near) == 1 and far is not None and far > _FAR - 1:
        return Tail(near[0][0], near[0][1], (near[0][1], whole[0]))
    return Tail(before, whole[0])


def _explicit(text: str, count: int) -> Tail | None:
    cells = [cell.strip() for cell in text.split("\t")]
    if len(cells) < 2:
        return None
    figures = [*cells[1 : count + 1], *[""] * count][:count]
    return Tail(cells[0], tuple(figures)) if any(figures) else None


def _shorter(before: str, tokens: Sequence[str], count: int, wording: Wording) -> list[tuple[str, Reading]]:
    """Readings in which the text itself ends in a number, so that fewer tokens are figures."""
    fewest = max(1, len(tokens) - count * _MOST_GROUPS)
    return [
        (" ".join((before, *tokens[:dropped])), reading)
        for dropped in range(fewest, len(tokens) - count + 1)
        for reading in groupings(tokens[dropped:], count, wording)
    ]


def _closest(before: str, readings: Sequence[Reading], distance: Distance) -> Tail | None:
    """The reading whose rate is near the printed one while all others are far from it."""
    ranked = sorted(
        (far if (far := distance(r)) is not None else Decimal("Infinity"), i) for i, r in enumerate(readings)
    )
    best = readings[ranked[0][1]]
    blanks = best[-1].count(" ")
    ranked = [r for r in ranked if r[1] == ranked[0][1] or readings[r[1]][-1].count(" ") <= blanks]
    if len(ranked) == 1 and ranked[0][0] < _CLOSE - 1:
        return Tail(before, best)
    if len(ranked) > 1 and ranked[0][0] < _CLOSE - 1 and ranked[1][0] > _FAR - 1:
        return Tail(before, best)
    return Tail(before, (), tuple(readings))


def doubled(rate: str, more: str) -> str | None:
    """A cell extracted twice over a line's end: '83.383.' and '3' -> '83.3'."""
    found = _DOUBLED.match(rate + more)
    return found[1] if found else None


def _ratio(printed: Decimal, computed: Decimal) -> Decimal:
    """How far two figures are apart: 0 when equal, 1 when one is twice the other."""
    if printed == computed:
        return Decimal(0)
    low, high = sorted((abs(printed), abs(computed)))
    return high / low - 1 if low else Decimal("Infinity")


def rate_distance(reading: Reading) -> Decimal | None:
    """How far the printed rate is from planned and actual; 0 proves the reading."""
    planned, actual, rate = (parse_printed(figure) for figure in reading)
    printed = number(rate)
    # '0' or '100' without a decimal proves only what it states exactly
    computed = delivery_rate(planned, actual, max(1, _places(rate)))
    if printed is None or computed is None:
        return None
    return _ratio(printed, computed)


def money_distance(reading: Reading) -> Decimal | None:
    """How far the printed variance is from apportionment less expenditure."""
    apportionment, expenditure, variance = (number(parse_printed(figure)) for figure in reading[:3])
    if apportionment is None or expenditure is None or variance is None:
        return None
    computed = apportionment - expenditure
    if abs(computed - variance) <= Decimal("0.1"):
        return Decimal(0)
    return _ratio(variance, computed)


def vacancy_distance(reading: Reading) -> Decimal | None:
    """How far the printed vacancy rate is from authorized and average incumbency."""
    authorized, average, rate = (number(parse_printed(figure)) for figure in reading[:3])
    if not authorized or average is None or rate is None:
        return None
    computed = (authorized - average) / authorized * 100
    return Decimal(0) if abs(computed - rate) <= 1 else _ratio(rate, computed)


def no_distance(_reading: Reading) -> Decimal | None:
    return None


def _places(quantity: str | None) -> int:
    return len((quantity or "").partition(".")[2])
