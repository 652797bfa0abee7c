"""A version of a budget as a matrix of entities and categories, beside what it is based on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from answerable.calc.budgeting import Totals, change, totals
from answerable.calc.ratios import total
from answerable.calc.thresholds import Threshold
from answerable.organization.queries.people import Me
from answerable.plans.models import BudgetLine
from answerable.plans.queries.scope import cost_categories, entities_of
from answerable.plans.queries.versions import (
    seen_entities,
    sees_whole,
    version,
    version_row,
    version_rows,
    writable_entities,
)
from answerable.plans.rules.explaining import needs_explanation, threshold_of
from answerable.plans.rules.standing import EXPLAINED
from answerable.plans.shapes import BudgetSheet, CategoryRow, EntityRow, MoneyLine

_Key = tuple[str, str]


def budget_sheet(number: int, entity: str | None = None, me: Me | None = None) -> BudgetSheet | None:
    """The matrix of a version, or of one entity in it; None where there is none the reader sees.

    In it are the entities and categories that have a line here or in the version it is based on;
    where no line is at all, the entities the reader may write, and every category.
    """
    row = version_rows().filter(pk=number).first()
    if row is None:
        return None
    found = version_row(row)
    base = version(row.based_on_id) if row.based_on_id else None
    only = seen_entities(found.status)
    rows, before = lines_of(number, entity), lines_of(base.id if base else 0, entity, only)
    every = entities_of(row.budget)
    writable = writable_entities(found, every, me)
    entities = _entities(every, {*rows, *before}, writable, entity)
    categories = _categories({category for _, category in (*rows, *before)})
    threshold = threshold_of({c.group for c in categories}, found.period_start) if base else None
    asked = threshold if found.stage in EXPLAINED else None
    lines = {
        (e.code, c.code): _line(e, c, rows.get((e.code, c.code)), before.get((e.code, c.code)), asked)
        for e in entities
        for c in categories
    }
    return BudgetSheet(
        version=found,
        based_on=base,
        entities=entities,
        categories=categories,
        lines=lines,
        by_entity={
            e.code: _totals(line for line in lines.values() if line.entity == e.code) for e in entities
        },
        by_category={
            c.code: total(line.amount for line in lines.values() if line.category == c.code).value
            for c in categories
        },
        totals=_totals(lines.values()),
        writable=frozenset(code for code in writable if entity is None or code == entity),
        is_whole=sees_whole(found, me),
    )


def budget_totals(number: int) -> Totals:
    """The totals of what the reader sees of a version."""
    rows = BudgetLine.objects.filter(version=number).values_list("category__group", "amount")
    return totals((group, amount) for group, amount in rows.order_by("category__position", "pk"))


def lines_of(
    number: int, entity: str | None = None, only: frozenset[int] | None = None
) -> dict[_Key, BudgetLine]:
    """The lines of a version by entity and category; `only` of these entities (their identities)."""
    rows = BudgetLine.objects.filter(version=number).select_related("entity", "category", "written_by")
    if entity is not None:
        rows = rows.filter(entity__code=entity)
    if only is not None:
        rows = rows.filter(entity_id__in=only)
    return {(row.entity.code, row.category.code): row for row in rows}


def _entities(
    every: tuple[EntityRow, ...], keys: Iterable[_Key], writable: frozenset[str], entity: str | None
) -> tuple[EntityRow, ...]:
    if entity is not None:
        return tuple(e for e in every if e.code == entity)
    used = {code for code, _ in keys}
    shown = used or writable
    if used and not used & writable:
        shown = used | writable  # somebody whose entity has no line yet finds it
    return tuple(e for e in every if e.code in shown)


def _categories(used: set[str]) -> tuple[CategoryRow, ...]:
    return cost_categories(used) if used else cost_categories()


def _line(
    entity: EntityRow,
    category: CategoryRow,
    row: BudgetLine | None,
    before: BudgetLine | None,
    threshold: Threshold | None,
) -> MoneyLine:
    amount, earlier = (row.amount if row else None), (before.amount if before else None)
    found = change(earlier, amount)
    return MoneyLine(
        entity=entity.code,
        category=category.code,
        group=category.group,
        amount=amount,
        before=earlier,
        change=found,
        cause=row.cause if row else None,
        reasons=row.reasons if row else {},
        must_be_explained=needs_explanation(found, category.group, threshold),
        written_by=row.written_by.name if row and row.written_by else "",
        written_at=row.written_at if row else None,
    )


def _totals(lines: Iterable[MoneyLine]) -> Totals:
    return totals((line.group, line.amount) for line in lines)


def sums_by_category(number: int) -> Mapping[str, Decimal | None]:
    """Amounts by category (its code) of what the reader sees."""
    found: dict[str, list[Decimal | None]] = {}
    rows = BudgetLine.objects.filter(version=number).order_by("category__position")
    for code, amount in rows.values_list("category__code", "amount"):
        found.setdefault(code, []).append(amount)
    return {code: total(amounts).value for code, amounts in found.items()}
