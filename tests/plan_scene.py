"""The institution of `tests.scene` writing a plan, for tests: `PL-draft`, a version of `lakes-plan`.

    orientation, mandates   nobody's: the budget office
    A, A.1, B               as in the scene: Lakes Division with its Water Levels Unit, Rivers Division

Written by its people as the application, past no rule; `filled` completes every section.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from answerable.calc.account import Period
from answerable.calc.periods import budget_year
from answerable.cycle.actions import (
    add_paragraph,
    add_row,
    clear_section,
    record_values,
    submit_section,
)
from answerable.cycle.queries.digest import section_digest
from answerable.cycle.shapes import Value
from answerable.organization.models import Entity, Role
from answerable.publishing.actions import begin_plan
from answerable.results.models import ReportSection
from tests.access import as_application
from tests.scene import FIRST_DAY, Scene, scene

PLAN, SYMBOL = "lakes-plan", "PL-draft"
PERIOD: Period = budget_year(2026)
NAMES = {"en": "Programme plan", "zh": "方案计划"}


def days() -> dict[str, object]:
    """Deadlines that are still to come."""
    today = datetime.now(UTC).date()
    names = ("submit_by", "clear_by", "publish_by")
    return {name: today + timedelta(days=days) for name, days in zip(names, (30, 40, 60), strict=True)}


def plan_scene(**more: object) -> Scene:
    """A plan begun from nothing by the budget office; nothing is written in it yet."""
    made = scene()
    with as_application(made.bo):
        begin_plan(
            by=made.bo, code=PLAN, names=NAMES, entity=None, period=PERIOD, symbol=SYMBOL,
            **{**days(), **more},
        )  # type: ignore[arg-type]  # fmt: skip
    return made


def value(section: str, path: str, field: str, text: str | None, language: str = "", **more: str) -> Value:
    return Value(section, path, field, text, language=language, **more)  # type: ignore[arg-type]


def both(section: str, path: str, field: str, en: str, zh: str) -> list[Value]:
    return [value(section, path, field, en, "en"), value(section, path, field, zh, "zh")]


def write_section(by: int, section: str, symbol: str = SYMBOL) -> None:
    """One of everything, in both languages, by this person (entered already)."""
    add = {"by": by, "symbol": symbol, "section": section}
    objective = add_row(subject="objective", **add)
    above = add_row(subject="accomplishment", **add)
    indicator = add_row(subject="indicator", under=above, **add)
    output = add_row(subject="output", under=above, **add)
    mandate = add_row(subject="mandate", **add)
    factor = add_row(subject="factor", **add)
    paragraph = add_paragraph(role="strategy", **add)
    record_values(
        by=by, symbol=symbol,
        values=[
            *both(section, objective, "text", "To know the water", "了解水情"),
            *both(section, above, "text", "Better data", "数据更好"),
            *both(section, indicator, "text", "Stations that report", "报告的测站"),
            *both(section, indicator, "unit", "stations", "个"),
            value(section, indicator, "direction", "more"),
            value(section, indicator, "baseline", "80"),
            value(section, indicator, "target", "95"),
            value(section, f"{indicator}:2024/25:actual", "value", "78"),
            *both(section, output, "text", "Bulletins", "简报"),
            value(section, output, "planned", "12"),
            value(section, output, "category", "B"),
            value(section, mandate, "symbol", "SW/RES/3/1"),
            *both(section, mandate, "title", "Water for all", "人人有水"),
            *both(section, factor, "text", "It rains", "下雨"),
            *both(section, paragraph, "text", "By measuring.", "通过测量。"),
        ],
    )  # fmt: skip


def filled() -> Scene:
    """Every section of the plan complete in both languages; nothing submitted."""
    made = plan_scene()
    river = Entity.objects.get(pk=made.entities["B"])
    Role.objects.create(person_id=made.hana, role="head_of_entity", entity=river, first_day=FIRST_DAY)
    for person, section in (("ana", "A"), ("uma", "A.1"), ("boris", "B")):
        with as_application(made.people[person]):
            write_section(made.people[person], section)
    with as_application(made.bo):
        add = {"by": made.bo, "symbol": SYMBOL}
        path = add_paragraph(section="orientation", role="orientation", **add)
        mandate = add_row(section="mandates", subject="mandate", **add)
        record_values(
            by=made.bo, symbol=SYMBOL,
            values=[
                *both("orientation", path, "text", "Where we go.", "我们的方向。"),
                value("mandates", mandate, "symbol", "SW/RES/1/1"),
                *both("mandates", mandate, "title", "Mandate of the Secretariat", "秘书处的任务"),
            ],
        )  # fmt: skip
    return made


def cleared() -> Scene:
    """Every section submitted by its head and cleared by a colleague of the budget office."""
    made = filled()
    for section in ("A", "A.1", "B"):
        with as_application(made.hana):
            submit_section(by=made.hana, symbol=SYMBOL, section=section)
    with as_application(made.bo):
        for section in ("A", "A.1", "B"):
            pk = ReportSection.objects.get(report__symbol=SYMBOL, path=section).pk
            clear_section(by=made.bo, symbol=SYMBOL, section=section, digest=section_digest(pk))
    return made
