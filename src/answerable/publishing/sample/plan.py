"""A year before and after its reporting: what was promised, and what its people then record.

`promised` is a finished draft with everything taken out that only the year itself could tell:
actual figures, narratives, results, reasons, sentences that state figures. `recorded` gives these
back as values for `cycle.actions.record_values`, section by section, in both languages. What
follows from other figures (delivery rates, variances, the tables of money and posts) is in
neither: it is computed when the report is compiled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from answerable.calc.account import Accomplishment, Document, Indicator, Output, Paragraph, Section
from answerable.cycle.shapes import Value
from answerable.publishing.sample.accounts import prose
from answerable.publishing.sample.bilingual import Two, joined
from answerable.publishing.sample.content import sections
from answerable.publishing.sample.reports import causes
from answerable.publishing.sample.years import Year

# Tables that nobody records figure by figure: they come with the plan and stand as they are.
PLANNED_TABLES = ("abbreviations", "other_income", "training")
_STATED = ("summary", "I", "V")  # their paragraphs state figures of the year
_EXPLAINED = "III.B"  # its paragraphs are the reasons of the categories
LATER = Two("", "")  # a paragraph that is written during the cycle
_END = Two("。", ".")


def promised(draft: Document) -> Document:
    """The plan of a year: the draft of its report before anything of it is known."""
    return replace(
        draft,
        sections=tuple(_promised_section(section) for section in draft.sections),
        tables=tuple(table for table in draft.tables if table.id in PLANNED_TABLES),
    )


def _promised_section(section: Section) -> Section:
    return replace(
        section,
        accomplishments=tuple(_promised_accomplishment(found) for found in section.accomplishments),
        outputs=tuple(_promised_output(output) for output in section.outputs),
        paragraphs=tuple(_promised_paragraphs(section)),
    )


def _promised_accomplishment(found: Accomplishment) -> Accomplishment:
    return replace(found, indicators=tuple(_promised_indicator(one) for one in found.indicators))


def _promised_indicator(indicator: Indicator) -> Indicator:
    return replace(indicator, actual=None, narrative=None, reported_achieved=None)


def _promised_output(output: Output) -> Output:
    return replace(output, actual=None, printed_rate=None, remarks=None, reason=None)


def _promised_paragraphs(section: Section) -> Iterator[Paragraph]:
    """Introductions and footnotes are known; results come later; explanations are not written as such."""
    for paragraph in section.paragraphs:
        if section.path == _EXPLAINED and isinstance(paragraph.number, int):
            continue
        yield replace(paragraph, text=LATER, outputs=()) if _is_recorded(section, paragraph) else paragraph


def _is_recorded(section: Section, paragraph: Paragraph) -> bool:
    return paragraph.role == "results" or section.path in _STATED


# --- what is recorded


def recorded(draft: Document, year: Year, seed: int) -> dict[str, tuple[Value, ...]]:
    """By section: every value that makes the report of the plan; money and posts are in
    `accounts`."""
    missed = _missed()
    why = causes(year, seed)
    found: dict[str, tuple[Value, ...]] = {}
    for section in draft.sections:
        values = [
            *(value for output in section.outputs for value in _output(section.path, output, why)),
            *_indicators(section, missed),
            *_paragraphs(section),
        ]
        if values:
            found[section.path] = tuple(values)
    return found


def _output(section: str, output: Output, why: Mapping[str, tuple[Two, str]]) -> Iterator[Value]:
    path = f"{section}#{output.number}"
    if output.actual is not None:
        yield Value(section, path, "actual", output.actual)
    if path in why:
        text, code = why[path]
        yield Value(section, path, "cause", code)
        yield from prose(section, path, "reason", joined((text.sentence(), _END), mark=""))


def _indicators(section: Section, missed: Mapping[str, str]) -> Iterator[Value]:
    for accomplishment in section.accomplishments:
        for indicator in accomplishment.indicators:
            path = f"{section.path}({accomplishment.label}){indicator.ordinal}"
            if indicator.actual is not None:
                yield Value(section.path, path, "actual", indicator.actual)
            if indicator.reported_achieved is not None:
                answer = "yes" if indicator.reported_achieved else "no"
                yield Value(section.path, path, "reported_achieved", answer)
            if indicator.narrative is not None:
                yield from prose(section.path, path, "narrative", indicator.narrative)
            if not indicator.reported_achieved and indicator.actual is not None:
                yield Value(section.path, path, "cause", missed.get(indicator.text, "demand.less"))


def _paragraphs(section: Section) -> Iterator[Value]:
    unnumbered = 0
    for paragraph in section.paragraphs:
        own = f"({unnumbered + 1})"
        unnumbered += paragraph.number is None
        if _is_recorded(section, paragraph):
            number = own if paragraph.number is None else paragraph.number
            yield from prose(section.path, f"{section.path}¶{number}", "text", paragraph.text)


def _missed() -> dict[str, str]:
    """The standard cause of each indicator that may be missed, by its text."""
    return {
        indicator.text: indicator.code
        for section in sections()
        for accomplishment in section.accomplishments
        for indicator in accomplishment.indicators
        if indicator.code is not None
    }
