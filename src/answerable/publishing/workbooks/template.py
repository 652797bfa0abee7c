"""How a workbook of ours is laid out, and how a cell that was touched is told from one that was not.

Every data sheet has a hidden first row with the codes of its columns, a hidden column with the
stable ids of its rows, and a hidden column with a short digest of every cell as it stood when the
workbook was made. Headers, order and language of what people see decide nothing.
"""

from __future__ import annotations

import hashlib
import unicodedata
from decimal import Decimal
from functools import lru_cache

VERSION = 1
NAME = "answerable-workbook"
HIDDEN_SHEET = "answerable"  # kind, target, entity, language, version, lists, ids
MARK = "answerable:"  # before the table's code, in the first cell of the row of codes
ID, DIGESTS = "id", "digests"  # codes of the two hidden columns
NEW = "+"  # ids of blank rows begin with it
FIRST_ROW = 4  # of data, from 0: codes, title, note, headers stand above
SHORT = 12  # hexadecimal digits of one cell's digest
NOTHING = "-" * SHORT  # of an empty cell
_LARGEST_EXACT = 15  # digits a spreadsheet keeps


@lru_cache(maxsize=8_192)  # a section, a cause and a small figure stand in many rows
def digest(value: str | None) -> str:
    """Twelve signs that stand for a cell's content in its canonical form."""
    if value is None:
        return NOTHING
    return hashlib.blake2b(value.encode("utf-8", "surrogatepass"), digest_size=SHORT // 2).hexdigest()


def canonical(value: str | None, figure: bool) -> str | None:
    """A figure without its trailing zeros, a text with one kind of line end and blanks only within."""
    if value is None:
        return None
    if figure:
        found = plain_figure(value)
        if found is not None:
            return found
    text = value if value.isascii() else unicodedata.normalize("NFC", value)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.strip() or None


def plain_figure(value: str) -> str | None:
    """'5.0' as '5'; None for what is no plain figure."""
    body = value[1:] if value[:1] == "-" else value
    whole, point, decimals = body.partition(".")
    if not whole.isdigit() or (point and not decimals.isdigit()) or not body.isascii():
        return None
    whole, decimals = whole.lstrip("0") or "0", decimals.rstrip("0")
    figure = f"{whole}.{decimals}" if decimals else whole
    return f"-{figure}" if value[:1] == "-" and figure != "0" else figure


def fits_a_number(plain: str) -> bool:
    """Whether it is a figure in its plain form, and a spreadsheet keeps every digit of it."""
    return plain_figure(plain) == plain and len(plain.strip("-").replace(".", "")) <= _LARGEST_EXACT


def decimals_of(value: str) -> int:
    """How many decimals it is written with."""
    return len(value.partition(".")[2])


def said_number(value: float | int) -> str:
    """A number cell's content as digits: what the file says, not what binary makes of it."""
    if isinstance(value, int):
        return str(value)
    if abs(value) < 1e15 and value == int(value):
        return str(int(value))
    text = repr(value)
    if "e" in text or "n" in text:
        exact = Decimal(text)
        return f"{exact:f}" if exact.is_finite() else text
    return text


def column_letters(column: int) -> str:
    """'AB' for 27."""
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """'B7' for row 6, column 1."""
    return f"{column_letters(column)}{row + 1}"
