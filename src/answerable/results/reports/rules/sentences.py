"""Figures in sentences: against the numbers of the same sentence, and against the tables.

A sentence is judged only where its wording ties a number to another number or to a row of a
table. Amounts in sentences are full dollars or short ("1.3 million"); tables print thousands.
Not here: vacancy rates in sentences (`vacancies`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from answerable.calc.account import Document, Finding, Place, Row, Table
from answerable.calc.money import money_unit
from answerable.calc.quantities import number
from answerable.calc.rounding import half_up, places
from answerable.results.reports.rules.doubts import (
    doubt,
    indicator_path,
    output_path,
    paragraph_path,
    row_path,
)
from answerable.results.reports.rules.labels import level
from answerable.results.reports.rules.numerals import Numeral, numerals, split_sentences
from answerable.results.reports.rules.resources import resource_tables
from answerable.results.reports.rules.shares import THREE_DIGITS, claims

# Parts of a report that speak of its own money and posts; a framework may be called 'I' as well.
MONEY_PARTS = ("summary", "introduction", "I", "III", "IV", "V")
_BALANCE_AFTER = re.compile(r"\s*的?\s*未支配(?:的)?余额|\s*(?:in )?unencumbered", re.IGNORECASE)
_BALANCE_BEFORE = re.compile(
    r"(?:未支配(?:的)?余额[:：(（为达即\s]*|unencumbered balance(?: \([^)]*\))? (?:of|amounting to|is|was) )"
    r"(?:US)?\$?\s*$",
    re.IGNORECASE,
)
_PAIRED = re.compile(r"\s*[(（]\s*$")


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence and where it stands; `part` is the report's part, '' in frameworks."""

    text: str
    path: str
    place: Place | None
    part: str


def said(document: Document) -> Iterator[Said]:
    """Every sentence of the document: paragraphs, narratives of indicators, actions to be taken."""
    for section in document.sections:
        part = "" if section.has_framework else section.path.partition(".")[0]
        for paragraph in section.paragraphs:
            path = paragraph_path(section, paragraph.number)
            for text in split_sentences(paragraph.text):
                yield Said(text, path, paragraph.place, part)
        for accomplishment in section.accomplishments:
            for indicator in accomplishment.indicators:
                path = indicator_path(section, accomplishment.label, indicator.ordinal)
                for text in split_sentences(indicator.narrative or ""):
                    yield Said(text, path, indicator.place, part)
    if (actions := document.table("actions")) is not None:
        for row in actions.rows:
            for text in split_sentences(row.cells.get("text") or ""):
                yield Said(text, row_path(actions, row), row.place, "V")


def said_of_outputs(document: Document) -> Iterator[Said]:
    """Every sentence in the rows of outputs: what was planned, remarks, reasons."""
    for section in document.sections:
        for ordinal, output in enumerate(section.outputs, start=1):
            for text in (output.text, output.remarks, output.reason):
                if text and THREE_DIGITS.search(text):
                    path = output_path(section, output.number, ordinal)
                    for sentence in split_sentences(text):
                        yield Said(sentence, path, output.place, "")


def sentence_figures(document: Document) -> Iterator[Finding]:
    """Shares, changes and sums of numbers that one sentence states together."""
    for sentence in (*said(document), *said_of_outputs(document)):
        for claim in claims(sentence.text):
            yield doubt(
                f"{claim.relation}_in_text",
                "error",
                sentence.path,
                sentence.place,
                printed=claim.printed,
                computed=claim.computed,
                first=claim.first,
                second=claim.second,
            )


def sentences_and_tables(document: Document) -> Iterator[Finding]:
    """Amounts and percentages of money in sentences against the tables."""
    amounts = _Amounts(document)
    if not amounts.rows:
        return
    for sentence in said(document):
        if sentence.part in MONEY_PARTS:
            yield from _variance_pairs(sentence, amounts)
            yield from _balance(sentence, amounts)
            yield from _amounts_by_label(sentence, amounts)
            yield from _near_misses(sentence, amounts)


class _Amounts:
    """The figures of the money tables as full dollars, made once per document."""

    def __init__(self, document: Document) -> None:
        self.rows: list[tuple[Table, Row, Decimal]] = []
        self.balances: set[Decimal] = set()
        self.known: set[Decimal] = set()
        self.income: list[_Income] = []
        for table in resource_tables(document):
            factor = money_unit(table.unit).factor
            for row in table.rows:
                self._resource(table, row, factor)
        income = document.table("other_income")
        if income is not None:
            self._other_income(income, money_unit(income.unit).factor)

    def _other_income(self, table: Table, factor: Decimal) -> None:
        """Each row by its words: what is printed, and what the other rows say it should be."""
        printed = [(r, v * factor) for r in table.rows if (v := number(r.cells.get("amount"))) is not None]
        items = sum((v for r, v in printed if level(r) == "item"), Decimal(0))
        total = next((v for r, v in printed if level(r) in ("total", "subtotal")), items)
        for row, full in printed:
            is_item = level(row) == "item"
            due = total - (items - full) if is_item else items
            self.income.append(_Income(table, row, full, due, is_item))
            self.known |= {full, due}

    def _resource(self, table: Table, row: Row, factor: Decimal) -> None:
        self.rows.append((table, row, factor))
        figures = [number(row.cells.get(c)) for c in ("apportionment", "expenditure", "variance_amount")]
        amounts = {abs(f * factor) for f in figures if f}
        self.known |= amounts
        variance = figures[2]
        if variance is not None and level(row) in ("total", "subtotal"):
            self.balances.add(variance * factor)


