"""Single lines of the ledger, filtered, a page at a time: what stands behind a sum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from answerable.results.models import LedgerLine
from answerable.results.queries.ledger.sums import under

PAGE = 100


@dataclass(frozen=True, slots=True)
class LineRow:
    kind: str
    key: str
    source: str
    load: int
    entity: str
    entity_names: Mapping[str, str]
    category: str | None
    category_names: Mapping[str, str]
    grade: str
    posted_on: date
    amount: Decimal
    currency: str
    text: str
    is_late: bool
    period: str | None  # it counts in; None: in none, it is for a corrigendum


@dataclass(frozen=True, slots=True)
class Lines:
    """A page of the lines asked for; `more` says whether another follows."""

    rows: tuple[LineRow, ...]
    page: int
    more: bool


def ledger_lines(
    *,
    period: int | None = None,
    kind: str = "",
    entity: str = "",
    category: str = "",
    grade: str = "",
    month: date | None = None,
    load: int | None = None,
    late: bool | None = None,
    search: str = "",
    page: int = 1,
    length: int = PAGE,
) -> Lines:
    """The lines that fit, the newest posting first. `entity` is a code and stands for all under it."""
    wanted: dict[str, Any] = {
        "counts_in_id": period,
        "kind": kind,
        "category__code": category,
        "grade": grade,
        "load_id": load,
        "is_late": late,
    }
    rows = LedgerLine.objects.filter(
        **{name: value for name, value in wanted.items() if value not in (None, "")}
    )
    if entity:
        rows = rows.filter(entity__code__in=under(entity))
    if month is not None:
        following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
        rows = rows.filter(posted_on__gte=month.replace(day=1), posted_on__lt=following)
    if search:
        rows = rows.filter(Q(key__istartswith=search) | Q(text__icontains=search))
    page = max(page, 1)
    first = (page - 1) * length
    found = list(
        rows.select_related("source", "entity", "category", "counts_in").order_by("-posted_on", "-pk")[
            first : first + length + 1
        ]
    )
    return Lines(tuple(_row(line) for line in found[:length]), page, len(found) > length)


def _row(line: LedgerLine) -> LineRow:
    return LineRow(
        line.kind,
        line.key,
        line.source.code,
        line.load_id,
        line.entity.code,
        line.entity.names,
        line.category.code if line.category else None,
        line.category.names if line.category else {},
        line.grade,
        line.posted_on,
        line.amount,
        line.currency,
        line.text,
        line.is_late,
        str(line.counts_in) if line.counts_in else None,
    )
