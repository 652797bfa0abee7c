"""Deliverables as the form's table lists them: by category and subcategory, totals before the rows.

Of outputs that people wrote, and of those that came from a table of this form: a row of totals that
is there already stays what it says. Texts are plain or in two languages (`Two`).
Source: A/81/6 (Sect. 29A), tables of deliverables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from answerable.calc.account import Output, PeriodValue
from answerable.calc.quantities import number
from answerable.calc.ratios import total
from answerable.publishing.formats.programme_budget.categories import SUBCATEGORIES
from answerable.publishing.formats.programme_budget.deliverables import UNITED
from answerable.publishing.sample.bilingual import Two

LAG = 2  # years from the performance that is reported to the budget that is proposed
CATEGORIES = ("A", "B", "C", "D", "E")
_NUMBER = Two("应交付产出数目", "number of deliverables")
_OTHER = Two("其他", "Other")


def has_place(output: Output) -> bool:
    """Whether the form has a place for it: one without a category has none."""
    return output.category in CATEGORIES


def deliverables(outputs: Sequence[Output], year: int) -> tuple[Output, ...]:
    """The rows of the table for the budget of this year; outputs without a category are left out."""
    groups = _groups(outputs)
    joins = not all(_known(name) for _, name, of in groups if not _counted(of, year))
    made: list[Output] = []
    ordinal = 0
    for category, name, of in groups:
        figures = _counted(of, year)
        if not figures:
            made += _without_figures(category, name, of, joins)
            continue
        stated = [output for output in figures if _is_total(output, name)]
        rows = [output for output in of if not _is_total(output, name)]
        counted = [output for output in figures if output not in stated]
        made += [replace(_bare(output, year), number=None, headings=()) for output in stated]
        if not stated:
            made.append(_total(category, name, counted, year))
        for output in rows:
            ordinal += 1
            row = _bare(output, year)
            made.append(replace(row, number=ordinal, subcategory=name, headings=_headings(row)))
    return tuple(made)


def _groups(outputs: Sequence[Output]) -> list[tuple[str, Two, list[Output]]]:
    """Category by category, each subcategory where its first output stands."""
    found: dict[tuple[str, str], list[Output]] = {}
    for category in CATEGORIES:
        for output in outputs:
            if output.category == category:
                found.setdefault((category, output.subcategory or _OTHER), []).append(output)
    return [(category, _two(name), of) for (category, name), of in found.items()]


def _known(name: Two) -> bool:
    return str.__str__(name).casefold() in SUBCATEGORIES or name.en.casefold() in SUBCATEGORIES


def _is_total(output: Output, name: Two) -> bool:
    """A row of totals: the subcategory with what is counted in parentheses."""
    found = UNITED.fullmatch(str.__str__(_two(output.text)))
    return found is not None and found[1] == str.__str__(name)


# --- rows


def _bare(output: Output, year: int) -> Output:
    """What the table says of an output."""
    text = _two(output.text)
    return Output(
        Two(_line(str.__str__(text)), _line(text.en)),
        headings=output.headings,
        category=output.category,
        subcategory=output.subcategory and _two(output.subcategory),
        quantities=values if _has_figures(values := _quantities(output, year)) else (),
    )


def _headings(row: Output) -> tuple[str, ...]:
    """A lead-in stands above rows with figures only."""
    return row.headings if row.quantities else ()


def _without_figures(category: str, name: Two, of: Sequence[Output], joins: bool) -> list[Output]:
    """A subcategory that is told: behind its colon, or on rows of their own where its name tells it."""
    texts = [_two(output.text) for output in of]
    if len(texts) > 1 and not joins:
        return [Output(_without_colon(text), category=category, subcategory=name) for text in texts]
    said = Two(
        "；".join(_line(str.__str__(text)) for text in texts), "; ".join(_line(text.en) for text in texts)
    )
    return [Output(said, category=category, subcategory=name)]


def _without_colon(text: Two) -> Two:
    """Its colon would be read as a subcategory's."""
    return Two(
        _line(str.__str__(text)).replace("：", "，").replace(": ", ", "), _line(text.en).replace(": ", ", ")
    )


def _total(category: str, name: Two, of: Sequence[Output], year: int) -> Output:
    """The subcategory's row: the sum of its numbered deliverables, year by year."""
    unit = next((_two(output.unit) for output in of if output.unit), _NUMBER)
    sums = []
    for column in zip(*(_quantities(output, year) for output in of), strict=True):
        found = total(number(value.value) for value in column).value
        sums.append(replace(column[0], value=None if found is None else str(found), text=None))
    text = Two(f"{name}（{unit}）", f"{name.en} ({unit.en})")
    return Output(text, category=category, subcategory=name, quantities=tuple(sums))


# --- figures


def _counted(of: Sequence[Output], year: int) -> list[Output]:
    return [output for output in of if _has_figures(_quantities(output, year))]


def _quantities(output: Output, year: int) -> tuple[PeriodValue, ...]:
    """Planned and actual of the year reported, planned of the two after it; None is not reported."""
    wanted = (
        (year - LAG, "planned"), (year - LAG, "actual"), (year - 1, "planned"), (year, "planned"),
    )  # fmt: skip
    known = {(value.period, value.kind): value for value in output.quantities}
    if output.planned is not None:
        known.setdefault((str(year), "planned"), PeriodValue(str(year), output.planned, "planned"))
    found = (known.get((str(at), kind)) for at, kind in wanted)  # type: ignore[arg-type]
    return tuple(
        PeriodValue(str(at), value.value, kind, value.text) if value else PeriodValue(str(at), None, kind)  # type: ignore[arg-type]
        for (at, kind), value in zip(wanted, found, strict=True)
    )


def _has_figures(values: Sequence[PeriodValue]) -> bool:
    return any(value.value is not None for value in values)


def _two(text: str) -> Two:
    return text if isinstance(text, Two) else Two(text, text)


def _line(text: str) -> str:
    return " ".join(text.split())
