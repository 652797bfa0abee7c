"""Vacancy rates in sentences against the incumbency table.

A clause that compares ("2.6 points above the budget") states one of the table's rates or the
difference of a row's two; one about another period states nothing of this table; any other states
a rate of its own column, actual or budgeted. Where several sentences agree on a rate the table
does not have, and one figure of the table is said nowhere, the doubt is put on that figure;
otherwise on the sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from answerable.calc.account import Document, Finding, Row, Table
from answerable.calc.periods import label
from answerable.calc.quantities import number
from answerable.calc.vacancy import rate_is_possible
from answerable.results.reports.rules.doubts import doubt, row_path
from answerable.results.reports.rules.numerals import Numeral, numerals
from answerable.results.reports.rules.sentences import MONEY_PARTS, Said, said

_VACANCY = re.compile(r"空缺率|vacancy rate", re.IGNORECASE)
_CLAUSE = re.compile(r"[，,；;。:：()（）]|\band\b|\bcompared\b")
_GOES_ON = re.compile(r"\s*(?:为|即|达到?|比|高于|低于|which was|was|compared|against)")
_COMPARES = re.compile(
    r"比|高|低|超|差|\b(?:above|below|over|under|than|higher|lower|exceed\w*|against|compared|difference|points?)\b",
    re.IGNORECASE,
)
_BUDGETED = re.compile(r"预算|编列|编入|核定|\bbudgeted\b|\bbudget\b", re.IGNORECASE)
_OTHER_PERIOD = re.compile(
    r"上一?(?:年|期|个)|前一|去年|往年|\b(?:previous|prior|preceding|last (?:year|period)|earlier)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"(?<!\d)\d{4}/\d{2}(?!\d)")
_COLUMNS = ("vacancy_rate", "budgeted_vacancy_rate")


@dataclass(frozen=True, slots=True)
class _Cell:
    row: Row
    column: str
    rate: Decimal

    @property
    def is_impossible(self) -> bool:
        """Whether the row itself contradicts its rate (reported by `posts`)."""
        cells = self.row.cells
        possible = rate_is_possible(
            cells.get(self.column), cells.get("authorized"), cells.get("actual_average")
        )
        return self.column == "vacancy_rate" and possible is False


@dataclass(frozen=True, slots=True)
class _Stated:
    """A rate a sentence states, of which column if the clause says so."""

    sentence: Said
    numeral: Numeral
    column: str | None


def vacancy_rates_in_text(document: Document) -> Iterator[Finding]:
    """Every rate a sentence of the summary, the introduction or the analysis states."""
    table = document.table("incumbency")
    cells = list(_cells(table)) if table else []
    if table is None or not cells:
        return
    stated = list(_stated(document))
    values = Counter(s.numeral.value for s in stated)
    strange = {s.numeral.value for s in stated if s.numeral.value not in _allowed(cells, s.column, set())}
    trusted: set[Decimal] = set()
    for value in sorted(strange):
        unsaid = [c for c in cells if c.rate not in values]
        if len(unsaid) != 1 or not (values[value] > 1 or unsaid[0].is_impossible):
            continue
        trusted.add(value)
        if not unsaid[0].is_impossible:
            yield _doubted_cell(table, unsaid[0], value, values[value])
    for found in stated:
        allowed = _allowed(cells, found.column, trusted)
        if found.numeral.value not in allowed:
            yield doubt(
                "vacancy_rate_in_text",
                "error",
                found.sentence.path,
                found.sentence.place,
                printed=found.numeral.digits,
                computed=str(min(allowed, key=lambda rate: abs(rate - found.numeral.value))),
            )


def _cells(table: Table) -> Iterator[_Cell]:
    for row in table.rows:
        for column in _COLUMNS:
            if (rate := number(row.cells.get(column))) is not None:
                yield _Cell(row, column, rate)


def _stated(document: Document) -> Iterator[_Stated]:
    for sentence in said(document):
        if sentence.part not in MONEY_PARTS or not _VACANCY.search(sentence.text):
            continue
        after = False
        for clause in _CLAUSE.split(sentence.text):
            if _is_of_another_period(clause, document):
                after = False
                continue
            named = _VACANCY.search(clause) is not None
            about = named or (after and _GOES_ON.match(clause) is not None)
            column = _column(clause) if named else None
            for numeral in numerals(clause) if about else ():
                if numeral.kind == "percent":
                    yield _Stated(sentence, numeral, column)
            after = about


def _is_of_another_period(clause: str, document: Document) -> bool:
    own = label(document.period) if document.period else None
    labels = _PERIOD.findall(clause)
    return _OTHER_PERIOD.search(clause) is not None or (bool(labels) and own not in labels)


def _column(clause: str) -> str | None:
    """The column a clause speaks of; None where it compares, and may speak of both."""
    if _COMPARES.search(clause):
        return None
    return "budgeted_vacancy_rate" if _BUDGETED.search(clause) else "vacancy_rate"


def _allowed(cells: list[_Cell], column: str | None, trusted: set[Decimal]) -> set[Decimal]:
    """The rates a clause may state; differences only where it compares."""
    if column is not None and any(c.column == column for c in cells):
        return {c.rate for c in cells if c.column == column} | trusted
    differences = {abs(a.rate - b.rate) for a in cells for b in cells if a.row is b.row}
    if trusted:  # the doubted cell's true rate makes differences as well
        differences |= {abs(value - c.rate) for value in trusted for c in cells}
    return {c.rate for c in cells} | trusted | differences


def _doubted_cell(table: Table, cell: _Cell, value: Decimal, times: int) -> Finding:
    return doubt(
        "vacancy_rate_in_table",
        "error",
        row_path(table, cell.row),
        cell.row.place,
        printed=str(cell.rate),
        computed=str(value),
        label=cell.row.label or "",
        times=str(times),
    )
