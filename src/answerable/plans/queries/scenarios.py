"""What a version would be with other suppositions: reckoned, not written.

Raises `Refused` (invalid) where an amount would be one that no budget may state.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from answerable.calc.budgeting import Totals, suppose, totals
from answerable.organization.rules.refusal import refuse
from answerable.plans.models import BudgetLine
from answerable.plans.rules.supposing import is_about, is_storable, supposition_of
from answerable.plans.shapes import ScenarioChange

_Key = tuple[int, int]


def supposed_amounts(version: int, changes: Sequence[ScenarioChange]) -> Mapping[_Key, Decimal]:
    """Amounts by entity and category (identities) after all suppositions; what is not stated stays out."""
    return _supposed(version, changes)[0]


def supposed_totals(version: int, changes: Sequence[ScenarioChange]) -> Totals:
    """The totals a scenario with these (checked) suppositions would have; for a preview."""
    amounts, groups = _supposed(version, changes)
    return totals((groups[key], amount) for key, amount in amounts.items())


def supposed_by_category(version: int, changes: Sequence[ScenarioChange]) -> Mapping[str, Decimal]:
    """The same by category (its code)."""
    amounts, _ = _supposed(version, changes)
    codes = dict(
        BudgetLine.objects.filter(version=version).values_list("category_id", "category__code").distinct()
    )
    found: dict[str, Decimal] = {}
    for (_entity, category), amount in amounts.items():
        found[codes[category]] = found.get(codes[category], Decimal(0)) + amount
    return found


def _supposed(version: int, changes: Sequence[ScenarioChange]) -> tuple[dict[_Key, Decimal], dict[_Key, str]]:
    rows = list(
        BudgetLine.objects.filter(version=version, amount__isnull=False).select_related("entity", "category")
    )
    amounts = {(row.entity_id, row.category_id): row.amount or Decimal(0) for row in rows}
    for change in changes:
        about = [
            (row.entity_id, row.category_id)
            for row in rows
            if is_about(change, row.entity.code, row.category.code, row.category.group)
        ]
        amounts = suppose(amounts, supposition_of(change), about)
        refuse(is_storable(amounts.values()))
    return amounts, {(row.entity_id, row.category_id): row.category.group for row in rows}
