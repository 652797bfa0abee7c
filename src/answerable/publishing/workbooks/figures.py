"""Figures typed as text, with the separators of every country; what could mean two figures is refused.

In a spreadsheet a figure is a number and has no separators. Text comes from pasting, or from a cell
formatted as text: '1.234,5' (German), '1 234,5' (French, Russian; blanks of any width), "1'234.5"
(Swiss), '12,34,567' (Indian), '1,2345,6789' (by ten thousands), '١٬٢٣٤٫٥' (Arabic), '１２３４'. One
separator before three digits, as in '1,234', is 1234 to one reader and 1.234 to another: nobody
guesses here.

Not here: words such as n/a (`calc.quantities`), what may stand in a field (`cycle.rules.values`).
"""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 40
_BLANK = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\u066c'’‘`´＇]")
_MINUS = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_CURRENCY = re.compile(
    r"^(?:US\$|USD|EUR|CHF|GBP|[$€£¥￥])\s*|\s*(?:US\$|USD|EUR|CHF|GBP|[$€£¥￥])$", re.IGNORECASE
)
# Groups of three after one to three; the last of three after groups of two; groups of four.
_GROUPS = re.compile(r"\d{1,3}(?:S\d{3})+|\d{1,2}(?:S\d{2})+S\d{3}|\d{1,4}(?:S\d{4})+")
_PLAIN = re.compile(r"\d+(?:\.\d+)?|\.\d+")


class NoFigure(ValueError):
    """It says no figure at all."""


class Ambiguous(ValueError):
    """It says two; `readings` are both, as digits."""

    def __init__(self, readings: tuple[str, str]) -> None:
        super().__init__(" / ".join(readings))
        self.readings = readings


def typed_figure(text: str) -> str:
    """The figure a text says, as digits with '.': '1.234.567,80' -> '1234567.80', '(3)' -> '-3'.

    Raises Ambiguous where it says two figures, NoFigure where it says none.
    """
    body, negative = _sign(_latin(text))
    blanks = _BLANK.search(body)
    if blanks and not _apart(body):
        raise NoFigure(text)
    body = _BLANK.sub("", body)
    found = _without_separators(body, grouped_by_blanks=bool(blanks))
    if found.startswith("."):
        found = "0" + found
    is_zero = not found.strip("0.")
    return f"-{found}" if negative and not is_zero else found


def _latin(text: str) -> str:
    """Digits of any script as 0 to 9, Arabic marks as comma and point, nothing around."""
    if len(text) > _LONGEST:
        raise NoFigure(text[:_LONGEST])
    plain = unicodedata.normalize("NFKC", text.replace("\u066b", "¤").replace("\u066c", " "))
    plain = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in plain)
    return plain.replace("¤", ".").replace("،", ",").replace("、", ",").strip()


def _sign(text: str) -> tuple[str, bool]:
    """The text without sign, per cent and currency; whether it is below zero."""
    body = _MINUS.sub("-", text.removeprefix("'"))  # what makes a spreadsheet keep a text
    negative = body.startswith("(") and body.endswith(")")
    if negative:
        body = body[1:-1].strip()
    body = _CURRENCY.sub("", body.rstrip("%").strip()).strip()
    if body.startswith("-") or body.endswith("-"):  # a minus behind the figure is what some ERPs print
        body, negative = body.strip("-").strip() if body.count("-") == 1 else body, not negative
    elif body.startswith("+"):
        body = body[1:].strip()
    return _CURRENCY.sub("", body).strip(), negative


def _apart(body: str) -> bool:
    """Whether the blanks in it stand between groups of digits and nowhere else."""
    whole = re.split(r"[.,]", body)[0]
    return _GROUPS_OF_BLANKS.fullmatch(_BLANK.sub(" ", whole)) is not None and not _BLANK.search(
        body[len(whole) :]
    )


_GROUPS_OF_BLANKS = re.compile(_GROUPS.pattern.replace("S", " "))


def _without_separators(body: str, *, grouped_by_blanks: bool) -> str:
    """The digits of what has only digits, points and commas left."""
    points, commas = body.count("."), body.count(",")
    if points and commas:
        return _both(body)
    if not points and not commas:
        return _plain(body)
    mark = "." if points else ","
    if points + commas > 1:
        return _plain(_ungrouped(body, mark))
    whole, rest = body.split(mark)
    decimal = _plain(f"{whole}.{rest}")
    if grouped_by_blanks or not whole or not _could_group(whole, rest, mark):
        return decimal
    raise Ambiguous((_plain(whole + rest), decimal))


def _could_group(whole: str, rest: str, mark: str) -> bool:
    """Whether the mark may stand for thousands: before three digits, or, a comma, before four."""
    if len(whole) > (3 if len(rest) == 3 else 4) or whole.startswith("0"):
        return False
    return len(rest) == 3 or (len(rest) == 4 and mark == ",")


def _both(body: str) -> str:
    """Two kinds of marks: the last one is the decimal mark and stands once."""
    decimal = max(".,", key=body.rfind)
    other = "," if decimal == "." else "."
    whole, _, rest = body.rpartition(decimal)
    if decimal in whole or other in rest:
        raise NoFigure(body)
    return _plain(f"{_ungrouped(whole, other)}.{rest}")


def _ungrouped(whole: str, mark: str) -> str:
    if not re.fullmatch(_GROUPS.pattern.replace("S", re.escape(mark)), whole):
        raise NoFigure(whole)
    return whole.replace(mark, "")


def _plain(body: str) -> str:
    if not _PLAIN.fullmatch(body):
        raise NoFigure(body)
    whole, point, decimals = body.partition(".")
    return f"{whole.lstrip('0') or '0'}{point}{decimals}"