@dataclass(frozen=True, slots=True)
class _Income:
    """A row of other income in full dollars; `due` is what the rest of the table makes of it."""

    table: Table
    row: Row
    full: Decimal
    due: Decimal
    is_item: bool


def _income_words(row: Row) -> re.Pattern[str]:
    """How sentences name a row of other income: by its label, the total as "other income of"."""
    if level(row) in ("total", "subtotal"):
        return re.compile(r"其他收入(?:和调整)?(?:共计)?|\bother income(?: and adjustments)?", re.IGNORECASE)
    return re.compile(re.escape((row.label or "\0").strip()), re.IGNORECASE)


def _variance_pairs(sentence: Said, amounts: _Amounts) -> Iterator[Finding]:
    """ "... 522 800 dollars (0.2 per cent)": the pair has to be one of the tables' variances."""
    found = list(numerals(sentence.text))
    for amount, share in pairwise(found):
        between = sentence.text[amount.end : share.start]
        if amount.kind != "money" or share.kind != "percent" or not _PAIRED.fullmatch(between):
            continue
        rows = [
            (abs(number(r.cells.get("variance_percent")) or Decimal(0)), r)
            for _, r, factor in amounts.rows
            if (v := number(r.cells.get("variance_amount"))) and _close(amount, abs(v) * factor)
        ]
        shown = places(share.digits)
        if rows and all(half_up(percent, shown) != share.value for percent, _ in rows):
            yield doubt(
                "variance_in_text",
                "error",
                sentence.path,
                sentence.place,
                printed=f"{share.digits}%",
                computed=f"{rows[0][0]}%",
                amount=str(amount.value),
                label=rows[0][1].label or "",
            )


def _close(numeral: Numeral, amount: Decimal) -> bool:
    return abs(numeral.value - amount) <= numeral.slack


def _balance(sentence: Said, amounts: _Amounts) -> Iterator[Finding]:
    """An unencumbered balance is a difference in its own sentence, and a variance of a total."""
    money = [n for n in numerals(sentence.text) if n.kind == "money" and not n.slack]
    balance = next((n for n in money if _names_balance(sentence.text, n)), None)
    if balance is None or not amounts.balances:
        return
    others = [n for n in money if n.end <= balance.start]
    if len(others) == 2 and abs(others[0].value - others[1].value) != balance.value:
        yield doubt(
            "balance_in_text",
            "error",
            sentence.path,
            sentence.place,
            printed=balance.digits,
            computed=str(abs(others[0].value - others[1].value)),
            first=str(max(n.value for n in others)),
            second=str(min(n.value for n in others)),
        )
    elif len(others) != 2 and balance.value not in {abs(b) for b in amounts.balances}:
        gross = max(amounts.balances, key=lambda b: _likeness(balance.value, b))
        if _likeness(balance.value, gross) > 0:
            yield doubt(
                "amount_in_text",
                "error",
                sentence.path,
                sentence.place,
                printed=balance.digits,
                computed=str(int(abs(gross))),
                label="",
            )


def _names_balance(text: str, numeral: Numeral) -> bool:
    """Whether the amount stands directly beside the words: "unencumbered balance of $201,300"."""
    before, after = text[max(0, numeral.start - 30) : numeral.start], text[numeral.end : numeral.end + 30]
    return _BALANCE_AFTER.match(after) is not None or _BALANCE_BEFORE.search(before) is not None


def _likeness(one: Decimal, other: Decimal) -> int:
    """Equal digits in equal places; 0 where the numbers have different lengths."""
    left, right = str(int(abs(one))), str(int(abs(other)))
    return sum(a == b for a, b in zip(left, right, strict=True)) if len(left) == len(right) else 0


def _amounts_by_label(sentence: Said, amounts: _Amounts) -> Iterator[Finding]:
    """The label of a row of other income directly before an amount: the amount is the row's.

    Where the table's total wants the sentence's amount and not the row's, the row is doubted.
    """
    for income in amounts.income:
        for found in _income_words(income.row).finditer(sentence.text):
            near = next(numerals(sentence.text[found.end() : found.end() + 40]), None)
            if near is None or near.kind != "money" or near.start > 8 or _close(near, income.full):
                continue
            if not _close(near, income.due):
                yield doubt(
                    "amount_in_text",
                    "error",
                    sentence.path,
                    sentence.place,
                    printed=near.digits,
                    computed=str(int(income.full)),
                    label=found.group(),
                )
            elif income.is_item:
                yield doubt(
                    "amount_in_table",
                    "error",
                    row_path(income.table, income.row),
                    income.row.place,
                    printed=income.row.cells.get("amount"),
                    computed=near.digits,
                    label=income.row.label or "",
                )


def _near_misses(sentence: Said, amounts: _Amounts) -> Iterator[Finding]:
    """An amount one digit away from a figure of the tables, and equal to none."""
    for numeral in numerals(sentence.text):
        if (
            numeral.kind != "money"
            or numeral.slack
            or numeral.value < 100_000
            or numeral.value in amounts.known
        ):
            continue
        text = str(int(numeral.value))
        like = [k for k in amounts.known if _likeness(numeral.value, k) == len(text) - 1]
        if like:
            yield doubt(
                "amount_in_text",
                "warning",
                sentence.path,
                sentence.place,
                printed=numeral.digits,
                computed=str(int(like[0])),
                label="",
            )
