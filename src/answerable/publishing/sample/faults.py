"""Planted errors: what a tired hand gets wrong, each in one place and each on record.

The audit has to find every one of them and nothing else. They are planted in the draft, so both
languages print the same wrong figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from random import Random

from answerable.calc.account import Document, Indicator, Output, Paragraph, Row, Section, Table
from answerable.calc.delivery import delivery_rate
from answerable.calc.quantities import number
from answerable.publishing.sample.bilingual import Two, joined
from answerable.publishing.sample.years import Year


@dataclass(frozen=True, slots=True)
class Planted:
    """One planted error: which rule finds it, where, what is printed and what would be right."""

    rule: str
    path: str
    printed: str | None
    correct: str | None


# What goes wrong where, by the texts' year: chosen so that no other figure depends on the wrong one.
_TARGETS = {
    "2023/24": {"percent": "陆运", "unexplained": "船艇和水上运输", "share": "91.3"},
    "2024/25": {"percent": "医务", "unexplained": "公务差旅", "share": "70.4"},
}
_VACANCY = "专业及以上职类"
_RATES = 3  # wrong delivery rates in one report


def plant(document: Document, year: Year, seed: int) -> tuple[Document, tuple[Planted, ...]]:
    """The report with its planted errors, and the record of them."""
    chance = Random(f"{seed}/{year.label}/faults")  # noqa: S311 - a sample, not a secret
    targets = _TARGETS[year.texts]
    steps: list[Callable[[Document], tuple[Document, Planted]]] = [
        *(lambda d: _delivery_rate(d, chance) for _ in range(_RATES)),
        lambda d: _variance_percent(d, targets["percent"]),
        _column_total,
        lambda d: _output_reference(d, chance),
        _vacancy_rate,
        lambda d: _unexplained(d, targets["unexplained"]),
        lambda d: _share(d, targets["share"]),
        lambda d: _measure(d, chance),
    ]
    planted: list[Planted] = []
    for step in steps:
        document, record = step(document)
        planted.append(record)
    return document, tuple(planted)


def swapped(figure: str) -> str:
    """Two neighbouring digits changed places ('94.6' -> '96.4'), or one more where they are equal."""
    digits = list(figure)
    places = [index for index, digit in enumerate(digits) if digit.isdigit()]
    for left, right in reversed(list(pairwise(places))):
        if digits[left] != digits[right] and (left != places[0] or digits[right] != "0"):
            digits[left], digits[right] = digits[right], digits[left]
            return "".join(digits)
    return str(Decimal(figure) + 1)


def nudged(figure: str) -> str:
    """A little more: enough to be wrong, too little to reach a threshold."""
    return str(Decimal(figure) + Decimal("0.6"))


# how one thing in a document is replaced by another


def _with_section(document: Document, path: str, change: Callable[[Section], Section]) -> Document:
    made = tuple(change(s) if s.path == path else s for s in document.sections)
    return replace(document, sections=made)


def _with_table(document: Document, table_id: str, change: Callable[[Table], Table]) -> Document:
    return replace(document, tables=tuple(change(t) if t.id == table_id else t for t in document.tables))


def _with_cell(
    document: Document,
    table_id: str,
    column: str,
    which: Callable[[Row], bool],
    wrongly: Callable[[str], str] = swapped,
) -> tuple[Document, str | None, str, str]:
    """Spoils the last matching row's cell: the document, that row's label, wrong, right."""
    table = document.table(table_id)
    assert table is not None
    index = max(i for i, row in enumerate(table.rows) if which(row))
    row = table.rows[index]
    right = row.cells[column]
    assert right is not None
    wrong = wrongly(right)
    changed = replace(row, cells={**row.cells, column: wrong})
    rows = (*table.rows[:index], changed, *table.rows[index + 1 :])
    return _with_table(document, table_id, lambda t: replace(t, rows=rows)), row.label, wrong, right


def _slash(table_id: str, label: str | None) -> Two:
    english = label.en if isinstance(label, Two) else label
    return Two(f"{table_id}/{label}", f"{table_id}/{english}")


# the errors


def _delivery_rate(document: Document, chance: Random) -> tuple[Document, Planted]:
    def may_be_wrong(output: Output) -> bool:
        """Neither nothing nor everything nor already wrong: the wrong rate has to look likely."""
        if output.printed_rate in (None, "0.0", "100.0") or output.planned is None or output.actual is None:
            return False
        return Decimal(output.planned) > 3 and _right_rate(output) == output.printed_rate

    found = [(s, o) for s in document.framework_sections() for o in s.outputs if may_be_wrong(o)]
    section, output = chance.choice(found)
    right = output.printed_rate
    assert right is not None
    wrong = replace(output, printed_rate=swapped(right))
    outputs = tuple(wrong if o is output else o for o in section.outputs)
    changed = _with_section(document, section.path, lambda s: replace(s, outputs=outputs))
    return changed, Planted("delivery_rate", f"{section.path}#{output.number}", wrong.printed_rate, right)


def _right_rate(output: Output) -> str:
    return str(delivery_rate(output.planned, output.actual))


def _variance_percent(document: Document, label: str) -> tuple[Document, Planted]:
    changed, row, wrong, right = _with_cell(
        document, "resources_by_category", "variance_percent", lambda r: r.label == label, nudged
    )
    return changed, Planted("variance_percent", _slash("resources_by_category", row), wrong, right)


def _column_total(document: Document) -> tuple[Document, Planted]:
    """Of other income, whose total no sentence and no other table repeats."""
    changed, row, wrong, right = _with_cell(document, "other_income", "amount", lambda r: r.level == "total")
    return changed, Planted("column_total", _slash("other_income", row), wrong, right)


def _vacancy_rate(document: Document) -> tuple[Document, Planted]:
    """In the lower half of the table, whose rates no sentence repeats."""
    changed, row, wrong, right = _with_cell(
        document, "incumbency", "vacancy_rate", lambda r: r.label == _VACANCY
    )
    return changed, Planted("vacancy_rate", _slash("incumbency", row), wrong, right)


def _output_reference(document: Document, chance: Random) -> tuple[Document, Planted]:
    """A results paragraph sends the reader to an output that the section does not have."""
    section = chance.choice([s for s in document.framework_sections() if s.paragraphs[-1].outputs])
    absent = len(section.outputs) + chance.randint(4, 9)
    last = section.paragraphs[-1]
    assert isinstance(last.text, Two)
    more = Two(f"另见产出 {absent}。", f"See also output {absent}.")
    wrong = replace(last, text=joined((last.text, more)), outputs=(*last.outputs, absent))
    paragraphs = (*section.paragraphs[:-1], wrong)
    changed = _with_section(document, section.path, lambda s: replace(s, paragraphs=paragraphs))
    return changed, Planted("reference_missing", f"{section.path}¶{last.number}", str(absent), None)


def _unexplained(document: Document, label: str) -> tuple[Document, Planted]:
    """The explanation of a variance over the threshold is missing, heading and paragraph."""
    table = document.table("variances")
    assert table is not None
    index = next(i for i, row in enumerate(table.rows) if row.label == label)
    row = table.rows[index]
    rows = (*table.rows[:index], *table.rows[index + 1 :])
    changed = _with_table(document, "variances", lambda t: replace(t, rows=rows))
    changed = _with_section(
        changed, "III.B", lambda s: replace(s, paragraphs=(*s.paragraphs[:index], *s.paragraphs[index + 1 :]))
    )
    record = Planted(
        "variance_unexplained", _slash("resources_by_category", row.label), row.cells["amount"], None
    )
    return _renumbered(changed), record


def _renumbered(document: Document) -> Document:
    """Paragraph numbers from 1 again, without a gap; notes keep their marks."""
    number = 0
    made = []
    for section in document.sections:
        paragraphs: list[Paragraph] = []
        for paragraph in section.paragraphs:
            if isinstance(paragraph.number, int):
                number += 1
                paragraph = replace(paragraph, number=number)
            paragraphs.append(paragraph)
        made.append(replace(section, paragraphs=tuple(paragraphs)))
    return replace(document, sections=tuple(made))


def _share(document: Document, right: str) -> tuple[Document, Planted]:
    """A percentage in a sentence is not the share of the two numbers beside it."""
    wrong = swapped(right)
    section, paragraph = next(
        (s, p) for s in document.sections for p in s.paragraphs if f"({right}%)" in p.text
    )
    assert isinstance(paragraph.text, Two)
    text = Two(paragraph.text.replace(right, wrong), paragraph.text.en.replace(right, wrong))
    changed = tuple(replace(p, text=text) if p is paragraph else p for p in section.paragraphs)
    document = _with_section(document, section.path, lambda s: replace(s, paragraphs=changed))
    return document, Planted("share_in_text", f"{section.path}¶{paragraph.number}", wrong, right)


_PERCENTAGE = re.compile(r"(\d+)%")


def _measure(document: Document, chance: Random) -> tuple[Document, Planted]:
    """The measure says more than the narrative beside it; the target is met either way."""

    def may_be_wrong(indicator: Indicator) -> bool:
        actual, target = number(indicator.actual), number(indicator.target)
        if actual is None or target is None or not indicator.reported_achieved:
            return False
        stated = _PERCENTAGE.findall(indicator.narrative or "")
        return stated == [indicator.actual] and 20 < target <= actual < 97

    found = [
        (section, accomplishment, indicator)
        for section in document.framework_sections()
        for accomplishment in section.accomplishments
        for indicator in accomplishment.indicators
        if may_be_wrong(indicator)
    ]
    section, accomplishment, indicator = chance.choice(found)
    right = str(indicator.actual)
    wrong = replace(indicator, actual=str(int(right) + 3))
    indicators = tuple(wrong if i is indicator else i for i in accomplishment.indicators)
    changed = replace(accomplishment, indicators=indicators)
    accomplishments = tuple(changed if a is accomplishment else a for a in section.accomplishments)
    document = _with_section(document, section.path, lambda s: replace(s, accomplishments=accomplishments))
    path = f"{section.path}({accomplishment.label}){indicator.ordinal}"
    return document, Planted("measure_in_narrative", path, wrong.actual, right)
