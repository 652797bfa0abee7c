"""What plans and reports say, in both languages side by side: frameworks and narrative.

Both languages of a stored document have one structure; a text that one lacks stands in the other's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from answerable.calc.account import (
    Accomplishment,
    Document,
    Indicator,
    Paragraph,
    PeriodValue,
    Quantity,
    Section,
)
from answerable.publishing.compile import compile_report
from answerable.publishing.compiling.gathering.budgets import Tree, YearOfBudget, one_line
from answerable.publishing.sample.bilingual import Two
from answerable.results.choices import PLAN_KINDS
from answerable.results.models import Report, ReportSection

LANGUAGES = ("zh", "en")
_ITEM = ("(", "（", "•", "–")


class Pair:
    """A stored document in both languages; the other one where a language is not stored."""

    def __init__(self, report: Report) -> None:
        self.report = report
        known = [language for language in LANGUAGES if language in report.places] or list(report.places)[:1]
        documents = {language: compile_report(report.symbol, language, findings=False) for language in known}
        first = documents[known[0]]
        self.zh: Document = documents.get("zh", first)
        self.en: Document = documents.get("en", first)
        self._english = {section.path: section for section in self.en.sections}

    def sections(self) -> Iterable[tuple[Section, Section]]:
        """Each section with its English."""
        for section in self.zh.sections:
            yield section, self._english.get(section.path, section)


def plan_for(year: YearOfBudget, chosen: str, tree: Tree) -> Report | None:
    """The plan of that symbol, else the one of these entities for exactly this period: decided last, or
    begun last."""
    if chosen:
        return Report.objects.filter(symbol=chosen).first()
    period = year.period
    rows = Report.objects.filter(
        kind__in=PLAN_KINDS, period__start=period.start, period__end=period.end, pk__in=_about(tree)
    ).order_by("-plan_version__decided_on", "-plan_version__number", "-stored_at")
    decided = rows.filter(plan_version__stage__in=("approved", "revised"))
    return decided.first() or rows.first()


def _about(tree: Tree) -> list[int]:
    """Documents with a section of one of these entities: another's say nothing of them."""
    rows = ReportSection.objects.filter(entity_id__in=list(tree.entities)).order_by()
    return list(rows.values_list("report_id", flat=True).distinct())


def report_for(year: YearOfBudget, chosen: str, tree: Tree) -> Report | None:
    """The report of that symbol, else the account of these entities for exactly this period, a published
    one first."""
    if chosen:
        return Report.objects.filter(symbol=chosen).first()
    period = year.period
    rows = Report.objects.filter(
        kind="performance_report", period__start=period.start, period__end=period.end, pk__in=_about(tree)
    )
    order = {"published": 0, "open": 1, "loaded": 2}
    return min(rows, key=lambda row: (order.get(row.status, 3), row.symbol), default=None)


def components_by_path(report: Report, tree: Tree) -> Mapping[str, str]:
    """The component of each section that belongs to one of the tree's entities."""
    rows = ReportSection.objects.filter(report=report, entity__isnull=False)
    return {
        path: tree.component[entity]
        for path, entity in rows.values_list("path", "entity_id")
        if entity in tree.component
    }


def sections_with_entities(report: Report) -> frozenset[str]:
    """Paths of sections that belong to any entity."""
    rows = ReportSection.objects.filter(report=report, entity__isnull=False)
    return frozenset(rows.values_list("path", flat=True))


def accomplishments(section: Section, english: Section) -> tuple[Accomplishment, ...]:
    """The section's accomplishments with both languages in every text."""
    others = {one.label: one for one in english.accomplishments}
    found = []
    for one in section.accomplishments:
        other = others.get(one.label, one)
        words = {indicator.ordinal: indicator for indicator in other.indicators}
        indicators = tuple(
            replace(each, text=both(each.text, words.get(each.ordinal, each).text), place=None)
            for each in one.indicators
        )
        found.append(replace(one, text=both(one.text, other.text), indicators=indicators, place=None))
    return tuple(found)


def with_values(
    indicator: Indicator, performance: str, current: str, proposed: str, actual: Quantity
) -> Indicator:
    """The indicator with one value for each period, from everywhere they are recorded."""
    values: dict[str, PeriodValue] = {value.period: value for value in indicator.values}
    for period, value in ((current, indicator.estimate), (proposed, indicator.target), (performance, actual)):
        if value is not None:
            values[period] = PeriodValue(period, value)
    return replace(indicator, values=tuple(values[period] for period in sorted(values)))


def narrative(pair: Pair, role: str) -> tuple[Two, ...]:
    """Paragraphs of this role: those of the document as a whole, else of its entities."""
    found = [
        (section.parent is None and not section.has_framework, both(one.text, other.text))
        for section, english in pair.sections()
        for one, other in paragraphs(section, english)
        if one.role == role and one.text and not is_note(one)
    ]
    general = tuple(text for is_general, text in found if is_general)
    return general or tuple(text for _is_general, text in found)


def is_note(paragraph: Paragraph) -> bool:
    """A note has its mark as number; '29A.3' is the number of a paragraph."""
    return isinstance(paragraph.number, str) and "." not in paragraph.number


def paragraphs(section: Section, english: Section) -> Iterable[tuple[Paragraph, Paragraph]]:
    others: Sequence[Paragraph] = english.paragraphs
    for at, one in enumerate(section.paragraphs):
        yield one, others[at] if at < len(others) else one


def both(zh: str | None, en: str | None) -> Two:
    """One text in both languages, each line of a list on its own."""
    return Two(tidy(zh or en or ""), tidy(en or zh or ""))


def tidy(text: str) -> str:
    """A paragraph as a form prints it: one line, and one for each item of a list."""
    made: list[str] = []
    for line in (one_line(part) for part in text.split("\n")):
        if made and line and not line.startswith(_ITEM):
            made[-1] = f"{made[-1]} {line}"
        elif line:
            made.append(line)
    return "\n".join(made)
