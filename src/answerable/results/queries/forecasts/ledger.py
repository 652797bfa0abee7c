"""The ledger by month for a forecast: one statement for everything, summed by the database.

What is late is money of an earlier period that counts in this one: it belongs to no month of it.
Late lines that count in another period are left to that one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Max, Q, Sum

from answerable.results.models import LedgerLoad, LedgerMonth
from answerable.results.queries.forecasts.standing import Standing

MONEY = ("expenditure", "obligation", "allotment")
NIL = Decimal(0)
Line = tuple[int, str]  # identity of the entity, code of the category or the grade
ByMonth = dict[Line, dict[date, Decimal]]


@dataclass(slots=True)
class Read:
    """Sums by line and month. `committed`, `allotted` and `carried` are of the whole period."""

    spent: ByMonth = field(default_factory=lambda: defaultdict(lambda: defaultdict(Decimal)))
    before: ByMonth = field(default_factory=lambda: defaultdict(lambda: defaultdict(Decimal)))
    committed: dict[Line, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    allotted: dict[Line, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    carried: dict[Line, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    left_out: int = 0

    def lines(self) -> set[Line]:
        return {*self.spent, *self.before, *self.committed, *self.allotted, *self.carried}

    def months_before(self, months: Iterable[date]) -> bool:
        """Whether every one of these months has some expenditure: a year that is not there is no pattern."""
        known = {month for line in self.before.values() for month in line}
        return all(month in known for month in months)


def money_read(standing: Standing) -> Read:
    """Money of everything readable, of the standing's months and of the year before."""
    found = Read()
    months, before = set(standing.months), set(standing.before)
    for row in _rows(standing):
        line = (row["entity_id"], row["category__code"] or "")
        kind, month, amount = row["kind"], row["month"], row["sum"]
        if row["currency"] != standing.budget.currency:
            found.left_out += row["count"] if row["entity_id"] in standing.entities else 0
        elif row["is_late"]:
            if kind == "expenditure" and _counts_here(row, standing):
                found.carried[line] += amount
            elif kind == "expenditure" and month in before:
                found.before[line][month] += amount
        elif month in months:
            _put(found, kind, line, month, amount)
        elif month in before and kind == "expenditure":
            found.before[line][month] += amount
    return found


def incumbency_read(standing: Standing) -> Mapping[Line, Mapping[date, Decimal]]:
    """Posts filled by entity, grade and month of the period, of everything readable."""
    found: ByMonth = defaultdict(lambda: defaultdict(Decimal))
    rows = LedgerMonth.objects.filter(
        kind="incumbency", entity_id__in=list(standing.readable), month__in=standing.months
    )
    for entity, grade, month, amount in (
        rows.values_list("entity_id", "grade", "month").annotate(sum=Sum("amount")).order_by()
    ):
        found[entity, grade][month] += amount
    return found


def closed_months(found: Iterable[Mapping[date, Decimal]], months: tuple[date, ...], today: date) -> int:
    """How many months are over: up to the last one with lines that has ended before `today`."""
    known = {month for line in found for month in line}
    over = [at for at, month in enumerate(months, 1) if month in known and _following(month) <= today]
    return max(over, default=0)


def months_without(found: Iterable[Mapping[date, Decimal]], months: tuple[date, ...]) -> tuple[date, ...]:
    """Those of these months in which no line has anything: nobody spent, or it was not sent."""
    known = {month for line in found for month in line}
    return tuple(month for month in months if month not in known)


def last_loaded() -> datetime | None:
    """When the ledger was last added to, as far as the person may know of loads."""
    found: datetime | None = LedgerLoad.objects.filter(status="loaded").aggregate(at=Max("loaded_at"))["at"]
    return found


def _rows(standing: Standing) -> Iterable[Mapping[str, Any]]:
    period = standing.row.period
    first, last = standing.before[0], standing.months[-1]
    return (
        LedgerMonth.objects.filter(
            Q(month__gte=first, month__lte=last)
            | Q(is_late=True, counts_in__start=period.start, counts_in__end=period.end),
            kind__in=MONEY,
            entity_id__in=list(standing.readable),
        )
        .values(
            "entity_id", "category__code", "kind", "month", "is_late", "currency",
            "counts_in__start", "counts_in__end",
        )
        .annotate(sum=Sum("amount"), count=Sum("lines"))
        .order_by()
    )  # fmt: skip


def _counts_here(row: Mapping[str, Any], standing: Standing) -> bool:
    period = standing.row.period
    return (row["counts_in__start"], row["counts_in__end"]) == (period.start, period.end)


def _put(found: Read, kind: str, line: Line, month: date, amount: Decimal) -> None:
    if kind == "expenditure":
        found.spent[line][month] += amount
    elif kind == "obligation":
        found.committed[line] += amount
    else:
        found.allotted[line] += amount


def _following(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
