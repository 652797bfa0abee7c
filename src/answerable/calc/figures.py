"""A figure that can explain itself: value, formula, inputs, rule, and where each input came from.

Making a `Figure` copies nothing and words nothing; the sentences are made by `explain` when
somebody asks (`calc.explanations` holds them in every shipped language). Screen, API and
documents use the same explanation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from answerable.calc.account import Place, Quantity
from answerable.calc.quantities import shown, state

if TYPE_CHECKING:
    from answerable.calc.explanations import Words

# The first day of rules that hold for every document read: the first report at hand covers 2012/13.
BEGINNING = date(2000, 1, 1)

# 'percent', 'count', 'answer' (1 yes, 0 no), 'thousands', or the unit a table prints
Unit = str


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule in force: its name, the first day it held, and the document that states it."""

    name: str
    since: date
    source: str
    stated: bool = True  # False: no document at hand states it, it is our assumption


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a figure. `name` is a term of `calc.explanations`, or a printed label."""

    name: str
    value: Quantity | Decimal
    document: str | None = None  # symbol
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A computed figure; `value` is None where the inputs allow none (see `explain`)."""

    value: Decimal | None
    unit: Unit
    places: int
    formula: str
    inputs: tuple[Input, ...] = ()
    rule: Rule | None = None

    @property
    def text(self) -> str:
        """The value with its decimals and '.' as mark, '' where there is none."""
        return "" if self.value is None else f"{self.value:.{self.places}f}"


@dataclass(frozen=True, slots=True)
class ExplainedInput:
    name: str
    value: str
    source: str | None  # 'A/76/596, line 727'


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything shown beside a figure, in one language."""

    title: str
    formula: str
    inputs: tuple[ExplainedInput, ...]
    result: str
    rule: str | None
    rounding: str | None


def explain(figure: Figure, language: str = "en") -> Explanation:
    """The figure in words; a language without its own words gets English."""
    from answerable.calc import explanations  # only read when somebody asks

    words = explanations.WORDS.get(language, explanations.WORDS["en"])
    formula = words.formulas.get(figure.formula)
    return Explanation(
        title=formula.title if formula else figure.formula,
        formula=formula.formula if formula else figure.formula,
        inputs=tuple(_explained(i, words) for i in figure.inputs),
        result=_result(figure, words),
        rule=_rule(figure.rule, words),
        rounding=_rounding(figure, words),
    )


def _explained(item: Input, words: Words) -> ExplainedInput:
    kind = state(item.value)
    value = shown(item.value)
    if kind in ("not_reported", "not_applicable", "none", "answer"):
        value = words.phrases[kind if kind != "answer" else str(item.value)]
    return ExplainedInput(words.terms.get(item.name, item.name), value, _source(item, words.phrases))


def _source(item: Input, phrases: Mapping[str, str]) -> str | None:
    """'A/76/596, lines 727 to 729'; None where nobody recorded it."""
    place, parts = item.place, [item.document] if item.document else []
    if place is not None and place.lines is not None:
        first, last = place.lines
        name = "line" if first == last else "lines"
        parts.append(phrases[name].format(first=first, last=last))
    elif place is not None:
        parts.extend(
            phrases[name].format(value=_counted(place, name))
            for name in ("page", "block", "sheet", "cell")
            if getattr(place, name) is not None
        )
    return phrases["comma"].join(parts) if parts else None


def _rounding(figure: Figure, words: Words) -> str | None:
    if figure.value is None or figure.unit == "answer":
        return None
    return words.phrases["rounding"].format(places=figure.places)


def _counted(place: Place, name: str) -> object:
    """A part of the place as people say it: blocks are kept from 0 and counted from 1."""
    value = getattr(place, name)
    return value + 1 if name == "block" else value


def _result(figure: Figure, words: Words) -> str:
    """The value with its unit; an answer as its word."""
    if figure.unit == "answer":
        return words.phrases[_answer(figure)]
    if figure.value is None:
        return words.phrases["no_value"]
    body = shown(Decimal(f"{figure.value:.{figure.places}f}"))
    if figure.unit == "percent":
        return words.phrases["percent"].format(value=body)
    unit = words.terms.get(figure.unit, figure.unit)
    return body if figure.unit == "count" else words.phrases["amount"].format(value=body, unit=unit)


def _answer(figure: Figure) -> str:
    """'partly' is what the document itself says: as a number it is not met."""
    if figure.value is None:
        return "no_answer"
    if any(item.value == "partly" for item in figure.inputs):
        return "partly"
    return "yes" if figure.value else "no"


def _rule(rule: Rule | None, words: Words) -> str | None:
    if rule is None:
        return None
    name = "rule" if rule.stated else "rule_assumed"
    title = words.rules.get(rule.name, rule.name)
    return words.phrases[name].format(rule=title, day=rule.since.isoformat(), source=rule.source)
