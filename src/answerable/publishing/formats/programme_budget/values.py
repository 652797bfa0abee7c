"""Cells of figures: what they say and, where they say more than a figure, the whole cell.

A dash in a list of deliverables, and in a figure, is a reported zero; in a table of performance
measures, whose cells are mostly sentences, it says that there was no measure: no value, and the dash
as its text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from answerable.calc.account import WORDS, Quantity
from answerable.calc.quantities import number, parse_printed, printed

DASH = "–"
_DASHES = re.compile(r"[-\u2010-\u2015\u2212－﹣]+")
_MARK = re.compile(r"(.*\d%?\)?)\s?((?:[a-z]|\*+)(?:,\s?[a-z])*)")  # '11 a'
_SEPARATORS = re.compile(r"(?<=\d)[ ,\u2009\u202f\u00a0](?=\d{3}(?!\d))")


def is_dash(cell: str) -> bool:
    return _DASHES.fullmatch(cell) is not None


def read_value(cell: str, nil: Quantity = "0") -> tuple[Quantity, str | None]:
    """The quantity of a cell, and its whole text where it says more than the quantity."""
    if not cell:
        return None, None
    if is_dash(cell):
        return (nil, None) if nil is not None else (None, cell)
    marked = _MARK.fullmatch(cell)
    body = marked[1] if marked else cell
    value = parse_printed(body)
    if value is None or (number(value) is None and value not in WORDS):
        return None, cell
    if marked is None and (value in WORDS or value in (_SEPARATORS.sub("", cell), _negative(cell))):
        return value, None
    return value, cell


def _negative(cell: str) -> str:
    """'(1 200)' as '-1200'."""
    inner = _SEPARATORS.sub("", cell).strip("()（）")
    return f"-{inner}"


def print_value(value: Quantity, text: str | None, words: Mapping[str, str], dash: bool) -> str:
    """The cell that `read_value` reads back; `dash` prints a zero as a dash."""
    if text is not None:
        return text
    if value is None:
        return ""
    if dash and value == "0":
        return DASH
    return words.get(value) or printed(value)
