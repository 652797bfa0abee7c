"""What was spent in a period by category: as the ledger has it, and as a report recorded it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from decimal import Decimal

from django.db.models import Q, Sum

from answerable.calc.account import Period
from answerable.calc.posts import months
from answerable.calc.quantities import number
from answerable.results.models import LedgerMonth, Report, ReportSection, ResourceResult

THOUSAND = Decimal(1000)
ByCategory = Mapping[str, Decimal]


def spent(period: Period, entities: Collection[int], currency: str) -> ByCategory:
    """Expenditure by the code of its category; late lines where they count."""
    return _sums("expenditure", period, entities, currency)


def income(period: Period, entities: Collection[int], currency: str) -> ByCategory:
    """Income by the code of its category, '' without one."""
    return _sums("income", period, entities, currency)


def months_without(period: Period, entities: Collection[int], currency: str) -> tuple[str, ...]:
    """Months of the period ('2025-01') without any expenditure, where others have some.

    Nobody spent in them, or they were never sent: the sum of the others is then not the period's.
    """
    rows = LedgerMonth.objects.filter(
        kind="expenditure", is_late=False, entity_id__in=entities, currency=currency,
        month__gte=period.start.replace(day=1), month__lte=period.end,
    )  # fmt: skip
    known = {f"{month:%Y-%m}" for month in rows.values_list("month", flat=True).distinct()}
    every = [f"{month.first:%Y-%m}" for month in months(period)]
    return tuple(month for month in every if month not in known) if known else ()


def _sums(kind: str, period: Period, entities: Collection[int], currency: str) -> ByCategory:
    rows = LedgerMonth.objects.filter(
        Q(is_late=False, month__gte=period.start.replace(day=1), month__lte=period.end)
        | Q(is_late=True, counts_in__start=period.start, counts_in__end=period.end),
        kind=kind,
        entity_id__in=entities,
        currency=currency,
    )
    found: dict[str, Decimal] = defaultdict(Decimal)
    for code, amount in rows.order_by().values_list("category__code").annotate(sum=Sum("amount")):
        found[code or ""] += amount
    return dict(found)


def recorded(report: Report, column: str, entities: Collection[int]) -> ByCategory:
    """What sections of these entities recorded, in units: `column` is apportionment or expenditure,
    printed in thousands. Sections of no entity count where the report has one of these at all."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    of_these = ReportSection.objects.filter(report=report, entity_id__in=entities)
    if not of_these.exists():
        return {}
    rows = ResourceResult.objects.filter(category__report=report).filter(
        Q(section__in=of_these) | Q(section__entity__isnull=True)
    )
    for code, value in rows.values_list("category__code", column):
        amount = number(value)
        if amount is not None:
            found[code] += amount * THOUSAND
    return dict(found)


def filled(period: Period, entities: Collection[int]) -> Mapping[tuple[int, str], Decimal]:
    """Average incumbency by entity and grade, over the months in which the entity reports any."""
    rows = LedgerMonth.objects.filter(
        kind="incumbency",
        entity_id__in=entities,
        is_late=False,
        month__gte=period.start.replace(day=1),
        month__lte=period.end,
    )
    months: dict[int, set[object]] = defaultdict(set)
    sums: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    for entity, grade, month, amount in rows.values_list("entity_id", "grade", "month", "amount"):
        months[entity].add(month)
        sums[entity, grade] += amount
    return {key: total / len(months[key[0]]) for key, total in sums.items()}
