"""Scenarios: what a version would be if something else were supposed. They are never final.

A scenario is a whole version of its own, made from another by suppositions that are kept with it,
applied one after the other. Changing them makes its money anew from the version it is based on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from django.utils.translation import gettext as _

from answerable.foundation import journal
from answerable.organization.rules.refusal import Refused
from answerable.plans.actions.budgets import begun
from answerable.plans.actions.copying import copy_lines, copy_posts
from answerable.plans.actions.standing import budget_office, known_entities, locked_version
from answerable.plans.models import BudgetLine, BudgetVersion
from answerable.plans.queries.scenarios import supposed_amounts
from answerable.plans.rules.amounts import names_of
from answerable.plans.rules.supposing import checked
from answerable.plans.shapes import ScenarioChange


def begin_scenario(
    *, by: int, version: int, names: Mapping[str, str], changes: Sequence[ScenarioChange]
) -> int:
    """A scenario of a version with these suppositions; its identity comes back.

    Raises `Refused`: not_yours, not_found, invalid.
    """
    with budget_office(by, "begin_scenario") as me:
        journal.one_writer()
        source = locked_version(version)
        wanted = _checked(source, changes)
        made = begun(source.budget, "scenario", me, based_on=source, names=names_of(dict(names)))
        _keep(made, source, wanted)
        amounts = supposed_amounts(source.pk, wanted)
        copy_lines(source, made, amount=lambda line: amounts.get((line.entity_id, line.category_id)))
        copy_posts(source, made)
        journal.record({"budget": source.budget.code, "version": made.number, "of": source.number})
    return made.pk


def change_scenario(
    *, by: int, version: int, names: Mapping[str, str], changes: Sequence[ScenarioChange]
) -> None:
    """Other suppositions, and its money made anew with them. Raises `Refused`."""
    with budget_office(by, "change_scenario"):
        row = _scenario(version)
        assert row.based_on is not None
        wanted = _checked(row.based_on, changes)
        BudgetVersion.objects.filter(pk=row.pk).update(names=names_of(dict(names)))
        _keep(row, row.based_on, wanted)
        amounts = supposed_amounts(row.based_on.pk, wanted)
        BudgetLine.objects.filter(version=row).delete()
        copy_lines(row.based_on, row, amount=lambda line: amounts.get((line.entity_id, line.category_id)))
        journal.record({"budget": row.budget.code, "version": row.number, "changes": len(wanted)})


def remove_scenario(*, by: int, version: int) -> None:
    """Takes a scenario away, unless something was begun from it. Raises `Refused`."""
    with budget_office(by, "remove_scenario"):
        row = _scenario(version)
        if BudgetVersion.objects.filter(based_on=row).exists():
            raise Refused("wrong_state", _("Another scenario is made from this one; remove that first."))
        journal.record({"budget": row.budget.code, "version": row.number, "removed": True})
        row.delete()


def _scenario(version: int) -> BudgetVersion:
    row = locked_version(version)
    if row.stage != "scenario" or row.based_on is None:
        raise Refused("wrong_state", _("This version is no scenario."))
    return row


def _checked(source: BudgetVersion, changes: Sequence[ScenarioChange]) -> tuple[ScenarioChange, ...]:
    return checked(changes, entities=set(known_entities(source)))


def _keep(row: BudgetVersion, source: BudgetVersion, changes: Sequence[ScenarioChange]) -> None:
    held = {"vacancy": source.assumptions.get("vacancy", {}), "changes": [asdict(c) for c in changes]}
    BudgetVersion.objects.filter(pk=row.pk).update(assumptions=held)
