"""What the recorded account lacks before it can be printed: numbers, rates, tables, explanations.

`finished` adds to the document of an open report what nobody enters because it follows from what
was entered: paragraphs are numbered through, delivery rates computed, reasons of outputs and of
variances set as paragraphs, tables computed. Pure. What people wrote stays as it is.

`in_form` is what a file of the document holds: JSON and XLSX everything; what is printed holds reasons,
remarks and objectives as paragraphs, because the form of a performance report has no cell for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from answerable.calc.account import Document, Indicator, Output, Paragraph, Row, Section, Table
from answerable.calc.delivery import delivery_rate
from answerable.publishing.compiling.explaining import (
    objectives,
    said_of_money,
    said_of_outputs,
    said_of_the_rest,
)
from answerable.publishing.compiling.plans import finished_plan, printed_plan
from answerable.publishing.compiling.tables import Account, computed_tables
from answerable.publishing.formats.performance_report.joining import is_item
from answerable.publishing.formats.performance_report.mapping import WORDINGS, Wording, is_one_of
from answerable.publishing.formats.performance_report.measures import reported_achieved
from answerable.publishing.formats.performance_report.references import output_references
from answerable.publishing.formats.performance_report.writer import is_subheading
from answerable.publishing.formats.performance_report.writer_tables import is_mission

PLANS = ("programme_plan", "programme_budget")
RECORDS = ("json", "xlsx")  # formats that hold records and not a printed page

# Tables stand in this order; others follow, in the order in which they were carried over.
_FIRST = ("resources_summary", "incumbency", "abbreviations")
_MIDDLE = ("resources_by_category", "resources_by_entity", "other_income", "variances", "training")


@dataclass(frozen=True, slots=True)
class Finished:
    """`origins`: for each section, for each of its paragraphs, which one it was (None: made here)."""

    document: Document
    origins: tuple[tuple[int | None, ...], ...]


def finished(document: Document, account: Account) -> Finished:
    """The document as it will be published. What is missing in its language stays missing."""
    if document.kind in PLANS:
        plan = finished_plan(document)
        return Finished(plan, tuple(tuple(range(len(s.paragraphs))) for s in plan.sections))
    wording = WORDINGS[document.language]
    document = _with_gaps_empty(document)
    sections = _with_parts(document.sections, account, wording)
    numbers = count(1)
    made = [_section(section, account, wording, numbers) for section in sections]
    whole = replace(document, sections=tuple(section for section, _ in made))
    return Finished(
        replace(whole, tables=_tables(whole, account, wording)), tuple(origins for _, origins in made)
    )


def in_form(document: Document, form: str) -> Document:
    """The document as a format holds it: records hold everything, print what the form can print."""
    return replace(document, findings=()) if form in RECORDS else as_printed(document)


def as_printed(document: Document) -> Document:
    """What can be read from print: reasons, remarks and objectives are paragraphs there."""
    if document.kind in PLANS:
        return printed_plan(document)
    if document.kind != "performance_report":
        return replace(document, findings=())
    wording = WORDINGS[document.language]
    sections = tuple(_printed_section(section, wording) for section in document.sections)
    return replace(document, sections=sections, findings=())


def _printed_section(section: Section, wording: Wording) -> Section:
    mission = is_mission(section)
    return replace(
        section,
        objectives=(),
        accomplishments=tuple(
            replace(one, indicators=tuple(_printed_indicator(i, wording) for i in one.indicators))
            for one in section.accomplishments
        ),
        paragraphs=(*objectives(section, wording), *section.paragraphs),
        outputs=tuple(
            replace(output, reason=None)
            if mission
            else replace(output, reason=None, remarks=None, accomplishment=None)
            for output in section.outputs
        ),
    )


def _printed_indicator(indicator: Indicator, wording: Wording) -> Indicator:
    """The narrative begins with the verdict; it says so itself, or the recorded one is set before it."""
    verdict, narrative = indicator.reported_achieved, indicator.narrative or ""
    if verdict is not None and reported_achieved(narrative, wording) is None:
        word = (wording.achieved if verdict else wording.not_achieved)[0]
        end = "。" if wording.language == "zh" else ". "
        narrative = f"{word}{end}{narrative}".strip()
    return replace(
        indicator, narrative=narrative or None, reported_achieved=reported_achieved(narrative, wording)
    )


def _with_gaps_empty(document: Document) -> Document:
    """A text that is missing in this language prints as nothing; `readiness` names it."""
    return replace(
        document,
        sections=tuple(
            replace(
                section,
                name=section.name or "",
                accomplishments=tuple(
                    replace(
                        a,
                        text=a.text or "",
                        indicators=tuple(replace(i, text=i.text or "") for i in a.indicators),
                    )
                    for a in section.accomplishments
                ),
                outputs=tuple(replace(o, text=o.text or "") for o in section.outputs),
                paragraphs=tuple(replace(p, text=p.text or "") for p in section.paragraphs),
            )
            for section in document.sections
        ),
    )


# --- sections


def _with_parts(sections: Sequence[Section], account: Account, wording: Wording) -> tuple[Section, ...]:
    """Money needs the parts it is printed in."""
    if not account.categories:
        return tuple(sections)
    found = list(sections)
    for path, words in (
        ("III", wording.resources),
        ("III.A", wording.financial_resources),
        ("III.B", wording.variance_analysis),
    ):
        if any(s.path == path or is_one_of(s.name, words) for s in found):
            continue
        parent = "III" if "." in path else None
        at = next((i for i, s in enumerate(found) if s.path in ("IV", "V")), len(found))
        found.insert(at, Section(path, words[0], parent))
    return tuple(found)


def _section(
    section: Section, account: Account, wording: Wording, numbers: Iterator[int]
) -> tuple[Section, tuple[int | None, ...]]:
    stated: list[tuple[int | None, Paragraph]] = list(enumerate(section.paragraphs))
    is_analysis = is_one_of(section.name, wording.variance_analysis)
    if is_analysis:
        stated = [*((None, paragraph) for paragraph in said_of_money(account)), *stated]
    outputs = tuple(_output(output) for output in section.outputs)
    stated += [(None, paragraph) for paragraph in said_of_outputs(section, wording)]
    paragraphs = [_paragraph(p, section, wording, numbers) for _, p in stated]
    rest = tuple(said_of_the_rest(account)) if is_analysis else ()
    return (
        replace(section, outputs=outputs, paragraphs=(*paragraphs, *rest)),
        (*(origin for origin, _ in stated), *(None for _ in rest)),
    )


def _paragraph(paragraph: Paragraph, section: Section, wording: Wording, numbers: Iterator[int]) -> Paragraph:
    """With the next number, unless it is a note, a heading or of the summary."""
    if isinstance(paragraph.number, str):
        return paragraph
    heading = paragraph.role == "other" and is_subheading(paragraph.text, section)
    number = None if heading or section.path == "summary" else next(numbers)
    named = output_references(paragraph.text, wording) if section.outputs else ()
    return replace(paragraph, number=number, outputs=named)


def _output(output: Output) -> Output:
    rate = delivery_rate(output.planned, output.actual)
    return replace(output, printed_rate=None if rate is None else str(rate))


# --- tables


def _tables(document: Document, account: Account, wording: Wording) -> tuple[Table, ...]:
    made = {table.id: table for table in computed_tables(account)}
    made |= {table.id: table for table in _actions(document, wording)}
    kept = {table.id: table for table in document.tables if table.id not in made}
    known = {**kept, **made}
    rest = [name for name in kept if name not in (*_FIRST, *_MIDDLE, "actions")]
    order = [*_FIRST, *_MIDDLE, *rest, "actions"]
    return tuple(known[name] for name in order if name in known)


def _actions(document: Document, wording: Wording) -> Iterator[Table]:
    """The points of 'actions to be taken' once more as a table, as the reader gives them."""
    rows = [
        Row({"text": line.partition(" ")[2].strip()}, line.partition(" ")[0])
        for section in document.sections
        if is_one_of(section.name, wording.actions)
        for paragraph in section.paragraphs
        for line in paragraph.text.split("\n")
        if is_item(line)
    ]
    if rows:
        yield Table("actions", ("text",), tuple(rows))
