"""The scene's institution with a budget, its ledger and its posts: figures small enough to add up by hand.

Budget `sw-2024-25` of 2024/25 (twelve months from 1 July 2024), version 2 approved and final. Of each
line: granted, spent in each of the six closed months, spent in each month of the year before.

    A    travel       12000   1100   1000        A    posts  120000  10000  10000
    A.1  travel        6000    400    500        B    travel  60000   5100   5000
    B    consultants      –     20      –  (nothing granted)

Posts: A has 10 P-4 (9 filled) and 2 NGS until 31 December (2 filled), B 4 P-3 (nothing reported).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from answerable.organization.models import Period
from answerable.plans.models import Budget, BudgetLine, BudgetVersion, CostCategory, PostLine
from answerable.results.models import LedgerMonth
from tests.scene import PERIOD, Scene

BUDGET = "sw-2024-25"
TODAY = date(2025, 1, 15)
MONTHS = tuple(date(2024 + (6 + at) // 12, (6 + at) % 12 + 1, 1) for at in range(12))
LINES = (
    ("A", "posts", 120_000, 10_000, 10_000),
    ("A", "travel", 12_000, 1100, 1000),
    ("A.1", "travel", 6_000, 400, 500),
    ("B", "travel", 60_000, 5100, 5000),
    ("B", "consultants", None, 20, None),
)


@dataclass(frozen=True)
class Spending:
    budget: Budget
    version: BudgetVersion
    categories: dict[str, CostCategory]
    period: Period


def spending(here: Scene, *, closed: int = 6, final: bool = True) -> Spending:
    """Made past all rules; `closed` months have expenditure, of the year before all twelve."""
    categories = {
        code: CostCategory.objects.create(
            code=code, names={"en": code.title(), "zh": zh}, group=group, position=position
        )
        for position, (code, zh, group) in enumerate(
            (
                ("posts", "员额", "posts"),
                ("travel", "公务差旅", "non_posts"),
                ("consultants", "咨询人", "non_posts"),
                ("assessment", "工作人员薪金税", "assessment"),
            )
        )
    }
    period = Period.objects.get(start=PERIOD.start, end=PERIOD.end)
    budget = Budget.objects.create(
        code=BUDGET, names={"en": "Waters 2024/25", "zh": "水务2024/25"}, period=period
    )
    proposed = _version(here, budget, 1, "proposed")
    version = _version(here, budget, 2, "approved")
    for row in (proposed, version):
        _lines(here, row, categories)
        _posts(here, row)
    if final:
        BudgetVersion.objects.filter(pk=version.pk).update(
            status="final", symbol="SW/RES/1", decided_on=date(2024, 6, 30), seal="0" * 64,
            final_at=datetime(2024, 7, 1, tzinfo=UTC), final_by_id=here.pia,
            assumptions={"vacancy": {"professional": "5"}},
        )  # fmt: skip
    _ledger(here, categories, closed)
    return Spending(budget, version, categories, period)


def month_of(
    here: Scene,
    entity: str,
    month: date,
    amount: object,
    *,
    category: CostCategory | None = None,
    **more: object,
) -> LedgerMonth:
    """One sum of the ledger; expenditure unless said."""
    fields = {"kind": "expenditure", "lines": 1, **more}
    return LedgerMonth.objects.create(
        entity_id=here.entities[entity], category=category, month=month, amount=Decimal(str(amount)), **fields
    )


def year_before(months: Iterable[date] = MONTHS) -> list[date]:
    return [month.replace(year=month.year - 1) for month in months]


def _version(here: Scene, budget: Budget, number: int, stage: str) -> BudgetVersion:
    return BudgetVersion.objects.create(
        budget=budget,
        number=number,
        stage=stage,
        begun_at=datetime(2024, 1, 1, tzinfo=UTC),
        begun_by_id=here.bo,
    )


def _lines(here: Scene, version: BudgetVersion, categories: dict[str, CostCategory]) -> None:
    for entity, category, granted, _spent, _before in LINES:
        if granted is not None:
            amount = Decimal(granted) * (1 if version.stage == "approved" else 2)
            BudgetLine.objects.create(
                version=version, entity_id=here.entities[entity], category=categories[category], amount=amount
            )


def _posts(here: Scene, version: BudgetVersion) -> None:
    for code, entity, grade, group, count, last in (
        ("a-p4", "A", "P-4", "professional", 10, None),
        ("a-ngs", "A", "NGS", "national_general_service", 2, date(2024, 12, 31)),
        ("b-p3", "B", "P-3", "professional", 4, None),
    ):
        PostLine.objects.create(
            version=version, code=code, entity_id=here.entities[entity], group=group, grade=grade,
            count=count, last_day=last, ends_by="abolished" if last else None,
        )  # fmt: skip


def _ledger(here: Scene, categories: dict[str, CostCategory], closed: int) -> None:
    for entity, category, _granted, spent, before in LINES:
        for month in MONTHS[:closed]:
            month_of(here, entity, month, spent, category=categories[category])
        for month in year_before() if before is not None else ():
            month_of(here, entity, month, before, category=categories[category])
    for month in MONTHS[:closed]:
        month_of(here, "A", month, 9, kind="incumbency", grade="P-4")
        month_of(here, "A", month, 2, kind="incumbency", grade="NGS")
