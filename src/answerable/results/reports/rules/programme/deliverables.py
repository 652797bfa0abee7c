"""Totals of subcategories of deliverables against the deliverables listed, year by year; their years.

Source: A/81/6 (Sect. 29A), tables of deliverables: the row of a subcategory ('Parliamentary
documentation (number of documents)') adds up the deliverables below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from answerable.calc.account import Document, Finding, Output, PeriodValue, Section
from answerable.calc.quantities import number
from answerable.calc.ratios import total
from answerable.results.reports.rules.doubts import doubt, output_path
from answerable.results.reports.rules.programme.years import LAG, budget_year

_PART = re.compile(r"\(\w{1,4}\)\s")  # '(a) Plenary meetings': a part of the deliverable above it


def subcategory_totals(document: Document) -> Iterator[Finding]:
    """Every subcategory that prints totals and lists its deliverables, numbered or not."""
    for section in document.sections:
        numbered = list(enumerate(section.outputs, start=1))
        for _, group in groupby(numbered, key=lambda pair: (pair[1].category, pair[1].subcategory)):
            (ordinal, first), *rest = group
            items = _listed_below(first, [output for _, output in rest])
            if items:
                yield from _total(section, ordinal, first, items)


def _listed_below(first: Output, rest: Sequence[Output]) -> list[Output]:
    """The deliverables whose figures make up those of the first row; none where it is no total."""
    named = first.subcategory is not None and first.text.startswith(first.subcategory)
    if not (named and first.number is None and first.quantities):
        return []
    numbered = [output for output in rest if output.number is not None]
    return numbered or [o for o in rest if o.quantities and not _PART.match(o.text)]


def _total(section: Section, ordinal: int, printed: Output, items: Sequence[Output]) -> Iterator[Finding]:
    for value in printed.quantities:
        listed = [_same(item, value) for item in items]
        found = total(None if one is None else number(one.value) for one in listed)
        stated = number(value.value)
        if stated is None or found.value is None or stated == found.value:
            continue
        yield doubt(
            "subcategory_total",
            "warning" if found.not_reported else "error",
            output_path(section, None, ordinal),
            printed.place,
            printed=value.value,
            computed=str(found.value),
            label=printed.text,
            year=value.period,
            kind=value.kind or "",
            rows=str(len(items)),
        )


def _same(output: Output, value: PeriodValue) -> PeriodValue | None:
    """The value of the same year and kind."""
    return next((v for v in output.quantities if (v.period, v.kind) == (value.period, value.kind)), None)


def years(document: Document) -> Iterator[Finding]:
    """The columns of each table: planned and actual of the reported year, then planned of the next two."""
    year = budget_year(document)
    if year is None:
        return
    expected = [(year - LAG, "planned"), (year - LAG, "actual"), (year - 1, "planned"), (year, "planned")]
    wanted = tuple((str(period), kind) for period, kind in expected)
    for section in document.sections:
        heads = {tuple((v.period, v.kind) for v in o.quantities): o for o in section.outputs if o.quantities}
        for found, output in heads.items():
            if found != wanted:
                yield doubt(
                    "deliverable_years",
                    "warning",
                    section.path,
                    output.place,
                    printed=_listed(found),
                    computed=_listed(wanted),
                )


def _listed(heads: Sequence[tuple[str, str | None]]) -> str:
    return ", ".join(f"{period} {kind or ''}".strip() for period, kind in heads)
