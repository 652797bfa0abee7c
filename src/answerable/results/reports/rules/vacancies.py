"""Vacancy rates in sentences against the incumbency table.

A rate in a clause about vacancy rates is one of the table's, or the difference of two. Where
several sentences agree on a rate the table does not have, and one figure of the table is said
nowhere, the doubt is put on that figure; otherwise on the sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from answerable.calc.account import Document, Finding, Row, Table
from answerable.calc.quantities import number
from answerable.calc.vacancy import rate_is_possible
from answerable.results.reports.rules.doubts import doubt, row_path
from answerable.results.reports.rules.numerals import Numeral, numerals
from answerable.results.reports.rules.sentences import MONEY_PARTS, Said, said

_VACANCY = re.compile(r"空缺率|vacancy rate", re.IGNORECASE)
_CLAUSE = re.compile(r"[，,；;。:：()（）]|\band\b|\bcompared\b")
_GOES_ON = re.compile(r"\s*(?:为|即|达到?|比|高于|低于|which was|was|compared|against)")
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


def vacancy_rates_in_text(document: Document) -> Iterator[Finding]:
    """Every rate a sentence of the summary, the introduction or the analysis states."""
    table = document.table("incumbency")
    cells = list(_cells(table)) if table else []
    if table is None or not cells:
        return
    stated = list(_stated(document))
    values = Counter(numeral.value for _, numeral in stated)
    strange = [value for value in values if value not in _allowed({c.rate for c in cells})]
    trusted: set[Decimal] = set()
    for value in strange:
        unsaid = [c for c in cells if c.rate not in values]
        if len(unsaid) != 1 or not (values[value] > 1 or unsaid[0].is_impossible):
            continue
        trusted.add(value)
        if not unsaid[0].is_impossible:
            yield _doubted_cell(table, unsaid[0], value, values[value])
    allowed = _allowed({c.rate for c in cells} | trusted)
    for sentence, numeral in stated:
        if numeral.value not in allowed:
            nearest = min((c.rate for c in cells), key=lambda rate: abs(rate - numeral.value))
            yield doubt(
                "vacancy_rate_in_text",
                "error",
                sentence.path,
                sentence.place,
                printed=numeral.digits,
                computed=str(nearest),
            )


def _cells(table: Table) -> Iterator[_Cell]:
    for row in table.rows:
        for column in _COLUMNS:
            if (rate := number(row.cells.get(column))) is not None:
                yield _Cell(row, column, rate)


def _stated(document: Document) -> Iterator[tuple[Said, Numeral]]:
    for sentence in said(document):
        if sentence.part not in MONEY_PARTS or not _VACANCY.search(sentence.text):
            continue
        after = False
        for clause in _CLAUSE.split(sentence.text):
            about = _VACANCY.search(clause) is not None or (after and _GOES_ON.match(clause) is not None)
            for numeral in numerals(clause) if about else ():
                if numeral.kind == "percent":
                    yield sentence, numeral
            after = about


def _allowed(rates: set[Decimal]) -> set[Decimal]:
    return rates | {abs(a - b) for a in rates for b in rates}


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
