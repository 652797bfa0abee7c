"""Telling those who act next that a version went into review, came back or is final."""

from __future__ import annotations

from collections.abc import Collection

from answerable.organization.actions.notices import holders, notify
from answerable.organization.queries.people import Me
from answerable.plans.models import BudgetLine, BudgetVersion, PostLine

_ENTITY = ("focal_point", "head_of_entity")


def writers_of(row: BudgetVersion) -> set[int]:
    """People of the entities that have a line in the version."""
    entities = {
        entity
        for model in (BudgetLine, PostLine)
        for entity in model.objects.filter(version=row).values_list("entity_id", flat=True).distinct()
    }
    return {person for entity in entities for person in holders(_ENTITY, entity)}


def tell(row: BudgetVersion, me: Me, kind: str, people: Collection[int]) -> None:
    """A notice to each of these people, never to whoever acts; every step is another notice."""
    notify(
        set(people) - {me.id},
        kind,
        f"{row.budget.code} {row.number}",
        f"/budgets/{row.budget.code}/{row.number}/",
        {
            "by": me.name,
            "budget": row.budget.code,
            "budget_names": row.budget.names,
            "number": row.number,
            "stage": row.stage,
            "version_names": row.names,
        },
    )
