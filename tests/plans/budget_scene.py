"""Budgets in the small institution of `tests.scene`, made by its people and under the policies.

The year before, 2023/24, is approved; the proposal for 2024/25 is a draft based on it. Amounts:

             A posts   A travel   B posts   assessment (A)
    2023/24  1 000 000    80 000   600 000       90 000
    2024/25  as before (a copy); categories posts, non_posts, overheads and assessment exist

Posts of A: 4 P-4 and 2 GS; of B: 3 P-3 of which one line of 2 ends on 31 December 2023.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from answerable.calc.periods import budget_year
from answerable.plans.actions import (
    begin_budget,
    begin_budget_version,
    finalise_version,
    move_version,
    record_budget_lines,
    record_post_lines,
    save_cost_category,
)
from answerable.plans.shapes import LineEntry, PostEntry
from tests.access import as_application
from tests.scene import Scene, scene

CATEGORIES = (
    ("posts", "Posts", "员额", "posts"),
    ("travel", "Official travel", "公务差旅", "non_posts"),
    ("support", "Programme support", "方案支助", "overheads"),
    ("tax", "Staff assessment income", "工作人员薪金税收入", "assessment"),
)


@dataclass(frozen=True)
class Budgets:
    people: Scene
    codes: dict[str, str]  # path of the scene's section -> code of the entity
    before: int  # the approved version of 2023/24
    draft: int  # the proposal for 2024/25
    more: dict[str, int] = field(default_factory=dict)


def budgets(made: Scene | None = None) -> Budgets:
    made = made or scene()
    codes = entity_codes(made)
    a, b = codes["A"], codes["B"]
    with as_application(made.bo):
        for code, en, zh, group in CATEGORIES:
            save_cost_category(by=made.bo, code=code, names={"en": en, "zh": zh}, group=group)
        for year in (2023, 2024):
            begin_budget(
                by=made.bo, code=f"sw-{year}", names={"en": f"Waters {year}", "zh": f"水务{year}"},
                entity=None, period=budget_year(year),
            )  # fmt: skip
        before = begin_budget_version(by=made.bo, budget="sw-2023", stage="approved")
        record_budget_lines(
            by=made.bo,
            version=before,
            lines=[
                amount(a, "posts", "1000000"), amount(a, "travel", "80000"), amount(b, "posts", "600000"),
                amount(a, "tax", "90000"),
            ],
        )  # fmt: skip
        record_post_lines(
            by=made.bo,
            version=before,
            lines=[
                *post("a-p4", a, "professional", "P-4", 4), *post("a-gs", a, "general_service", "GS", 2),
                *post("b-p3", b, "professional", "P-3", 1),
                *post("b-p3-old", b, "professional", "P-3", 2, last_day="2023-12-31", ends_by="abolished"),
            ],
        )  # fmt: skip
        move_version(by=made.bo, version=before, to="review")
    with as_application(made.pia):
        finalise_version(by=made.pia, version=before, symbol="SW/RES/7", decided_on=date(2023, 6, 30))
    with as_application(made.bo):
        draft = begin_budget_version(by=made.bo, budget="sw-2024", stage="proposed", based_on=before)
    return Budgets(made, codes, before, draft)


def entity_codes(made: Scene) -> dict[str, str]:
    from answerable.organization.models import Entity

    known = dict(Entity.objects.values_list("pk", "code"))
    return {path: known[number] for path, number in made.entities.items()}


def amount(entity: str, category: str, value: str | None, seen: str | None = None) -> LineEntry:
    return LineEntry(entity, category, "amount", value, seen)


def post(code: str, entity: str, group: str, grade: str, count: int, **more: str) -> list[PostEntry]:
    fields = {"entity": entity, "group": group, "grade": grade, "count": str(count), **more}
    return [PostEntry(code, name, value) for name, value in fields.items()]
