"""What a section of a plan needs before it can be submitted, and the plan before it can be published.

No actuals are asked for: a plan promises. Each objective, accomplishment and indicator has its
wording, each indicator a baseline and a target, each output a planned quantity, each result a
measure, each mandate its symbol and title; an entity that answers for something has an objective.
Every text one final version to submit, one in each language to publish (`requirements`).

Pure: lines in (`queries.planning.lines` makes them), what is missing out.
Source: A/65/6 (Prog. 24), sections A to D; A/81/6 (Sect. 29A), part A.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from answerable.calc.account import Quantity
from answerable.cycle.rules.requirements import Missing, Prose, Texts, What
from answerable.cycle.rules.values import is_outdated, plain


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One row of a plan. `figures` and `texts` are those it needs; `further` may stay empty."""

    subject: str
    path: str
    section: str
    figures: Mapping[str, Quantity] = field(default_factory=dict)
    texts: Mapping[str, Texts] = field(default_factory=dict)
    further: Mapping[str, Texts] = field(default_factory=dict)
    lacks: tuple[tuple[str, What], ...] = ()  # rows that should stand under it: field, what
    prose: Mapping[tuple[str, str], Prose] = field(default_factory=dict)


def missing_of(line: PlanLine) -> Iterator[Missing]:
    """What this row lacks before its section can be submitted."""
    for name, what in line.lacks:
        yield Missing(line.section, line.path, name, what)
    for name, quantity in line.figures.items():
        if quantity is None:
            yield Missing(line.section, line.path, name, "figure")
    for name, texts in {**line.texts, **line.further}.items():
        written = _written(texts)
        if not written and name in line.texts:
            yield Missing(line.section, line.path, name, "text")
        elif written and not any(_state(line, name, code).status == "final" for code in written):
            yield Missing(line.section, line.path, name, "draft", min(written))


def missing_translations(line: PlanLine, languages: Iterable[str]) -> Iterator[Missing]:
    """What this row lacks in one of the languages before the plan can be published in it."""
    asked = tuple(languages)
    for name, texts in {**line.texts, **line.further}.items():
        written = _written(texts)
        if not written and name in line.further:
            continue
        for language in asked:
            state = _state(line, name, language)
            if language not in written:
                yield Missing(line.section, line.path, name, "translation", language)
            elif state.status != "final":
                yield Missing(line.section, line.path, name, "draft", language)
            elif is_outdated(state.source_digest, plain(texts.get(state.source_language))):
                yield Missing(line.section, line.path, name, "outdated", language)


def _written(texts: Texts) -> set[str]:
    return {code for code, text in texts.items() if code and plain(text)}


def _state(line: PlanLine, name: str, language: str) -> Prose:
    return line.prose.get((name, language), Prose())
