"""What a printed quantity says: a number, a word, nothing, or that it does not apply.

A quantity is a string as in `calc.account`: digits with '.', one of WORDS, the printed word,
or None. `None` is "not reported", '0' is a reported zero and 'not_applicable' is a third thing;
nothing here turns one into another.

Not here: rounding (`calc.rounding`), money and its unit (`calc.money`).
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Literal

from answerable.calc.account import WORDS, Quantity

State = Literal["reported", "not_reported", "not_applicable", "none", "answer", "word"]

# Printed words that stand for one of WORDS, in the languages documents are printed in.
_PRINTED_WORDS = {
    "不适用": "not_applicable", "n/a": "not_applicable", "na": "not_applicable",
    "not applicable": "not_applicable", "sans objet": "not_applicable", "s.o.": "not_applicable",
    "no se aplica": "not_applicable", "неприменимо": "not_applicable", "н/п": "not_applicable",
    "لا ينطبق": "not_applicable",
    "无": "none", "none": "none", "nil": "none", "néant": "none", "ninguno": "none",
    "是": "yes", "yes": "yes", "oui": "yes", "sí": "yes", "да": "yes", "نعم": "yes",
    "否": "no", "no": "no", "non": "no", "нет": "no", "لا": "no",
    "部分": "partly", "部分完成": "partly", "partly": "partly", "partially": "partly",
    "partial": "partly", "partly completed": "partly", "en partie": "partly",
    "en parte": "partly", "частично": "partly", "جزئيا": "partly",
}  # fmt: skip
_WORD_NAMES = frozenset(WORDS)
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500－﹣")
_MINUS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212－﹣", "-"))
APART = "\u202f"  # between groups of three digits on screens: narrow, and no line is broken there
_LONGEST = 25  # characters of a figure: decimals are exact to 28 digits, and no account has more
_BLANKS = re.compile(r"\s+")
_GROUPED = re.compile(r"\d{1,3}(?:[ ,'’]\d{3})+")
_PLAIN = re.compile(r"-?(?:\d+(?:\.\d+)?|\.\d+)")


def number(quantity: Quantity | Decimal) -> Decimal | None:
    """The number a quantity states; None for words, for not applicable and for not reported."""
    if quantity is None or isinstance(quantity, Decimal):
        return quantity
    if not quantity or len(quantity) > _LONGEST or quantity in _WORD_NAMES:
        return None
    try:
        value = Decimal(quantity)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value.adjusted()) < _LONGEST else None


def state(quantity: Quantity | Decimal) -> State:
    """What kind of thing stands there: the type every aggregate has to ask for."""
    if quantity is None or quantity == "":
        return "not_reported"
    if number(quantity) is not None:
        return "reported"
    if quantity == "not_applicable":
        return "not_applicable"
    if quantity == "none":
        return "none"
    return "answer" if quantity in ("yes", "no", "partly") else "word"


def parse_printed(text: str | None, *, nil: Quantity = "0", decimal_mark: str = ".") -> Quantity:
    """A printed figure as a quantity: '(3 690.4)' -> '-3690.4', '(0.2%)' -> '-0.2', '是' -> 'yes'.

    Thousands may stand apart by blanks of any width, commas or apostrophes; `decimal_mark` is
    ',' for tables in French, Spanish and Russian. A lone dash gives `nil`, the convention of the
    table. Decimals stay as printed. A word that stands for none of WORDS comes back as it is,
    an empty cell as None.
    """
    if text is None:
        return None
    plain = _BLANKS.sub(" ", unicodedata.normalize("NFKC", text)).strip()
    if not plain:
        return None
    if all(character in _DASHES for character in plain):
        return nil
    word = _PRINTED_WORDS.get(plain.casefold())
    return word if word is not None else _digits(plain, decimal_mark) or plain


def _digits(plain: str, decimal_mark: str) -> str | None:
    """The digits of a printed figure, or None when it is no figure."""
    body = plain.replace("%", "").strip()
    negative = body.startswith("(") and body.endswith(")")
    if negative:
        body = body[1:-1].strip()
    body = body.translate(_MINUS)
    if body.startswith("-"):
        negative, body = not negative, body[1:].strip()
    body = body.removeprefix("$").removesuffix("$").strip()
    if decimal_mark == ",":
        body = body.replace(".", "'").replace(",", ".")
    whole, point, decimals = body.partition(".")
    if _GROUPED.fullmatch(whole):
        whole = re.sub(r"[ ,'’]", "", whole)
    body = whole + point + decimals.replace(" ", "") if point else whole
    if not _PLAIN.fullmatch(body) or body.startswith("-"):
        return None
    body = "0" + body if body.startswith(".") else body
    return "-" + body if negative and Decimal(body) else body


def printed(
    quantity: Quantity | Decimal,
    *,
    thousands: str = " ",
    negative: Literal["parentheses", "minus"] = "parentheses",
    nil: str | None = None,
) -> str:
    """A number the way documents print it: '-3690.4' -> '(3 690.4)'; words and None unchanged ('').

    `nil` replaces a zero where the table prints a dash for it.
    """
    value = number(quantity)
    if value is None:
        return "" if quantity is None else str(quantity)
    if nil is not None and not value:
        return nil
    body = f"{abs(value):,f}".replace(",", thousands)
    if value >= 0:
        return body
    return f"({body})" if negative == "parentheses" else f"-{body}"


def shown(
    quantity: Quantity | Decimal,
    *,
    negative: Literal["parentheses", "minus"] = "parentheses",
    nil: str | None = None,
) -> str:
    """A number as pages, explanations and findings show it, in every language.

    '-3690.4' -> '(3 690.4)': thousands apart by a narrow blank that never breaks, negatives as in
    tables; within a sentence with a minus. Documents print by the words of their format (`printed`).
    """
    return printed(quantity, thousands=APART, negative=negative, nil=nil)
