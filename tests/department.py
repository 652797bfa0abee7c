# ruff: noqa: E501  (a row a line)
"""The scene's institution with budgets of calendar years and a plan for 2027, for the budget document.

2025 spent 30000 on travel, 2026 40000 granted, 2027 45000 asked (Lakes 25000, Rivers 20000)
posts: Lakes 3 P-4, one more in 2027
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from answerable.calc.account import (
    Accomplishment,
    Document,
    Indicator,
    Mandate,
    Output,
    Paragraph,
    Period,
    Section,
)
from answerable.organization.models import Entity
from answerable.organization.models import Period as StoredPeriod
from answerable.plans.models import Budget, BudgetLine, BudgetVersion, CostCategory, PostLine
from answerable.publishing.actions import Source, load_document
from answerable.results.models import ReportSection
from tests.scene import Scene
from tests.spending import month_of

BUDGET, PLAN = "waters-2027", "SW/50/1"


def department(here: Scene) -> BudgetVersion:
    travel = CostCategory.objects.create(
        code="fares", names={"en": "Travel", "zh": "差旅"}, group="non_posts", position=1
    )
    month_of(here, "A", date(2025, 3, 1), 30_000, category=travel)
    for year in (2026, 2027):
        version = _budget(here, year, travel)
    for language in ("en", "zh"):
        load_document(_plan(language), Source("p.json", b"{}"), actor="scene")
    ReportSection.objects.filter(report__symbol=PLAN, path="1").update(entity_id=here.entities["A"])
    return version


def _budget(here: Scene, year: int, travel: CostCategory) -> BudgetVersion:
    period = StoredPeriod.objects.create(start=date(year, 1, 1), end=date(year, 12, 31), label=str(year))
    budget = Budget.objects.create(
        code=f"waters-{year}", names={"en": "Department of Waters", "zh": "水域部"}, period=period
    )
    version = BudgetVersion.objects.create(
        budget=budget,
        number=1,
        stage="approved" if year == 2026 else "proposed",
        begun_by_id=here.bo,
        begun_at=datetime(year, 1, 1, tzinfo=UTC),
    )
    for path, amount in (("A", 25_000), ("B", 15_000 if year == 2026 else 20_000)):
        BudgetLine.objects.create(
            version=version, entity_id=here.entities[path], category=travel, amount=Decimal(amount)
        )
    PostLine.objects.create(
        version=version,
        code="p4",
        entity_id=here.entities["A"],
        group="professional",
        grade="P-4",
        count=3 if year == 2026 else 4,
    )
    if year == 2026:
        BudgetVersion.objects.filter(pk=version.pk).update(
            status="final",
            symbol="SW/RES/5",
            decided_on=date(2025, 12, 24),
            seal="0" * 64,
            final_by_id=here.pia,
            final_at=datetime(2026, 1, 1, tzinfo=UTC),
        )
    for path, name, zh in (("A", "Lakes Division", "湖泊司"), ("B", "Rivers Division", "河流司")):
        Entity.objects.filter(pk=here.entities[path]).update(names={"en": name, "zh": zh})
    return version


def _plan(language: str) -> Document:
    def say(zh: str, en: str) -> str:
        return en if language == "en" else zh

    unit = Section(
        "1", say("湖泊司", "Lakes Division"),
        objectives=(say("目标是了解湖泊。", "The objective is to know the lakes."),),
        paragraphs=(Paragraph(say("将观测。", "It will observe."), "strategy", 1),),
        accomplishments=(Accomplishment("a", say("数据更好", "Better data"), (Indicator(1, say("测站", "Stations"), target="9", estimate="8"),)),),
        outputs=(
            Output(say("年报", "Yearly report"), 1, planned="3", category="A", subcategory=say("会议文件", "Parliamentary documentation")),
            Output(say("其他", "Others"), 2, planned="1"),
        ),
    )  # fmt: skip
    general = Section(
        "summary", say("摘要", "Summary"),
        paragraphs=(Paragraph(say("任务由决议规定。", "The mandate is in resolutions."), "orientation"),),
        mandates=(Mandate("70/1", say("水", "Waters"), say("大会决议", "General Assembly resolutions")),),
    )  # fmt: skip
    return Document(
        "programme_plan", language, PLAN, say("计划", "Plan"), Period(date(2027, 1, 1), date(2027, 12, 31), "2027"),  # type: ignore[arg-type]
        (general, unit, replace(unit, path="2", name=say("河流司", "Rivers Division"), outputs=())),
    )  # fmt: skip
