"""What a scenario may suppose: kinds, rates and amounts, and which lines they are about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext as _

from answerable.calc.budgeting import SUPPOSITIONS, Supposition
from answerable.organization.rules.refusal import Refused
from answerable.plans.choices import COST_GROUPS
from answerable.plans.rules.amounts import LARGEST, figure_of, rate_of
from answerable.plans.shapes import ScenarioChange

LIMIT = 100  # suppositions of one scenario
WIDEST = Decimal(1000)  # per cent


def checked(changes: Sequence[ScenarioChange], *, entities: Collection[str]) -> tuple[ScenarioChange, ...]:
    """The suppositions with their figures as plain digits. Raises `Refused` (invalid)."""
    if len(changes) > LIMIT:
        raise Refused("invalid", _("At most %(limit)s suppositions make a scenario.") % {"limit": LIMIT})
    return tuple(_checked(change, entities, f"changes.{index}") for index, change in enumerate(changes))


def _checked(change: ScenarioChange, entities: Collection[str], place: str) -> ScenarioChange:
    if change.kind not in SUPPOSITIONS:
        raise Refused("invalid", _("Choose what is supposed: per cent, amount or vacancy rate."), place=place)
    if change.entity and change.entity not in entities:
        raise Refused("invalid", _("Choose one of the entities."), place=place)
    if change.group and change.group not in COST_GROUPS:
        raise Refused("invalid", _("Choose one of the groups of cost."), place=place)
    if change.kind == "vacancy":
        before, after = rate_of(change.before, place), rate_of(change.value, place)
        if after is None or before is None or before == 100:
            raise Refused(
                "invalid", _("A vacancy rate before (below 100) and one instead are needed."), place=place
            )
        return replace(change, value=str(after), before=str(before))
    found = figure_of(change.value, place)
    most = WIDEST if change.kind == "percent" else LARGEST
    least = Decimal(-100) if change.kind == "percent" else -LARGEST
    if found is None or not least <= found <= most:
        raise Refused("invalid", _("Say by how much: at least −100 per cent, at most 1 000."), place=place)
    return replace(change, value=str(found), before=None)


def is_storable(amounts: Iterable[Decimal]) -> Refused | None:
    """Whether amounts after all suppositions could stand in a budget, as `amounts.amount_of` has it."""
    if all(0 <= amount < LARGEST for amount in amounts):
        return None
    return Refused(
        "invalid",
        _("With these suppositions an amount falls below zero or is too large; suppose less."),
        place="changes",
    )


def supposition_of(change: ScenarioChange) -> Supposition:
    """The same for reckoning; the change has been checked."""
    return Supposition(
        change.kind, Decimal(change.value), None if change.before is None else Decimal(change.before)
    )


def is_about(change: ScenarioChange, entity: str, category: str, group: str) -> bool:
    """Whether a supposition is about a line."""
    return (
        (not change.entity or change.entity == entity)
        and (not change.category or change.category == category)
        and (not change.group or change.group == group)
    )
