"""Outputs of a section: what was planned, what was delivered, and why the two differ.

Most outputs are delivered as planned; some exceed the plan, some fall short, a few are not
delivered, not reported or turn out not to apply. Every difference has a cause, which the results
paragraphs of `narrative` then state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Literal

from answerable.calc.account import Output, Quantity
from answerable.calc.delivery import delivery_rate
from answerable.publishing.sample.content import Cause, Group, OutputText, SectionText, headings
from answerable.publishing.sample.years import FIRST, Year

Outcome = Literal["as_planned", "over", "under", "zero", "missing", "not_applicable"]

_WEIGHTS: dict[Outcome, int] = {
    "as_planned": 60,
    "over": 15,
    "under": 15,
    "zero": 6,
    "missing": 2,
    "not_applicable": 20,
}
_MANY = 10
_CALENDAR = {12, 24, 52, 104, 365}  # a year has so many weeks; such plans do not change


@dataclass(frozen=True, slots=True)
class Delivery:
    """An output with what became of it; `cause` where the plan was not met exactly."""

    output: Output
    outcome: Outcome
    cause: Cause | None = None


def deliveries(
    section: SectionText, year: Year, chance: Random, *, complete: bool = False
) -> tuple[Delivery, ...]:
    """Every output of a section in printed order, numbered from 1.

    `complete`: nothing is left unreported, as in a report that is made in the cycle, where a
    section with a gap cannot be submitted; what would be missing was delivered as planned.
    """
    found: list[Delivery] = []
    for group in section.groups:
        causes = {
            kind: tuple(cause for cause in known if cause.holds(group.headings, year.texts))
            for kind, known in section.causes.items()
        }
        for text in group.outputs:
            last = text is group.outputs[-1]
            output, outcome = _output(text, group, len(found) + 1, year, _weights(causes, last=last), chance)
            if complete and outcome == "missing":
                rate = _printed(delivery_rate(output.planned, output.planned))
                output, outcome = replace(output, actual=output.planned, printed_rate=rate), "as_planned"
            cause = chance.choice(causes[outcome]) if outcome in causes else None
            found.append(Delivery(output, outcome, cause))
    return tuple(found)


def _output(
    text: OutputText,
    group: Group,
    number: int,
    year: Year,
    weights: dict[Outcome, int],
    chance: Random,
) -> tuple[Output, Outcome]:
    planned = _plan(text, chance, first_year=year.label == FIRST.label)
    outcome = _outcome(text, planned, weights, chance)
    actual = _actual(planned, outcome, chance)
    output = Output(
        text=text.text,
        number=number,
        headings=tuple(headings()[key] for key in group.headings),
        planned=str(planned),
        actual=actual,
        printed_rate=_printed(delivery_rate(str(planned), actual)),
    )
    return output, outcome


def _printed(rate: Decimal | None) -> str | None:
    return None if rate is None else str(rate)


def _weights(causes: Mapping[str, tuple[Cause, ...]], *, last: bool) -> dict[Outcome, int]:
    """How likely each outcome is in a group; none without a cause that explains it.

    An empty cell never stands at a group's end: in an extracted text nobody could tell the next
    heading from the rest of the row's own text.
    """
    weights = {kind: weight for kind, weight in _WEIGHTS.items() if causes.get(kind, True)}
    if last:
        del weights["missing"]
    return weights


def _plan(text: OutputText, chance: Random, *, first_year: bool) -> int:
    """The usual number; in later years one plan in three is a little higher or lower.

    Plans that the calendar or the text itself states stay; hundreds are planned in round numbers.
    """
    change = chance.choice((-10, -5, 5, 10, 15)) if chance.randrange(3) == 0 else 0
    stays = text.fixed or text.plan < 10 or text.plan in _CALENDAR or str(text.plan) in text.text
    if first_year or stays:
        return text.plan
    step = 10 if text.plan >= 100 else 1
    return text.plan + text.plan * change // (100 * step) * step


def _outcome(text: OutputText, planned: int, weights: dict[Outcome, int], chance: Random) -> Outcome:
    """Drawn by weight among what is possible: one thing is delivered or not, never less."""
    impossible: set[Outcome] = {"over", "under"} if planned == 1 else set()
    if planned > _MANY:  # of so many, some are always delivered
        impossible = {"zero"}
    if not text.if_asked:
        impossible.add("not_applicable")
    possible = {kind: weight for kind, weight in weights.items() if kind not in impossible}
    outcome = chance.choices(list(possible), list(possible.values()))[0]
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
