"""A whole performance report of the sample institution, as a draft in both languages.

Paragraphs are numbered through from part I to part V. Everything is drawn from chances that
depend on the seed, the year and the section alone, so that a change in one section's texts
leaves the others as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random

from answerable.calc.account import Document, Paragraph, Row, Section, Table
from answerable.publishing.sample import resources, tables
from answerable.publishing.sample.bilingual import Two
from answerable.publishing.sample.content import SectionText, load, sections, two
from answerable.publishing.sample.indicators import accomplishments
from answerable.publishing.sample.money import Money, money
from answerable.publishing.sample.narrative import results
from answerable.publishing.sample.outputs import deliveries
from answerable.publishing.sample.years import Year

_NO_OCCASION = (Two("前提在本期没有出现", "the occasion did not arise during the period"), "demand.less")


@dataclass
class _Numbers:
    """The paragraph numbers of one report."""

    last: int = 0

    def given(self, paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
        made = []
        for paragraph in paragraphs:
            self.last += 1
            made.append(replace(paragraph, number=self.last))
        return tuple(made)


def draft(
    year: Year, seed: int, texts: Sequence[SectionText] | None = None, *, complete: bool = False
) -> Document:
    """The report of a year; its strings are `Two`. `texts` replaces the usual sections.

    `complete`: as one that is made in the cycle, without outputs that nobody reported.
    """
    chosen = _chosen(year, texts)
    found = accounts(year, seed)
    figures = resources.figures(found, year)
    numbers = _Numbers()
    made = [
        _part("summary", "summary", resources.summary(figures, year)),
        _part("I", "introduction", numbers.given(resources.introduction(figures, year))),
        _part("II", "frameworks", ()),
        *(_framework(text, year, seed, numbers, complete=complete) for text in chosen),
        _part("III", "resources", ()),
        _part("III.A", "financial", (), parent="III"),
        _part("III.B", "variances", _variance_paragraphs(found, numbers), parent="III"),
        _part("IV", "training", numbers.given(resources.training())),
        _part("V", "actions", numbers.given(resources.actions(figures))),
    ]
    return Document(
        kind="performance_report",
        language="zh",
        symbol=year.symbol,
        title=two(load("report")["title"]).fill(**year.slots),
        period=year.period,
        sections=tuple(made),
        tables=_tables(found, chosen, year, seed, made[-1]),
    )


def accounts(year: Year, seed: int) -> Money:
    """The money and posts of a year's report."""
    return money(year, Random(f"{seed}/{year.label}/money"))  # noqa: S311 - a sample, not a secret


def causes(year: Year, seed: int) -> dict[str, tuple[Two, str]]:
    """Why outputs were not delivered as planned: by their path, the text and its standard cause."""
    found: dict[str, tuple[Two, str]] = {}
    for text in _chosen(year, None):
        for delivery in deliveries(text, year, _chance(text, year, seed), complete=True):
            path = f"{text.path}#{delivery.output.number}"
            if delivery.cause is not None:
                found[path] = (delivery.cause.text, delivery.cause.code)
            elif delivery.outcome == "not_applicable":
                found[path] = _NO_OCCASION
    return found


def _chosen(year: Year, texts: Sequence[SectionText] | None) -> list[SectionText]:
    return [s for s in (sections() if texts is None else texts) if s.since is None or s.since <= year.label]


def _chance(text: SectionText, year: Year, seed: int) -> Random:
    return Random(f"{seed}/{year.label}/{text.path}")  # noqa: S311 - a sample, not a secret


def _part(path: str, name: str, paragraphs: Sequence[Paragraph], parent: str | None = None) -> Section:
    return Section(path, two(load("report")["parts"][name]), parent, paragraphs=tuple(paragraphs))


def _variance_paragraphs(found: Money, numbers: _Numbers) -> tuple[Paragraph, ...]:
    """One paragraph for each explained variance, then the footnote that states the threshold."""
    explanations = [Paragraph(item.why, "other") for item in tables.explained(found) if item.why]
    note = Paragraph(two(load("report")["footnote"]), "other", "1")
    return (*numbers.given(explanations), note)


def _framework(text: SectionText, year: Year, seed: int, numbers: _Numbers, *, complete: bool) -> Section:
    by_year = _chance(text, year, seed)
    found = deliveries(text, year, by_year, complete=complete)
    opening = (*text.introduction, *text.introduction_by_period.get(year.texts, ()))
    introduction = numbers.given(Paragraph(paragraph, "introduction") for paragraph in opening)
    return Section(
        path=text.path,
        name=text.name(year.label),
        parent=text.parent,
        accomplishments=accomplishments(text, by_year),
        outputs=tuple(delivery.output for delivery in found),
        paragraphs=(*introduction, *numbers.given(results(text, year.texts, found))),
    )


def _tables(
    found: Money, chosen: Sequence[SectionText], year: Year, seed: int, actions: Section
) -> tuple[Table, ...]:
    departments = [(text.path, text.name(year.label)) for text in chosen if text.parent is None]
    chance = Random(f"{seed}/{year.label}/training")  # noqa: S311 - a sample, not a secret
    return (
        tables.resources_summary(found, year),
        tables.incumbency(found, year),
        tables.abbreviations(),
        tables.resources_by_category(found, year),
        tables.resources_by_entity(found, departments, year),
        tables.other_income(found, year),
        tables.variances(found),
        tables.training(year, chance),
        _actions(actions),
    )


def _actions(section: Section) -> Table:
    """The points of the last part once more as a table, as the reader gives them."""
    points = section.paragraphs[0].text
    assert isinstance(points, Two)
    zh, en = str(points).split("\n")[1:], points.en.split("\n")[1:]
    rows = [
        Row({"text": Two(a.partition(" ")[2], b.partition(" ")[2])}, a.partition(" ")[0])
        for a, b in zip(zh, en, strict=True)
    ]
    return Table("actions", ("text",), tuple(rows))
