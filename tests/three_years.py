# ruff: noqa: E501  (a row a line)
"""The scene's institution with budgets of three years: spent in 2024/25, running 2025/26, proposed 2026/27.

`spending` with all twelve months, and two budgets after it. Of the proposed one version 1 is a draft:

                 2024/25 granted  spent     2025/26   2026/27
    A    posts        120000     120000     130000    140000   (more of everything)
    A    travel        12000      13200      12000     12000
    A.1  travel         6000       4800       6000      6000
    B    travel        60000      61200      60000    260000   (a survey)
    B    consultants       –        240          –         –

Posts: A 10 P-4 then 11 from 2026/27, 2 NGS abolished in 2024/25; B 4 P-3, none in 2026/27.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from answerable.organization.models import Entity, Period
from answerable.plans.models import Budget, BudgetLine, BudgetVersion, CostCategory, PostLine
from tests.scene import Scene
from tests.spending import MONTHS, Spending, month_of, spending

PROPOSED = "sw-2026-27"
AMOUNTS = {
    2025: {("A", "posts"): 130_000, ("A", "travel"): 12_000, ("A.1", "travel"): 6000, ("B", "travel"): 60_000},
    2026: {("A", "posts"): 140_000, ("A", "travel"): 12_000, ("A.1", "travel"): 6000, ("B", "travel"): 260_000},
}  # fmt: skip
REASONS = {("A", "posts"): ("更多", "more of everything"), ("B", "travel"): ("一次调查", "a survey")}


@dataclass(frozen=True)
class ThreeYears:
    spent: Spending
    current: BudgetVersion
    proposed: BudgetVersion


def three_years(here: Scene) -> ThreeYears:
    spent = spending(here, closed=12)
    for path, name in (("A", "Lakes Division"), ("B", "Rivers Division")):
        Entity.objects.filter(pk=here.entities[path]).update(
            names={"en": name, "zh": {"A": "湖泊司", "B": "河流司"}[path]}
        )
    month_of(here, "A", MONTHS[0], 5000, kind="income")
    assessed = spent.categories["assessment"]
    month_of(here, "A", MONTHS[0], 2000, kind="income", category=assessed)
    return ThreeYears(spent, _budget(here, 2025, spent.categories), _budget(here, 2026, spent.categories))


def _budget(here: Scene, year: int, categories: dict[str, CostCategory]) -> BudgetVersion:
    period = Period.objects.create(
        start=date(year, 7, 1), end=date(year + 1, 6, 30), label=f"{year}/{(year + 1) % 100:02d}"
    )
    budget = Budget.objects.create(
        code=f"sw-{year}-{(year + 1) % 100:02d}", names={"en": "Waters", "zh": "水务"}, period=period
    )
    version = BudgetVersion.objects.create(
        budget=budget, number=1, stage="approved" if year == 2025 else "proposed",
        begun_at=datetime(year, 1, 1, tzinfo=UTC), begun_by_id=here.bo,
        assumptions={"vacancy": {"professional": "5"}},
    )  # fmt: skip
    for (entity, category), amount in AMOUNTS[year].items():
        zh, en = REASONS.get((entity, category), ("", "")) if year == 2026 else ("", "")
        BudgetLine.objects.create(
            version=version, entity_id=here.entities[entity], category=categories[category],
            amount=Decimal(amount), reasons={"zh": zh, "en": en} if zh else {},
        )  # fmt: skip
    _posts(here, version, year)
    if year == 2025:
        BudgetVersion.objects.filter(pk=version.pk).update(
            status="final", symbol="SW/RES/2", decided_on=date(2025, 6, 30), seal="0" * 64,
            final_at=datetime(2025, 7, 1, tzinfo=UTC), final_by_id=here.pia,
        )  # fmt: skip
        version.refresh_from_db()
    return version


def _posts(here: Scene, version: BudgetVersion, year: int) -> None:
    rows = [("a-p4", "A", "P-4", 10, "established" if year == 2026 else None)]
    if year == 2026:
        rows.append(("a-p4-new", "A", "P-4", 1, "established"))
    else:
        rows.append(("b-p3", "B", "P-3", 4, None))
    for code, entity, grade, count, act in rows:
        PostLine.objects.create(
            version=version, code=code, entity_id=here.entities[entity], group="professional", grade=grade,
            count=count, titles={"en": "Surveyor", "zh": "测量员"}, begins_by=act if code.endswith("new") else None,
        )  # fmt: skip
