"""A plan as it will be published: labels and numbers that follow each other, and what print can hold.

`finished_plan` numbers what people wrote in whatever order; `printed_plan` is what a printed form
says of it: the form of a programme plan has columns for accomplishments and indicators and nothing
for baselines, outputs or external factors, so they are said in words there. JSON and XLSX hold the
records themselves. How a section of the programme budget is printed is in `plan_form`. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from answerable.calc.account import Accomplishment, Document, Indicator, Output, Paragraph, Role, Section
from answerable.publishing.compiling.plan_form import in_form
from answerable.publishing.compiling.plan_words import PlanWords, words_of
from answerable.publishing.compiling.saying import (
    letter,
    listed,
    printed_indicator,
    said_of_mandates,
    said_of_outputs,
    said_of_results,
)
from answerable.publishing.formats.programme_budget.mapping import WORDS

_PROGRAMME = re.compile(r"\(Prog\.\s?(\d{1,2})\)")
_ROOT = re.compile(r"Sect(\d{1,2}[A-Z]?)")
_LETTER = re.compile(r"[a-z]{1,2}|")


def finished_plan(document: Document) -> Document:
    """The plan with its labels and numbers. What is missing in its language stays empty.

    Numbers of paragraphs leave room for those that only print has.
    """
    if document.kind == "programme_budget" and document.sections and document.language in WORDS:
        return _as_in_form(document)
    numbers = _numbers(document)
    return replace(
        document, sections=tuple(_section(section, numbers) for section in document.sections), findings=()
    )


def _as_in_form(document: Document) -> Document:
    """Its paragraphs bear the numbers under which the form prints them, wherever it prints them."""
    known = in_form(document).numbers
    return replace(
        document,
        sections=tuple(
            _section(section, iter(()), {at: number for (of, at), number in known.items() if of == place})
            for place, section in enumerate(document.sections)
        ),
        findings=(),
    )


def _numbers(document: Document) -> Iterator[str]:
    prefix = _prefix(document)
    return (f"{prefix}.{at}" for at in count(1))


def _prefix(document: Document) -> str:
    """What the numbers of its paragraphs begin with: '24' of Prog. 24, '29A' of Sect. 29A."""
    root = _ROOT.fullmatch(document.sections[0].path) if document.sections else None
    found = root or _PROGRAMME.search(document.symbol or "")
    return found[1] if found else "1"


def _section(section: Section, numbers: Iterator[str], printed: Mapping[int, str] | None = None) -> Section:
    """`printed`: the numbers its form gives; without it they follow each other."""
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
        paragraphs=_numbered(section, numbers)
        if printed is None
        else tuple(_as_printed(p, printed.get(at)) for at, p in enumerate(section.paragraphs)),
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
    return [letter(at) for at in range(len(stated))]


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


def _as_printed(paragraph: Paragraph, number: str | None) -> Paragraph:
    return replace(paragraph, text=paragraph.text or "", number=number or paragraph.number)


# --- as print has it


def printed_plan(document: Document) -> Document:
    """What the printed form of its kind says of the plan."""
    if document.kind == "programme_budget":
        is_known = document.sections and document.language in WORDS
        return in_form(document).document if is_known else replace(document, findings=())
    words, numbers = words_of(document.language), _numbers(document)
    sections = tuple(_printed_section(section, words, numbers) for section in document.sections)
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
            replace(above, indicators=tuple(printed_indicator(row, words) for row in above.indicators))
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
    yield from said_of_results(section.results, words)
    yield from said_of_outputs(section.outputs, words)
    yield from listed(words.factors, list(section.external_factors))
    if not _is_list(section):
        yield from said_of_mandates(section.mandates, words)
