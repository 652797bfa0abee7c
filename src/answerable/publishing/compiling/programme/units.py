"""One subprogramme as the form prints it: objective, strategy, results with measures, deliverables.

Accomplishments with indicators are planned results: the accomplishment is the title, each indicator a
table of its values over the years. A year without a value has a dash; values are actual up to the year
that is reported, two before the budget's, and planned after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from answerable.calc.account import (
    Accomplishment,
    Exhibit,
    Paragraph,
    PeriodValue,
    Result,
    Section,
)
from answerable.calc.quantities import number
from answerable.publishing.compiling.programme.deliverables import LAG, deliverables
from answerable.publishing.compiling.programme.numbering import Numbers, without_number
from answerable.publishing.compiling.programme.sources import Unit
from answerable.publishing.sample.bilingual import Two

_MEASURE = Two("业绩计量", "Performance measure")


def section(unit: Unit, path: str, root: str, year: int, numbers: Numbers) -> Section:
    """The subprogramme's section; numbers are taken in the order in which the form prints them."""
    objectives = tuple(without_number(text) for text in unit.objectives)
    for _objective in objectives:
        numbers.following()
    strategy = tuple(numbers.paragraph(text, "strategy") for text in unit.strategy)
    results = tuple(_results(unit, year, numbers))
    outputs = deliverables(unit.outputs, year)
    others: tuple[Paragraph, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    if outputs:
        label = numbers.table()
        others = (
            numbers.paragraph(
                Two(
                    f"{label}列出所有应交付产出。", f"{label.en} lists all deliverables of the subprogramme."
                ),
                "other",
            ),
        )
        exhibits = (Exhibit(label, _title_of_deliverables(path, year)),)
    return Section(
        path, unit.name, root, objectives, paragraphs=(*strategy, *others), results=results,
        outputs=outputs, exhibits=exhibits,
    )  # fmt: skip


def _title_of_deliverables(path: str, year: int) -> Two:
    return Two(
        f"次级方案{path}：{year - LAG}-{year}年期间按类别和次类别开列的应交付产出",
        f"Subprogramme {path}: deliverables for the period {year - LAG}–{year}, by category and subcategory",
    )


# --- results


def _results(unit: Unit, year: int, numbers: Numbers) -> Iterator[Result]:
    """Past results first, then the planned ones, labelled anew."""
    past = [result for result in unit.results if result.label is None]
    planned = [result for result in unit.results if result.label is not None]
    for result in past:
        yield _result(result, None, year, numbers)
    label = 0
    for result in planned:
        label += 1
        yield _result(result, str(label), year, numbers)
    for accomplishment in unit.accomplishments:
        label += 1
        yield _promised(accomplishment, str(label), year, numbers)


def _result(result: Result, label: str | None, year: int, numbers: Numbers) -> Result:
    """A result with measures of its own; its tables and figures become tables of this document."""
    last = year if label is not None else year - LAG
    text = numbers.lines(_two(result.text)) if result.text else Two("", "")
    values = yearly(result.measures, last, year)
    if not values:
        return Result(result.title, text, label)
    exhibit = Exhibit(numbers.table(), _MEASURE)
    return Result(result.title, text, label, values, (exhibit,))


def _promised(accomplishment: Accomplishment, label: str, year: int, numbers: Numbers) -> Result:
    texts = [_two(indicator.text) for indicator in accomplishment.indicators]
    said = numbers.lines(Two("\n".join(map(str.__str__, texts)), "\n".join(text.en for text in texts)))
    exhibits: list[Exhibit] = []
    measures: list[PeriodValue] = []
    tables = [
        (indicator, values)
        for indicator in accomplishment.indicators
        if (values := yearly(indicator.values, year, year))
    ]
    for indicator, values in tables:
        name = _two(indicator.text)
        title = Two(f"{_MEASURE}：{name}", f"{_MEASURE.en}: {name.en}")
        exhibit = Exhibit(numbers.table(), title)
        exhibits.append(exhibit)
        measures += [replace(value, exhibit=exhibit.label if len(tables) > 1 else None) for value in values]
    return Result(
        accomplishment.text, said if texts else Two("", ""), label, tuple(measures), tuple(exhibits)
    )


def yearly(values: Sequence[PeriodValue], last: int, year: int) -> tuple[PeriodValue, ...]:
    """One value for every year from the first known to the last one the form shows."""
    known: dict[str, PeriodValue] = {}
    for value in values:
        known.setdefault(value.period, value)
    years = [int(period) for period in known if period.isdigit() and len(period) == 4 and int(period) <= last]
    if not years:
        return ()
    return tuple(_value(str(at), known.get(str(at)), year) for at in range(min(years), last + 1))


def _value(period: str, known: PeriodValue | None, year: int) -> PeriodValue:
    kind = "actual" if int(period) <= year - LAG else "planned"
    if known is None or (known.value is None and not known.text):
        return PeriodValue(period, None, kind, "–")  # type: ignore[arg-type]
    if number(known.value) is not None or known.value in ("yes", "no", "partly", "none", "not_applicable"):
        return PeriodValue(period, known.value, kind)  # type: ignore[arg-type]
    return PeriodValue(period, None, kind, known.text or known.value)  # type: ignore[arg-type]


def _two(text: str) -> Two:
    return text if isinstance(text, Two) else Two(text, text)
