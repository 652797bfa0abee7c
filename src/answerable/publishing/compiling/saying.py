"""What a plan holds and its printed form has no cell for, said in words: lists, baselines, results. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from answerable.calc.account import Indicator, Mandate, Output, Paragraph, PeriodValue, Result, Role, Section
from answerable.publishing.compiling.plan_words import PlanWords


def said_in_words(section: Section, words: PlanWords, *, with_results: bool = False) -> Iterator[Paragraph]:
    """What the form of a programme budget has no cell for; of a part also its objectives and results."""
    above = [f"({a.label}) {a.text}" if a.label else a.text for a in section.accomplishments]
    rows = [printed_indicator(row, words).text for a in section.accomplishments for row in a.indicators]
    if with_results:
        yield from listed(words.objectives, [text for text in section.objectives if text], "strategy")
    yield from listed(words.accomplishments, above, "strategy")
    yield from listed(words.indicators, rows, "strategy")
    yield from listed(words.factors, [text for text in section.external_factors if text], "strategy")
    if with_results:
        yield from said_of_results(section.results, words)


def said_of_outputs(outputs: Sequence[Output], words: PlanWords) -> Iterator[Paragraph]:
    yield from listed(words.outputs, [_output_words(output, words) for output in outputs])


def said_of_mandates(mandates: Sequence[Mandate], words: PlanWords) -> Iterator[Paragraph]:
    yield from listed(words.mandates, [f"{mandate.symbol} {mandate.title}" for mandate in mandates])


def said_of_results(results: Sequence[Result], words: PlanWords) -> Iterator[Paragraph]:
    for at, result in enumerate(results, 1):
        lines = [f"{words.result.format(number=result.label or at)}{result.title}", result.text]
        lines += [_value_words(value, None, words) for value in result.measures]
        yield Paragraph("\n".join(line for line in lines if line), "other")


def listed(head: str, items: Sequence[str], role: Role = "other") -> Iterator[Paragraph]:
    """One paragraph: what it is a list of, and a lettered line for each."""
    if items:
        lines = (f"({letter(at)}) {' '.join(item.split())}" for at, item in enumerate(items))
        yield Paragraph("\n".join((head, *lines)), role)


def letter(at: int) -> str:
    """a, b, ... z, aa, ab, ..."""
    high, low = divmod(at, len(ascii_lowercase))
    return (ascii_lowercase[high - 1] if high else "") + ascii_lowercase[low]


def printed_indicator(row: Indicator, words: PlanWords) -> Indicator:
    """The wording with what is measured behind it: baseline, estimate, target, other periods."""
    said = [
        words.figure.format(name=name, value=value, unit=_unit(row.unit, words))
        for name, value in (
            (words.baseline, row.baseline), (words.estimate, row.estimate), (words.target, row.target),
        )
        if value is not None
    ]  # fmt: skip
    said += [_value_words(value, row.unit, words) for value in row.values]
    text = f"{row.text}{words.opening}{words.between.join(said)}{words.closing}" if said else row.text
    return Indicator(row.ordinal, text, label=row.label)


def _value_words(value: PeriodValue, unit: str | None, words: PlanWords) -> str:
    kind = words.kinds.get(value.kind or "", "")
    figure = value.text or (f"{value.value}{_unit(unit, words)}" if value.value is not None else "–")
    return words.value.format(period=value.period, kind=kind, value=figure)


def _unit(unit: str | None, words: PlanWords) -> str:
    return f"{words.before_unit}{unit}" if unit else ""


def _output_words(output: Output, words: PlanWords) -> str:
    what = output.text
    if output.subcategory:
        what = f"{what}{words.opening}{output.subcategory}{words.closing}"
    if output.planned is None:
        return what
    return words.figure.format(name=what, value=output.planned, unit=_unit(output.unit, words))
