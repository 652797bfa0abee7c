"""What a cell of completed values says: numbers, words, and several of them stacked.

Thousands are separated by blanks in this form, and so are stacked values: "1 912 290 333" may
be one number or four. `ways` lists every reading; `stacked` takes the one the row proves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from answerable.publishing.formats.outputs_addendum.mapping import Words

_MOST_TOKENS = 16  # no cell of the form holds more; the ways to read them double with each
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+(?!\d)|\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_TIME = r"\s*(?:年|月|日|天|小时|分钟|周|世纪|号|届|阶段|-year|(?:year|month|week|day|hour)s?\b)"
_NO_COUNT = re.compile(
    r"\d{4}/\d{2,4}(?:\s*年度?)?"  # a financial period
    r"|第\s*\d+(?:/\d+)?\s*(?:\(\d{4}\)|（\d{4}）)?"  # an ordinal, a resolution
    r"|\b\d+\s*\(\d{4}\)"
    r"|[A-Za-z]+(?:[/.-][A-Za-z0-9]+)*[/-]\d+\S*"  # a symbol
    r"|[A-Za-z]+\d+"
    r"|\d{1,2}\s*:\s*\d[\d ]*"  # a scale, a clock
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{4}"
    rf"|\d+{_TIME}"
)


@dataclass(frozen=True, slots=True)
class Value:
    """One completed value: '44', 'yes', and the unit printed with it ('%', '页'), if any."""

    quantity: str | None
    unit: str | None = None

    @property
    def is_number(self) -> bool:
        return self.quantity is not None and self.quantity.lstrip("-")[:1].isdigit()


def ways(cell: str, words: Words) -> list[tuple[Value, ...]]:
    """Every way to read a value cell as one or more values; empty if it is none.

    The first is the one with the fewest values: '2 574' reads as 2574 before 2 and 574.
    """
    whole = _word(cell, words)
    if whole:
        return [(whole,)]
    tokens = tuple(cell.split())
    return sorted(_ways(tokens, words), key=len) if 0 < len(tokens) <= _MOST_TOKENS else []


def _key(text: str) -> str:
    return " ".join(text.lower().rstrip(".。").split())


def _word(text: str, words: Words) -> Value | None:
    key = _key(text)
    if key == words.not_reported.lower():
        return Value(None)
    return Value(words.value_words[key]) if key in words.value_words else None


def _ways(tokens: tuple[str, ...], words: Words) -> list[tuple[Value, ...]]:
    if not tokens:
        return [()]
    found: list[tuple[Value, ...]] = []
    for size in range(len(tokens), 0, -1):
        first = _one(tokens[:size], words)
        if first is not None:
            found += [(first, *rest) for rest in _ways(tokens[size:], words)]
    return found


def _one(tokens: Sequence[str], words: Words) -> Value | None:
    """One value from neighbouring tokens, with the unit behind it; None if they are not one."""
    word = _word(" ".join(tokens), words)
    if word:
        return word
    head, unit = list(tokens), None
    if len(head) > 1 and not re.match(r"[\d,.%]", head[-1]) and _key(head[-1]) not in words.value_words:
        unit = head.pop()
    last = re.fullmatch(rf"({_NUMBER})(%|[^\d\s,.:：%]{{1,6}})?", head[-1])
    if not last or (last[2] and unit):
        return None
    head[-1], unit = last[1], unit or last[2]
    if len(head) > 1:
        if not re.fullmatch(r"\d{1,3}(?: \d{3})+(?:\.\d+)?", " ".join(head)):
            return None
    elif not re.fullmatch(_NUMBER, head[0]):
        return None
    number = "".join(head).replace(",", "")
    if len(number) > 1 and number[0] == "0" and number[1] != ".":
        return None
    return Value(number, unit)


def stacked(cell: str, labels: int, text: str, words: Words) -> tuple[tuple[Value, ...], bool]:
    """The values of a cell, and whether the row proves that reading.

    `labels`: how many texts that could be a value's label stand beside it; `text`: the planned
    output, whose numbers are of the size of what was completed. An empty tuple: not readable.
    """
    found = ways(cell, words)
    if not found:
        return (), False
    if len(found) == 1:
        return found[0], True
    # One number in the plan, or one label beside it: one value, however its thousands are parted.
    planned = numbers(text)
    wanted = labels if labels > 1 else 1
    if wanted > 1 and len(found[0]) == 1 and len(planned) == 1:
        wanted = 1
    fitting = [way for way in found if len(way) == wanted]
    if not fitting:
        return found[0], False
    if len(fitting) == 1:
        return fitting[0], True
    if len(planned) == wanted:
        return min(fitting, key=lambda way: _distance(way, planned)), True
    return fitting[0], False


def _distance(way: Sequence[Value], planned: Sequence[str]) -> int:
    """How far completed values are from planned ones, in orders of magnitude."""
    total = 0
    for value, number in zip(way, planned, strict=True):
        if value.quantity is not None and value.is_number:
            total += abs(Decimal(value.quantity).adjusted() - Decimal(number).adjusted())
    return total


def numbers(text: str) -> list[str]:
    """The counts stated in a planned output's text, in order.

    Periods, dates, ordinals and symbols are no counts.
    """
    counted = _NO_COUNT.sub(lambda found: " # " if found[0] else "", text)
    return [re.sub(r"[ ,]", "", number) for number in _GROUPED.findall(counted)]


def planned(text: str) -> str | None:
    """The one number a planned output states, or None where it states none or several."""
    found = numbers(text)
    return found[0] if len(found) == 1 else None


def printed(quantity: str | None, words: Words) -> str:
    """A completed value as the form prints it: thousands parted by blanks (zh) or commas (en)."""
    if quantity is None:
        return words.not_reported
    word = words.printed_values.get(quantity)
    if word:
        return word
    if not re.fullmatch(r"-?\d+(?:\.\d+)?", quantity):
        return quantity
    whole, dot, decimals = quantity.partition(".")
    parted = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", " " if words.language == "zh" else ",", whole)
    return parted + dot + decimals
