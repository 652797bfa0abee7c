"""Figures as they are printed, and how many ways a run of printed figures can be read."""

from __future__ import annotations

import itertools
import re
from decimal import ROUND_HALF_UP, Decimal

from tests.publishing.extraction.page import Sheet
from tests.publishing.extraction.words import Words

_NUMBER = re.compile(r"^-?\d+(?:\.\d+)?$")
NIL = {"zh": "—", "en": "—"}


def grouped(value: str, blank: str = " ") -> str:
    """'-522.8' -> '(522.8)', '3700' -> '3 700'; anything but digits stays."""
    if not _NUMBER.match(value):
        return value
    whole, dot, rest = value.lstrip("-").partition(".")
    whole = f"{int(whole):,}".replace(",", blank) if not whole.startswith("0") else whole
    shown = whole + dot + rest
    return f"({shown})" if value.startswith("-") else shown


def shown(value: str | None, words: Words, sheet: Sheet) -> str:
    """A quantity of the frameworks: digits or its word; None is an empty cell."""
    if value is None:
        return ""
    return words.quantity_words.get(value) or grouped(value, blank(sheet))


def money(value: str | None, sheet: Sheet) -> str:
    """A figure of a table whose nil is a dash."""
    if value is None:
        return ""
    if value == "0":
        return sheet.random.choice("—–-") if sheet.noise.dashes else "—"
    return grouped(value, blank(sheet))


def blank(sheet: Sheet) -> str:
    return sheet.random.choice("\u00a0\u202f ") if sheet.noise.thin else " "


def delivery(planned: str, actual: str) -> str | None:
    """The delivery rate as the organisation prints it: one decimal, half up."""
    if not (_NUMBER.match(planned) and _NUMBER.match(actual)) or Decimal(planned) == 0:
        return None
    rate = Decimal(actual) * 100 / Decimal(planned)
    return str(rate.quantize(Decimal("0.1"), ROUND_HALF_UP))


def readings(line: str) -> set[tuple[str, str]]:
    """The (planned, actual) that a line ending in two numbers and a rate can mean by that rate.

    Thousands may be separated by blanks. One reading: the line is decidable. None: the printed
    rate fits no reading, and only the shortest can be meant. Several: nobody can tell.
    """
    tokens = line.split()
    rate = tokens[-1]
    numbers = list(itertools.takewhile(lambda t: re.fullmatch(r"\d+(?:\.\d+)?", t), reversed(tokens[:-1])))[
        ::-1
    ]
    fit, all_readings = set(), set()
    for start in range(len(numbers) - 1):
        for middle in range(start + 1, len(numbers)):
            planned, actual = _number(numbers[start:middle]), _number(numbers[middle:])
            if planned is None or actual is None:
                continue
            all_readings.add((planned, actual))
            if delivery(planned, actual) == rate:
                fit.add((planned, actual))
    return fit or all_readings


def pairs(line: str) -> int:
    """In how many ways the numbers at a line's end can be a planned and an actual one, no rate printed."""
    tokens = line.split()
    plain = re.compile(r"\d+(?:\.\d+)?")
    numbers = list(itertools.takewhile(plain.fullmatch, reversed(tokens)))[::-1]
    splits = ((numbers[:at], numbers[at:]) for at in range(1, len(numbers)))
    return sum(1 for first, second in splits if _number(first) and _number(second))


def _number(tokens: list[str]) -> str | None:
    """'1', '920' -> '1920'; None where groups are not groups of three."""
    if len(tokens) == 1:
        return tokens[0]
    first, *rest = tokens
    grouped_rest = all(re.fullmatch(r"\d{3}(?:\.\d+)?" if t is rest[-1] else r"\d{3}", t) for t in rest)
    if not re.fullmatch(r"[1-9]\d{0,2}", first) or not grouped_rest:
        return None
    return first + "".join(rest)
