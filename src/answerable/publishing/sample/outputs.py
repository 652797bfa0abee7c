"""Outputs of a section: what was planned, what was delivered, and why the two differ.

Most outputs are delivered as planned; some exceed the plan, some fall short, a few are not
delivered, not reported or turn out not to apply. Every difference has a cause, which the results
paragraphs of `narrative` then state.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Literal

from answerable.calc.account import Output, Quantity
from answerable.calc.delivery import delivery_rate
from answerable.publishing.sample.content import Cause, Group, OutputText, SectionText, headings

Outcome = Literal["as_planned", "over", "under", "zero", "missing", "not_applicable"]

_WEIGHTS: dict[Outcome, int] = {
    "as_planned": 60,
    "over": 15,
    "under": 15,
    "zero": 6,
    "missing": 2,
    "not_applicable": 2,
}
_ROUND = 5  # plans that are multiples of this change from year to year, others stand in rules


@dataclass(frozen=True, slots=True)
class Delivery:
    """An output with what became of it; `cause` where the plan was not met exactly."""

    output: Output
    outcome: Outcome
    cause: Cause | None = None


def deliveries(section: SectionText, chance: Random, *, first_year: bool) -> tuple[Delivery, ...]:
    """Every output of a section in printed order, numbered from 1."""
    found: list[Delivery] = []
    for group in section.groups:
        for index, text in enumerate(group.outputs):
            last = index == len(group.outputs) - 1
            found.append(_delivery(section, group, text, len(found) + 1, chance, first_year, last=last))
    return tuple(found)


def _delivery(
    section: SectionText,
    group: Group,
    text: OutputText,
    number: int,
    chance: Random,
    first_year: bool,
    *,
    last: bool,
) -> Delivery:
    planned = _plan(text, chance, first_year)
    causes = {kind: _causes(section, kind, group) for kind in ("over", "under", "zero")}
    outcome = _outcome(text, planned, causes, chance, last=last)
    actual = _actual(planned, outcome, chance)
    rate = delivery_rate(str(planned), actual)
    cause = chance.choice(causes[outcome]) if outcome in causes else None
    output = Output(
        text=text.text,
        number=number,
        headings=tuple(headings()[key] for key in group.headings),
        planned=str(planned),
        actual=actual,
        printed_rate=_printed(rate),
    )
    return Delivery(output, outcome, cause)


def _printed(rate: Decimal | None) -> str | None:
    return None if rate is None else str(rate)


def _causes(section: SectionText, kind: str, group: Group) -> tuple[Cause, ...]:
    """The section's causes of this kind that make sense for a group."""
    known = section.causes.get(kind, ())
    return tuple(cause for cause in known if not cause.groups or set(cause.groups) & set(group.headings))


def _plan(text: OutputText, chance: Random, first_year: bool) -> int:
    """The usual number; in the second year one plan in five is a little higher or lower."""
    change = chance.choice((-10, -5, 5, 10, 15)) if chance.random() < 0.2 else 0
    if first_year or text.fixed or text.plan % _ROUND or text.plan < 10 or str(text.plan) in text.text:
        return text.plan
    return max(_ROUND, text.plan + (text.plan * change // 100 + _ROUND // 2) // _ROUND * _ROUND)


def _outcome(
    text: OutputText,
    planned: int,
    causes: dict[str, tuple[Cause, ...]],
    chance: Random,
    *,
    last: bool,
) -> Outcome:
    """Drawn by weight among what is possible; an empty cell never stands at a group's end,
    where a reader of an extracted text could not tell the next heading from the row's own text."""
    weights = dict(_WEIGHTS)
    for kind in ("over", "under", "zero"):
        if not causes[kind]:
            weights[kind] = 0
    if planned == 1:
        weights["over"] = 4
        weights["under"] = 0
    if planned > 100:
        weights["zero"] = weights["not_applicable"] = 0
    if last:
        weights["missing"] = 0
    outcome = chance.choices(list(weights), list(weights.values()))[0]
    return "as_planned" if text.fixed else outcome


def _actual(planned: int, outcome: Outcome, chance: Random) -> Quantity:
    """What was delivered. The share is drawn in every case, so that one outcome shifts no other."""
    more, less = chance.randint(3, 60), chance.randint(8, 65)
    if outcome == "over":
        return str(planned + max(1, planned * more // 100))
    if outcome == "under":
        return str(min(planned - 1, max(1, planned - planned * less // 100)))
    words: dict[Outcome, Quantity] = {"zero": "0", "missing": None, "not_applicable": "not_applicable"}
    return words.get(outcome, str(planned))
