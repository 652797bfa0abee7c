"""What a plan begins with where it is not written from nothing. Pure: documents in, documents out.

    copied(document)              the next version of the same plan says the same
    promised(document)            of a document that was read: what it promises, without what came of it
    carried(document, period)     the plan of the period after: actuals and estimates become the baseline

Paragraphs lose their printed numbers, which come when the plan is published; outputs get a number
each, because a row that is being written needs an address that stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from answerable.calc.account import (
    Document,
    Indicator,
    Output,
    Paragraph,
    Period,
    PeriodValue,
    Quantity,
    Role,
    Section,
    ValueKind,
)
from answerable.calc.periods import label

_KEPT_ROLES: tuple[Role, ...] = ("introduction", "orientation", "strategy")
_NUMBER = re.compile(r"\d+[A-Z]?(?:\.\d+)*")


def copied(document: Document) -> Document:
    """The same once more, ready to be written."""
    return replace(document, sections=tuple(_writable(section) for section in document.sections), findings=())


def promised(document: Document) -> Document:
    """What a read document promises. Of a report only texts that no result is told in are kept."""
    is_plan = document.kind in ("programme_plan", "programme_budget")
    sections = (_writable(section) for section in document.sections)
    return replace(
        document,
        sections=tuple(section if is_plan else _without_results(section) for section in sections),
        tables=(),
        findings=(),
    )


def carried(document: Document) -> Document:
    """The plan of the period that follows, from a plan or a report of the period before.

    The new baseline is what was achieved, else what was estimated; what was promised and achieved
    stays visible as a value of its period. Targets are set anew; planned quantities begin as they were.
    """
    own = label(document.period) if document.period is not None else ""
    made = promised(document)
    return replace(made, sections=tuple(_carried(section, own) for section in made.sections))


def titled(document: Document, kind: str, symbol: str, title: str | None, period: Period) -> Document:
    """The document under its new kind, working symbol, title and period."""
    return replace(document, kind=kind, symbol=symbol, title=title, period=period)  # type: ignore[arg-type]


# --- ready to be written


def _writable(section: Section) -> Section:
    """A section whose rows can be addressed: each output has a number, each objective its place."""
    outputs = section.outputs
    if any(output.number is None for output in outputs) or _twice(outputs):
        outputs = tuple(replace(output, number=at) for at, output in enumerate(outputs, 1))
    return replace(
        section,
        outputs=tuple(replace(output, place=None) for output in outputs),
        accomplishments=tuple(
            replace(
                above,
                indicators=tuple(
                    replace(row, ordinal=at, place=None) for at, row in enumerate(above.indicators, 1)
                ),
                place=None,
            )
            for above in section.accomplishments
        ),
        paragraphs=tuple(_unnumbered(paragraph) for paragraph in section.paragraphs),
        place=None,
    )


def _twice(outputs: tuple[Output, ...]) -> bool:
    numbers = [output.number for output in outputs]
    return len(set(numbers)) != len(numbers)


def _unnumbered(paragraph: Paragraph) -> Paragraph:
    printed = paragraph.number
    is_number = isinstance(printed, int) or (printed is not None and bool(_NUMBER.fullmatch(printed)))
    return replace(paragraph, number=None if is_number else printed, outputs=(), place=None)


# --- without what came of it


def _without_results(section: Section) -> Section:
    return replace(
        section,
        paragraphs=tuple(p for p in section.paragraphs if p.role in _KEPT_ROLES and p.text.strip()),
        outputs=tuple(
            replace(o, printed_rate=None, completed=(), remarks=None, reason=None) for o in section.outputs
        ),
        accomplishments=tuple(
            replace(
                above,
                indicators=tuple(
                    replace(row, narrative=None, reported_achieved=None) for row in above.indicators
                ),
            )
            for above in section.accomplishments
        ),
    )


# --- the period after


def _carried(section: Section, own: str) -> Section:
    return replace(
        section,
        accomplishments=tuple(
            replace(above, indicators=tuple(_indicator(row, own) for row in above.indicators))
            for above in section.accomplishments
        ),
        outputs=tuple(_output(output, own) for output in section.outputs),
        results=tuple(result for result in section.results if result.label is not None or result.measures),
        exhibits=(),
    )


def _indicator(row: Indicator, own: str) -> Indicator:
    known = {"actual": row.actual, "estimate": row.estimate, "target": row.target}
    return replace(
        row,
        baseline=next((value for value in (row.actual, row.estimate) if value is not None), row.baseline),
        estimate=None,
        target=None,
        actual=None,
        narrative=None,
        reported_achieved=None,
        values=_with_history(row.values, own, known),
    )


def _output(output: Output, own: str) -> Output:
    known = {"planned": output.planned, "actual": output.actual}
    return replace(
        output,
        actual=None,
        printed_rate=None,
        completed=(),
        remarks=None,
        reason=None,
        quantities=_with_history(output.quantities, own, known),
    )


def _with_history(
    values: tuple[PeriodValue, ...], own: str, known: dict[str, Quantity]
) -> tuple[PeriodValue, ...]:
    """With what was said of the period that is over, where it does not stand there already."""
    there = {(value.period, value.kind) for value in values}
    return (*values, *(value for value in _said(own, known) if (value.period, value.kind) not in there))


def _said(own: str, known: dict[str, Quantity]) -> Iterator[PeriodValue]:
    kinds: dict[str, ValueKind] = {
        "actual": "actual", "estimate": "estimate", "target": "target", "planned": "planned",
    }  # fmt: skip
    if own:
        for name, value in known.items():
            if value is not None:
                yield PeriodValue(own, value, kinds[name])
