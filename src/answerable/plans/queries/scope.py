"""Which entities a budget is about: its own and every one under it, in the order of the tree."""

from __future__ import annotations

from collections.abc import Iterable

from answerable.organization.models import Entity
from answerable.plans.models import Budget, CostCategory
from answerable.plans.shapes import CategoryRow, EntityRow


def entities_of(budget: Budget) -> tuple[EntityRow, ...]:
    """Entities whose lines may stand in the budget, each under its parent; one read."""
    rows = {row.pk: row for row in Entity.objects.order_by("code")}
    below: dict[int | None, list[int]] = {}
    for row in rows.values():
        below.setdefault(row.parent_id, []).append(row.pk)
    roots = below.get(None, []) if budget.entity_id is None else [budget.entity_id]
    found: list[EntityRow] = []
    waiting = list(reversed(roots))
    while waiting:
        row = rows[waiting.pop()]
        parent = rows[row.parent_id].code if row.parent_id in rows else None
        found.append(EntityRow(row.pk, row.code, row.names, parent))
        waiting.extend(reversed(below.get(row.pk, [])))
    return tuple(found)


def cost_categories(codes: Iterable[str] | None = None) -> tuple[CategoryRow, ...]:
    """The lines of the account in their order; only these where codes are given."""
    rows = CostCategory.objects.all() if codes is None else CostCategory.objects.filter(code__in=list(codes))
    return tuple(CategoryRow(row.pk, row.code, row.names, row.group, row.position) for row in rows)


def entities_of_budget(code: str) -> tuple[EntityRow, ...]:
    """The same for a budget by its code; nothing where the reader knows of none."""
    budget = Budget.objects.filter(code=code).first()
    return () if budget is None else entities_of(budget)


def entity_codes() -> dict[int, str]:
    """Codes of all entities by their identity."""
    return dict(Entity.objects.values_list("pk", "code"))
