# ruff: noqa: E501  (a record a line)
"""An invented department with two subprogrammes, one of each way of promising, and what it costs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from answerable.calc.account import Accomplishment, Indicator, Mandate, Output, Period, PeriodValue, Result
from answerable.publishing.compiling.combined.sources import Component, Posts, PostsChange
from answerable.publishing.compiling.programme.sources import CostLine, ProgrammeSources, Unit
from answerable.publishing.sample.bilingual import Two


def planned(year: str, value: str, kind: str = "planned") -> PeriodValue:
    return PeriodValue(year, value, kind)  # type: ignore[arg-type]


def sources(**more: object) -> ProgrammeSources:
    fields: dict[str, object] = {
        "name": Two("水域部", "Department of Waters"),
        "section": "7",
        "symbol": "SW/40/6 (Sect. 7)",
        "period": Period(date(2027, 1, 1), date(2027, 12, 31), "2027"),
        "mandates": (Mandate("70/1", Two("水", "Waters"), Two("大会决议", "General Assembly resolutions")),),
        "background": (Two("29A.1 本部负责水域(见表1)。", "29A.1 The Department keeps the waters (see table 1)."),),
        "strategy": (Two("本部将：\n(a) 测量；\n(b) 公布。", "The Department will:\n(a) Measure;\n(b) Publish."),),
        "units": (
            Unit(
                Two("水情", "Levels"),
                (Two("目标是了解水情。", "The objective is to know the levels."),),
                (Two("次级方案将观测。", "The subprogramme will observe."),),
                accomplishments=(
                    Accomplishment("a", Two("数据更好", "Better data"), (
                        Indicator(1, Two("测站数", "Stations"), values=(planned("2024", "80"), planned("2027", "1200"))),
                        Indicator(2, Two("是否公布", "Published"), values=(planned("2025", "no"), planned("2026", "partly"), planned("2027", "yes"))),
                    )),
                    Accomplishment("b", Two("没有指标的成绩", "Accomplished without a measure"), (Indicator(1, Two("尚未确定", "To be found")),)),
                ),
                outputs=(
                    Output(Two("年报", "Yearly report"), category="A", subcategory=Two("会议文件", "Parliamentary documentation"), planned="3",
                           quantities=(planned("2025", "2"), planned("2025", "1", "actual"), planned("2026", "0"))),
                    Output(Two("月报", "Monthly report"), category="A", subcategory=Two("会议文件", "Parliamentary documentation"), planned="12"),
                    Output(Two("网站：两个", "Websites: two"), category="D", subcategory=Two("数字平台和多媒体内容", "Digital platforms and multimedia content")),
                    Output(Two("未分类", "Without a category"), planned="4"),
                ),
            ),
            Unit(
                Two("海图", "Charts"),
                (Two("目标是绘制海图。", "The objective is to draw charts."),),
                results=(
                    Result(Two("已绘制的海图", "Charts drawn"), Two("29A.9 海图已绘制。", "29A.9 The charts were drawn."), None,
                           (planned("2024", "2", "actual"), planned("2025", "3", "actual"))),
                    Result(Two("新海图", "New charts"), Two("29A.10 将做到：\n(a) 近海。\n29A.11 学到很多。", "29A.10 It will:\n(a) Be near.\n29A.11 Much was learned."), "9",
                           (planned("2025", "3", "actual"), PeriodValue("2026", None, "planned", Two("六幅", "Six")), planned("2027", "9"))),
                ),
            ),
        ),
        "categories": (
            CostLine(Two("员额", "Posts"), Decimal("1200449.99"), Decimal("1300000"), Decimal("1310049.99")),
            CostLine(Two("差旅", "Travel"), None, None, Decimal("20050")),
        ),
        "components": (CostLine(Two("水情", "Levels"), Decimal("1200449.99"), Decimal("1300000"), Decimal("1330099.99")),),
        "units_of_posts": (Component("levels", Two("水情", "Levels")),),
        "posts": (
            Posts("levels", "post", "professional", "P-4", current=3, proposed=2),
            Posts("levels", "post", "general_service", "G-6", current=1, proposed=1),
        ),
        "changes": (PostsChange("levels", "post", "professional", "P-4", Two("", ""), -1, "abolished"),),
    }  # fmt: skip
    return ProgrammeSources(**{**fields, **more})  # type: ignore[arg-type]
