"""What the recorded account lacks before it can be printed: numbers, rates, tables, explanations.

`finished` adds to the document of an open report what nobody enters because it follows from what
was entered: paragraphs are numbered through, delivery rates computed, reasons of outputs and of
variances set as paragraphs, tables computed. Pure. What people wrote stays as it is.

`as_printed` leaves out what the form of a performance report has no place for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from answerable.calc.account import Document, Output, Paragraph, Row, Section, Table
from answerable.calc.delivery import delivery_rate
from answerable.calc.quantities import number
from answerable.publishing.formats.performance_report.joining import is_item
from answerable.publishing.formats.performance_report.mapping import WORDINGS, Wording, is_one_of
from answerable.publishing.formats.performance_report.references import output_references
from answerable.publishing.formats.performance_report.writer import is_subheading
from answerable.publishing.tables import Account, computed_tables, explained

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
    wording = WORDINGS[document.language]
    document = _with_gaps_empty(document)
    sections = _with_parts(document.sections, account, wording)
    numbers = count(1)
    made = [_section(section, account, wording, numbers) for section in sections]
    whole = replace(document, sections=tuple(section for section, _ in made))
    return Finished(
        replace(whole, tables=_tables(whole, account, wording)), tuple(origins for _, origins in made)
    )


def as_printed(document: Document) -> Document:
    """What every format of the document holds; reasons are printed as paragraphs, findings are not."""
    if document.kind != "performance_report":
        return replace(document, findings=())
    sections = tuple(
        replace(
            section,
            objectives=(),
            outputs=tuple(replace(output, reason=None, remarks=None) for output in section.outputs),
        )
        for section in document.sections
    )
    return replace(document, sections=sections, findings=())


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
    if is_one_of(section.name, wording.variance_analysis):
        whys = [(None, Paragraph(item.why, "other")) for item in explained(account) if item.why]
        stated = [*whys, *stated]
    outputs = tuple(_output(output) for output in section.outputs)
    stated += [(None, paragraph) for paragraph in _reasons(section, wording)]
    paragraphs = [_paragraph(p, section, wording, numbers) for _, p in stated]
    return (
        replace(section, outputs=outputs, paragraphs=tuple(paragraphs)),
        tuple(origin for origin, _ in stated),
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


def _reasons(section: Section, wording: Wording) -> Iterator[Paragraph]:
    """Reasons of outputs no paragraph names: one paragraph for more than planned, one for less."""
    named = {n for p in section.paragraphs for n in output_references(p.text, wording)}
    open_ones = [o for o in section.outputs if o.reason and o.number is not None and o.number not in named]
    more = [o for o in open_ones if _is_over(o)]
    for outputs in (more, [o for o in open_ones if o not in more]):
        said: dict[str, list[int]] = {}
        for output in outputs:
            said.setdefault((output.reason or "").strip(), []).append(output.number or 0)
        if said:
            sentences = [_sentence(reason, numbers, wording) for reason, numbers in said.items()]
            yield Paragraph(("" if wording.language == "zh" else " ").join(sentences), "results")


def _is_over(output: Output) -> bool:
    planned, actual = number(output.planned), number(output.actual)
    return planned is not None and actual is not None and actual > planned


def _sentence(reason: str, numbers: Sequence[int], wording: Wording) -> str:
    if wording.language == "zh":
        listed = "、".join(str(n) for n in numbers[:-1])
        return f"产出 {listed}{' 和 ' if listed else ''}{numbers[-1]}：{reason}"
    listed = ", ".join(str(n) for n in numbers[:-1])
    word = "Outputs" if len(numbers) > 1 else "Output"
    return f"{word} {listed}{' and ' if listed else ''}{numbers[-1]}: {reason}"


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
