# ruff: noqa: E501  (a record a line)
"""An invented mission with two components, for the combined report; figures that do not round evenly."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from answerable.calc.account import Accomplishment, Indicator, PeriodValue
from answerable.calc.periods import budget_year
from answerable.publishing.compiling.combined.sources import (
    CombinedSources,
    Component,
    Decision,
    Framework,
    Line,
    Posts,
    PostsChange,
    Rate,
)
from answerable.publishing.sample.bilingual import Two

OFFICE, FIELD = "office", "field"


def money(text: str) -> Decimal:
    return Decimal(text)


def line(code: str, zh: str, en: str, group: str, figures: str, **more: object) -> Line:
    amounts = [None if part == "-" else Decimal(part) for part in figures.split()]
    return Line(code, Two(zh, en), group, *amounts, **more)  # type: ignore[arg-type]


def sources(**more: object) -> CombinedSources:
    fields: dict[str, object] = {
        "name": Two("利斯克观察团", "Lisk Observer Mission"),
        "symbol": "SW/40/1",
        "performance": budget_year(2024),
        "current": budget_year(2025),
        "budget": budget_year(2026),
        "lines": (
            line("mil", "军事观察员", "Military observers", "military_police", "1200449.99 1100000 1200000 900000",
                 why_spent=Two("部署推迟", "later deployment"), balances={"2022/23": money("5049.99"), "2023/24": None}),
            line("intl", "国际工作人员", "International staff", "civilian", "5000000.49 5400049.5 5100000 5050050",
                 parts={OFFICE: (money("2000033.33"), money("2000033.33")), FIELD: (money("3099966.67"), money("3050016.67"))},
                 why_spent=Two("空缺较少。", "Fewer vacancies."), why_proposed=None),
            line("natl", "本国工作人员", "National staff", "civilian", "800000 799950.01 800000 800000",
                 parts={OFFICE: (money("300000"), money("300000")), FIELD: (money("500000"), money("500000"))}),
            line("fac", "设施", "Facilities", "operational", "700049.99 650000 - 750049.99",
                 why_proposed=Two("新增码头", "a new landing")),
            line("assess", "薪金税", "Staff assessment", "assessment", "400000 410000 400000 395000"),
        ),
        "components": (Component(OFFICE, Two("行政领导", "Executive direction")), Component(FIELD, Two("外地", "Field"))),
        "posts": (
            Posts(OFFICE, "post", "international", "D-1", 1, money("1"), 1, 1),
            Posts(OFFICE, "post", "national_officers", "NO-C", 2, money("1.5"), 2, 1),
            Posts(OFFICE, "temporary", "international", "P-3", 1, money("0.2"), 1, 0),
            Posts(FIELD, "post", "international", "P-4", 6, money("5.49"), 6, 7),
            Posts(FIELD, "post", "international", "FS", 10, money("9.5"), 10, 10),
            Posts(FIELD, "post", "national_general_service", "NGS", 30, money("28.2"), 30, 30),
            Posts(FIELD, "post", "volunteers_international", "UNV", 3, money("3"), 3, 3),
            Posts(FIELD, "strength", "military_observers", "", 40, money("37.6"), 40, 30),
        ),
        "changes": (
            PostsChange(OFFICE, "post", "national_officers", "NO-C", Two("法律干事", "Legal Officer"), -1, "abolished"),
            PostsChange(OFFICE, "temporary", "international", "P-3", Two("", ""), -1, "abolished"),
            PostsChange(FIELD, "post", "international", "P-4", Two("工程师", "Engineer"), 1, "established"),
            PostsChange(FIELD, "strength", "military_observers", "", Two("", ""), -10, "abolished"),
        ),
        "decisions": (
            Decision("2024/25", "proposed", "SW/38/1", date(2024, 1, 12), money("8000000"), None),
            Decision("2024/25", "approved", "SW/RES/9", date(2024, 6, 28), money("7700500.47"), None),
            Decision("2025/26", "approved", "SW/RES/10", date(2025, 6, 30), money("7100000"), None),
        ),
        "income": ((Two("投资收入", "Investment revenue"), money("120049.99")), (Two("其他收入", "Miscellaneous revenue"), money("10000"))),
        "rates": (
            Rate("military_observers", money("6.0"), money("5"), money("10")),
            Rate("international", money("11.1"), money("10"), None),
        ),
        "frameworks": (
            Framework(
                FIELD,
                (
                    Accomplishment("a", Two("停火得到遵守", "The ceasefire is observed"), (
                        Indicator(1, Two("违反次数", "Violations"), values=(
                            PeriodValue("2024/25", "12", "actual"), PeriodValue("2026/27", "5", "target"))),
                        Indicator(2, Two("有计划(2020年)", "There is a plan (of 2020)"), values=(
                            PeriodValue("2024/25", "no", "actual"), PeriodValue("2025/26", "not_applicable", "planned"),
                            PeriodValue("2026/27", "yes", "target"))),
                    )),
                ),
                (Two("各方合作", "The parties cooperate"),),
            ),
        ),
        "narrative": {
            "I.A": (Two("任务由决议规定。", "The mandate is in the resolution."),),
            "I.B": (Two("做了两件事：\n(a) 一；\n(b) 二。", "Two things were done:\n(a) One;\n(b) Two."),),
        },
    }  # fmt: skip
    return CombinedSources(**{**fields, **more})  # type: ignore[arg-type]
