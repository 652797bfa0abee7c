"""Copies of money and posts from one version into another."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from answerable.plans.actions.standing import known_entities, period_of
from answerable.plans.models import BudgetLine, BudgetVersion, PostLine
from answerable.plans.rules.carrying import carried_days

BATCH = 500


def copy_lines(
    source: BudgetVersion,
    to: BudgetVersion,
    *,
    reasons: bool = False,
    amount: Callable[[BudgetLine], Decimal | None] = lambda line: line.amount,
) -> None:
    """The money of entities that the other budget is about; `amount` may say another one."""
    entities = {entity.id for entity in known_entities(to).values()}
    rows = BudgetLine.objects.filter(version=source, entity_id__in=entities).order_by("pk")
    BudgetLine.objects.bulk_create(
        [
            BudgetLine(
                version=to,
                entity_id=row.entity_id,
                category_id=row.category_id,
                amount=amount(row),
                cause=row.cause if reasons else None,
                reasons=row.reasons if reasons else {},
                written_by_id=row.written_by_id if reasons else None,
                written_at=row.written_at if reasons else None,
            )
            for row in rows
        ],
        batch_size=BATCH,
    )


def copy_posts(source: BudgetVersion, to: BudgetVersion, *, reasons: bool = False) -> None:
    """The posts; into another period only those that reach into it, with what is left of their days."""
    entities = {entity.id for entity in known_entities(to).values()}
    rows = PostLine.objects.filter(version=source, entity_id__in=entities).order_by("pk")
    found = [row for row in rows if source.budget_id == to.budget_id or _carry(row, source, to)]
    codes = {row.code for row in found}
    for row in found:
        row.pk, row._state.adding = None, True
        row.version = to
        row.continues = row.continues if row.continues in codes else ""
        row.written_by_id = row.written_at = None
        if not reasons:
            row.reasons = {}
    PostLine.objects.bulk_create(found, batch_size=BATCH)


def _carry(row: PostLine, source: BudgetVersion, to: BudgetVersion) -> bool:
    """Whether the line reaches into the period of `to`; its days and acts become those of that one."""
    earlier, period = period_of(source), period_of(to)
    days = carried_days(row.first_day, row.last_day, row.ends_by, earlier=earlier, period=period)
    if days is None:
        return False
    row.first_day, row.last_day = days
    row.begins_by = row.begins_by if row.first_day else None
    row.ends_by = row.ends_by if row.last_day else None
    return True
