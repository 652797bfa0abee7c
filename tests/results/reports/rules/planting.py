"""Planting one error of a class at a random place, with an oracle that says whether it can be seen.

The oracle is plain whole-number arithmetic and knows nothing of the audit: an error is decidable
when the planted figure no longer follows from the figures beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

from answerable.calc.account import Document, Output, Paragraph, Row, Section, Table


@dataclass(frozen=True)
class Planting:
    """A document with one planted error, where a finding has to be, and whether one can be."""

    kind: str
    document: Document
    paths: frozenset[str]
    decidable: bool
    alone: bool = True  # no other figure depends on the planted one
    what: str = ""


Planter = Callable[[Document, Random], Planting | None]


def is_number(text: str | None) -> bool:
    return text is not None and re.fullmatch(r"-?\d+(\.\d+)?", text) is not None


def rounded(value: Fraction, places: int) -> Fraction:
    """Half away from zero at so many decimals."""
    scaled = abs(value) * 10**places
    whole = int(scaled + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, 10**places)


def decimals(text: str) -> int:
    return len(text.partition(".")[2])


def changed_digit(text: str, chance: Random) -> str:
    """One digit of a figure becomes another one; never a new leading zero, never the same value."""
    at = chance.choice([i for i, c in enumerate(text) if c.isdigit()])
    while True:
        new = chance.choice([d for d in "0123456789" if d != text[at]])
        made = text[:at] + new + text[at + 1 :]
        if Fraction(made) != Fraction(text) and not re.match(r"-?0\d", made):
            return made


def rate_follows(output: Output) -> bool:
    planned, actual, rate = output.planned, output.actual, output.printed_rate
    if not (is_number(planned) and is_number(actual) and is_number(rate)) or Fraction(str(planned)) == 0:
        return False
    exact = Fraction(str(actual)) * 100 / Fraction(str(planned))
    return rounded(exact, decimals(str(rate))) == Fraction(str(rate))


# --- one thing in a document replaced by another ---


def with_output(document: Document, section: Section, old: Output, new: Output) -> Document:
    outputs = tuple(new if o is old else o for o in section.outputs)
    return with_section(document, section, replace(section, outputs=outputs))


def with_section(document: Document, old: Section, new: Section) -> Document:
    return replace(document, sections=tuple(new if s is old else s for s in document.sections))


def with_row(document: Document, table: Table, old: Row, new: Row | None) -> Document:
    rows = tuple(new if r is old else r for r in table.rows if new is not None or r is not old)
    changed = replace(table, rows=rows)
    return replace(document, tables=tuple(changed if t is table else t for t in document.tables))


def with_cell(document: Document, table: Table, row: Row, column: str, value: str) -> Document:
    return with_row(document, table, row, replace(row, cells={**row.cells, column: value}))


def with_text(document: Document, section: Section, old: Paragraph, text: str) -> Document:
    paragraphs = tuple(replace(p, text=text) if p is old else p for p in section.paragraphs)
    return with_section(document, section, replace(section, paragraphs=paragraphs))


# --- outputs ---


def sound_outputs(document: Document) -> list[tuple[Section, Output]]:
    return [(s, o) for s in document.sections for o in s.outputs if o.number is not None and rate_follows(o)]


def _output(kind: str, change: Callable[[Output, Random], Output]) -> Planter:
    def plant(document: Document, chance: Random) -> Planting | None:
        places = sound_outputs(document)
        if not places:
            return None
        section, output = chance.choice(places)
        if kind.endswith("swapped"):
            section, output = chance.choice([(s, o) for s, o in places if o.planned != o.actual])
        wrong = change(output, chance)
        return Planting(
            kind,
            with_output(document, section, output, wrong),
            frozenset({f"{section.path}#{output.number}"}),
            not rate_follows(wrong) and Fraction(str(wrong.planned)) != 0,
            what=f"{wrong.planned}/{wrong.actual}/{wrong.printed_rate}",
        )

    return plant


printed_rate = _output(
    "delivery rate", lambda o, c: replace(o, printed_rate=changed_digit(str(o.printed_rate), c))
)
planned = _output("planned", lambda o, c: replace(o, planned=changed_digit(str(o.planned), c)))
actual = _output("actual", lambda o, c: replace(o, actual=changed_digit(str(o.actual), c)))
swapped = _output("planned and actual swapped", lambda o, c: replace(o, planned=o.actual, actual=o.planned))


def reference(document: Document, chance: Random) -> Planting | None:
    """A paragraph refers to an output its section does not have."""
    places = [(s, p) for s in document.sections for p in s.paragraphs if p.outputs and p.number is not None]
    if not places:
        return None
    section, paragraph = chance.choice(places)
    absent = max(o.number or 0 for o in section.outputs) + chance.randint(1, 40)
    at = chance.randrange(len(paragraph.outputs))
    outputs = (*paragraph.outputs[:at], absent, *paragraph.outputs[at + 1 :])
    paragraphs = tuple(replace(p, outputs=outputs) if p is paragraph else p for p in section.paragraphs)
    changed = with_section(document, section, replace(section, paragraphs=paragraphs))
    return Planting("reference", changed, frozenset({f"{section.path}¶{paragraph.number}"}), True)


def number_twice(document: Document, chance: Random) -> Planting | None:
    """An output carries the number of the one before."""
    places = [(s, i) for s in document.sections for i in range(1, len(s.outputs)) if s.outputs[i].number]
    if not places:
        return None
    section, index = chance.choice(places)
    output, before = section.outputs[index], section.outputs[index - 1].number
    changed = with_output(document, section, output, replace(output, number=before))
    return Planting("output number", changed, frozenset({f"{section.path}#{before}"}), True, alone=False)


# --- tables ---

RESOURCES = ("resources_summary", "resources_by_category", "resources_by_entity")


def _cell(kind: str, tables: tuple[str, ...], column: str, *, totals: bool = False) -> Planter:
    def plant(document: Document, chance: Random) -> Planting | None:
        places = [
            (t, r)
            for t in document.tables
            if t.id in tables
            for r in t.rows
            if is_number(r.cells.get(column)) and (r.level in ("total", "subtotal")) == totals
        ]
        places = [(t, r) for t, r in places if Fraction(str(r.cells[column])) != 0]
        if not places:
            return None
        table, row = chance.choice(places)
        value = changed_digit(str(row.cells[column]), chance)
        changed = with_cell(document, table, row, column, value)
        return Planting(
            kind,
            changed,
            frozenset({f"{table.id}/{row.label}"}),
            True,
            alone=False,
            what=f"{column} {row.cells[column]} -> {value}",
        )

    return plant


apportionment = _cell("apportionment", RESOURCES, "apportionment")
expenditure = _cell("expenditure", RESOURCES, "expenditure")
variance_amount = _cell("variance, amount", RESOURCES, "variance_amount")
variance_percent = _cell("variance, percentage", RESOURCES, "variance_percent")
total_apportionment = _cell("total", RESOURCES, "apportionment", totals=True)
total_expenditure = _cell("total", RESOURCES, "expenditure", totals=True)
total_amount = _cell("total", ("other_income",), "amount", totals=True)
head_amount = _cell("head of a variance", ("variances",), "amount")
head_percent = _cell("head of a variance", ("variances",), "percent")


def income_item(document: Document, chance: Random) -> Planting | None:
    """An item of other income; the total no longer adds up."""
    made = _cell("item of a total", ("other_income",), "amount")(document, chance)
    table = document.table("other_income")
    if made is None or table is None:
        return None
    total = next(r for r in table.rows if r.level == "total")
    return replace(made, paths=made.paths | {f"other_income/{total.label}"})


def _incumbency(kind: str, column: str) -> Planter:
    def plant(document: Document, chance: Random) -> Planting | None:
        table = document.table("incumbency")
        rows = [r for r in table.rows if is_number(r.cells.get("vacancy_rate"))] if table else []
        if table is None or not rows:
            return None
        row = chance.choice(rows)
        value = changed_digit(str(row.cells[column]), chance)
        cells = {**row.cells, column: value}
        return Planting(
            kind,
            with_cell(document, table, row, column, value),
            frozenset({f"incumbency/{row.label}"}),
            not vacancy_possible(cells),
            alone=False,
            what=f"{cells}",
        )

    return plant


def vacancy_possible(cells: dict[str, str | None]) -> bool:
    """Whether an average that prints so can give a rate that prints so."""
    posts, average, rate = (Fraction(str(cells[c])) for c in ("authorized", "actual_average", "vacancy_rate"))
    if posts == 0:
        return True
    half = Fraction(1, 2 * 10 ** decimals(str(cells["actual_average"])))
    half_rate = Fraction(1, 2 * 10 ** decimals(str(cells["vacancy_rate"])))
    low, high = (posts - average - half) * 100 / posts, (posts - average + half) * 100 / posts
    return low <= rate + half_rate and rate - half_rate <= high


vacancy_rate = _incumbency("vacancy rate", "vacancy_rate")
authorized_posts = _incumbency("authorized posts", "authorized")
average_posts = _incumbency("average in place", "actual_average")


def explanation(document: Document, chance: Random) -> Planting | None:
    """The head of a variance that had to be explained is dropped."""
    heads, table = document.table("variances"), document.table("resources_by_category")
    if heads is None or table is None or not heads.rows:
        return None
    head = chance.choice(heads.rows)
    rows = [
        r
        for r in table.rows
        if r.cells.get("variance_amount") == head.cells.get("amount") and r.level == "item"
    ]
    if len(rows) != 1:
        return None
    amount, percent = Fraction(str(head.cells["amount"])), Fraction(str(head.cells["percent"]))
    return Planting(
        "dropped explanation",
        with_row(document, heads, head, None),
        frozenset({f"resources_by_category/{rows[0].label}"}),
        abs(amount) * 1000 >= 50_000 or abs(percent) >= 4,
    )


PLANTERS: tuple[Planter, ...] = (
    printed_rate,
    planned,
    actual,
    swapped,
    reference,
    number_twice,
    apportionment,
    expenditure,
    variance_amount,
    variance_percent,
    total_apportionment,
    total_expenditure,
    total_amount,
    income_item,
    head_amount,
    head_percent,
    vacancy_rate,
    authorized_posts,
    average_posts,
    explanation,
)
