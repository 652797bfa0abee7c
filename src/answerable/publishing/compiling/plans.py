"""A plan as it will be published: labels and numbers that follow each other, and what print can hold.

`finished_plan` numbers what people wrote in whatever order; `printed_plan` is what a printed form
says of it: the form of a programme plan has columns for accomplishments and indicators and nothing
for baselines, outputs or external factors, so they are said in words there. JSON and XLSX hold the
records themselves. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from string import ascii_lowercase

from answerable.calc.account import (
    Accomplishment,
    Document,
    Indicator,
    Mandate,
    Output,
    Paragraph,
    PeriodValue,
    Result,
    Role,
    Section,
)
from answerable.publishing.compiling.plan_words import PlanWords, words_of

_PROGRAMME = re.compile(r"\(Prog\.\s?(\d{1,2})\)")
_ROOT = re.compile(r"Sect(\d{1,2}[A-Z]?)")
_LETTER = re.compile(r"[a-z]{1,2}|")


def finished_plan(document: Document) -> Document:
    """The plan with its labels and numbers. What is missing in its language stays empty.

    Numbers of paragraphs leave room for those that only print has.
    """
    numbers = _numbers(document)
    return replace(
        document, sections=tuple(_section(section, numbers) for section in document.sections), findings=()
    )


def _numbers(document: Document) -> Iterator[str]:
    prefix = _prefix(document)
    return (f"{prefix}.{at}" for at in count(1))


def _prefix(document: Document) -> str:
    """What the numbers of its paragraphs begin with: '24' of Prog. 24, '29A' of Sect. 29A."""
    root = _ROOT.fullmatch(document.sections[0].path) if document.sections else None
    found = root or _PROGRAMME.search(document.symbol or "")
    return found[1] if found else "1"


def _section(section: Section, numbers: Iterator[str]) -> Section:
    labels = _labels([above.label for above in section.accomplishments])
    new = dict(zip((above.label for above in section.accomplishments), labels, strict=True))
    return replace(
        section,
        name=section.name or "",
        objectives=tuple(text or "" for text in section.objectives),
        accomplishments=tuple(
            replace(above, label=label, text=above.text or "", indicators=_indicators(above))
            for above, label in zip(section.accomplishments, labels, strict=True)
        ),
        outputs=tuple(_output(output, at, new) for at, output in enumerate(section.outputs, 1)),
        paragraphs=_numbered(section, numbers),
    )


def _numbered(section: Section, numbers: Iterator[str]) -> tuple[Paragraph, ...]:
    made = tuple(_paragraph(paragraph, numbers) for paragraph in section.paragraphs)
    for _room in _said(section, words_of("en")):
        next(numbers)
    return made


def _labels(stated: Sequence[str]) -> list[str]:
    """a, b, c; labels of another form ('1.1') stay, and so does the empty one of a single row."""
    if len(stated) == 1 and not stated[0]:
        return [""]
    if not all(_LETTER.fullmatch(label) for label in stated):
        return list(stated)
    return [_letter(at) for at in range(len(stated))]


def _letter(at: int) -> str:
    high, low = divmod(at, len(ascii_lowercase))
    return (ascii_lowercase[high - 1] if high else "") + ascii_lowercase[low]


def _indicators(above: Accomplishment) -> tuple[Indicator, ...]:
    return tuple(replace(row, ordinal=at, text=row.text or "") for at, row in enumerate(above.indicators, 1))


def _output(output: Output, at: int, labels: Mapping[str, str]) -> Output:
    above = output.accomplishment
    return replace(
        output, number=at, text=output.text or "", accomplishment=labels.get(above, above) if above else above
    )


def _paragraph(paragraph: Paragraph, numbers: Iterator[str]) -> Paragraph:
    """With the next number; footnotes keep their mark."""
    text = paragraph.text or ""
    if paragraph.number is not None:
        return replace(paragraph, text=text)
    return replace(paragraph, text=text, number=next(numbers))


# --- as print has it


def printed_plan(document: Document) -> Document:
    """What the printed form of its kind says of the plan."""
    words = words_of(document.language)
    if document.kind == "programme_plan":
        numbers = _numbers(document)
        sections = tuple(_printed_section(section, words, numbers) for section in document.sections)
    else:
        sections = tuple(_printed_unit(section, words) for section in document.sections)
    return replace(document, sections=sections, findings=())


def _printed_section(section: Section, words: PlanWords, numbers: Iterator[str]) -> Section:
    """Baselines in the words of the indicator; outputs, factors, results as paragraphs."""
    is_list = _is_list(section)
    for paragraph in section.paragraphs:
        if isinstance(paragraph.number, str) and "." in paragraph.number:  # a footnote has a mark
            next(numbers)
    role: Role = "orientation" if section.path == "orientation" else "strategy"
    said = tuple(replace(one, number=next(numbers), role=role) for one in _said(section, words))
    return replace(
        section,
        accomplishments=tuple(
            replace(above, indicators=tuple(_printed_indicator(row, words) for row in above.indicators))
            for above in section.accomplishments
        ),
        outputs=(),
        results=(),
        external_factors=(),
        exhibits=(),
        mandates=tuple(replace(m, group=None) for m in section.mandates) if is_list else (),
        paragraphs=(*section.paragraphs, *said),
    )


def _is_list(section: Section) -> bool:
    return section.path.partition(".")[0] == "mandates"


def _said(section: Section, words: PlanWords) -> Iterator[Paragraph]:
    """What the form of a programme plan has no cell for, a paragraph each."""
    yield from _said_of_results(section.results, words)
    yield from _listed(words.outputs, [_output_words(output, words) for output in section.outputs])
    yield from _listed(words.factors, list(section.external_factors))
    if not _is_list(section):
        yield from _listed(words.mandates, [_mandate_words(m) for m in section.mandates])


def _printed_unit(section: Section, words: PlanWords) -> Section:
    """The form of a programme budget has results and deliverables, and no accomplishments."""
    above = [f"({a.label}) {a.text}" if a.label else a.text for a in section.accomplishments]
    rows = [_printed_indicator(row, words).text for a in section.accomplishments for row in a.indicators]
    said = (
        *_listed(words.accomplishments, above),
        *_listed(words.indicators, rows),
        *_listed(words.factors, list(section.external_factors)),
    )
    return replace(
        section,
        accomplishments=(),
        external_factors=(),
        outputs=tuple(
            replace(output, unit=None, accomplishment=None, planned=None) for output in section.outputs
        ),
        paragraphs=(*section.paragraphs, *said),
    )


def _printed_indicator(row: Indicator, words: PlanWords) -> Indicator:
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


def _mandate_words(mandate: Mandate) -> str:
    return f"{mandate.symbol} {mandate.title}"


def _said_of_results(results: Sequence[Result], words: PlanWords) -> Iterator[Paragraph]:
    for at, result in enumerate(results, 1):
        lines = [f"{words.result.format(number=result.label or at)}{result.title}", result.text]
        lines += [_value_words(value, None, words) for value in result.measures]
        yield Paragraph("\n".join(line for line in lines if line), "other")


def _listed(head: str, items: Sequence[str]) -> Iterator[Paragraph]:
    """One paragraph: what it is a list of, and a lettered line for each."""
    if items:
        lines = (f"({_letter(at)}) {item}" for at, item in enumerate(items))
        yield Paragraph("\n".join((head, *lines)), "other")
