"""Sums of the ledger for a period, by what somebody asks for; posts filled month by month.

A period's sums are of the lines that count in its account: late ones of a sealed period are in
the sums of the one that took them. One currency at a time: amounts of two are never added.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, Sum

from answerable.organization.models import Entity, Period
from answerable.results.choices import LEDGER_KINDS
from answerable.results.models import LedgerMonth

MONEY = tuple(kind for kind in LEDGER_KINDS if kind != "incumbency")
# What sums can be taken by -> the columns that name the group.
BY: dict[str, tuple[str, ...]] = {
    "category": ("category__code",),
    "entity": ("entity__code",),
    "month": ("month",),
    "grade": ("grade",),
    "entity_category": ("entity__code", "category__code"),
}


@dataclass(frozen=True, slots=True)
class LedgerTotal:
    """Sums of one group, in units of the currency; a kind that has no line is not there: that is not
    zero. `key` is a code, a grade or the first day of a month, or two of them."""

    key: tuple[Any, ...]
    names: Mapping[str, str]
    amounts: Mapping[str, Decimal]  # by kind
    lines: int
    late: Decimal | None  # of expenditure, what came after the seal of its own period


@dataclass(frozen=True, slots=True)
class Incumbency:
    """Posts filled in a month at an entity, of one grade."""

    entity: str
    grade: str
    month: date
    posts: Decimal


def ledger_totals(
    period: int,
    entity: str | Collection[str] | None = None,
    by: str = "category",
    *,
    currency: str = "USD",
    kinds: Collection[str] = MONEY,
) -> tuple[LedgerTotal, ...]:
    """Sums of the lines that count in the period, by category, entity, month, grade or entity_category.

    `entity`: codes of the entities whose lines count, each for itself; without it, all that may be read.
    """
    columns = BY[by]
    rows = LedgerMonth.objects.filter(counts_in_id=period, currency=currency, kind__in=kinds)
    if entity is not None:
        rows = rows.filter(entity__code__in=[entity] if isinstance(entity, str) else list(entity))
    found: dict[tuple[Any, ...], dict[str, Decimal]] = {}
    counts: dict[tuple[Any, ...], int] = {}
    late: dict[tuple[Any, ...], Decimal] = {}
    summed = rows.order_by(*columns, "kind").values_list(*columns, "kind", "is_late")
    for *key, kind, is_late, amount, lines in summed.annotate(amount=Sum("amount"), count=Sum("lines")):
        group = tuple(key)
        amounts = found.setdefault(group, {})
        amounts[kind] = amounts.get(kind, Decimal(0)) + amount
        counts[group] = counts.get(group, 0) + lines
        if is_late and kind == "expenditure":
            late[group] = late.get(group, Decimal(0)) + amount
    names = _names(by, rows)
    return tuple(
        LedgerTotal(group, names.get(group[-1], {}), amounts, counts[group], late.get(group))
        for group, amounts in found.items()
    )


def _names(by: str, rows: Any) -> dict[Any, Mapping[str, str]]:
    """What the groups are called, by code."""
    if by in ("category", "entity_category"):
        return dict(rows.order_by().values_list("category__code", "category__names").distinct())
    if by == "entity":
        return dict(rows.order_by().values_list("entity__code", "entity__names").distinct())
    return {}


def incumbency(period: int, entity: str | None = None) -> tuple[Incumbency, ...]:
    """Posts filled by entity, grade and month; a month nobody reported is not there."""
    rows = LedgerMonth.objects.filter(counts_in_id=period, kind="incumbency", is_late=False)
    if entity is not None:
        rows = rows.filter(entity__code=entity)
    summed = rows.order_by("entity__code", "grade", "month").values_list("entity__code", "grade", "month")
    return tuple(
        Incumbency(of, grade, month, posts)
        for of, grade, month, posts in summed.annotate(amount=Sum("amount"))
    )


@dataclass(frozen=True, slots=True)
class LedgerPeriod:
    id: int
    label: str
    start: date
    end: date


def ledger_periods() -> tuple[LedgerPeriod, ...]:
    """Periods that lines count in, the latest first."""
    rows = Period.objects.filter(Q(pk__in=LedgerMonth.objects.values("counts_in_id")))
    return tuple(
        LedgerPeriod(row.pk, str(row), row.start, row.end) for row in rows.order_by("-start", "end", "pk")
    )


def under(entity: str) -> tuple[str, ...]:
    """The entity and everything under it, by code; nothing where there is no such entity."""
    parents: dict[int, list[tuple[int, str]]] = {}
    start: tuple[int, str] | None = None
    for pk, code, parent in Entity.objects.values_list("pk", "code", "parent_id"):
        if code == entity:
            start = (pk, code)
        if parent is not None:
            parents.setdefault(parent, []).append((pk, code))
    found, waiting = [], [start] if start else []
    while waiting:
        pk, code = waiting.pop()
        found.append(code)
        waiting += parents.get(pk, [])
    return tuple(found)
