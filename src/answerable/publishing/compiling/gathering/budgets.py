"""The budgets of consecutive periods of one entity, and the version of each that grants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.calc.account import Period
from answerable.calc.periods import label
from answerable.organization.models import Entity
from answerable.plans.models import Budget, BudgetVersion
from answerable.plans.queries.versions import granting_versions
from answerable.publishing.sample.bilingual import Two
from answerable.results.queries.forecasts.standing import entities_apart


@dataclass(frozen=True, slots=True)
class YearOfBudget:
    """A period with its budget and the version to take figures from; None where there is none."""

    period: Period
    budget: Budget | None
    version: BudgetVersion | None

    @property
    def label(self) -> str:
        return self.period.label or ""


def year_of(version: BudgetVersion) -> YearOfBudget:
    """The year of this very version."""
    period = version.budget.period
    return YearOfBudget(_period(period.start, period.end, period.label), version.budget, version)


def year_before(year: YearOfBudget, of: Budget) -> YearOfBudget:
    """The period of the same length that ends the day before, with the entity's budget for it."""
    last = year.period.start - timedelta(days=1)
    years = max(1, round((year.period.end - year.period.start).days / 365))
    first = _years_back(year.period.start, years)
    found = (
        Budget.objects.select_related("period", "entity")
        .filter(entity=of.entity, period__start=first, period__end=last, currency=of.currency)
        .order_by("code")
        .first()
    )
    printed = found.period.label if found else None
    return YearOfBudget(_period(first, last, printed), found, granting(found) if found else None)


def granting(budget: Budget) -> BudgetVersion | None:
    """The version that grants; None where none is final."""
    return None if budget.pk is None else granting_versions([budget.pk]).get(budget.pk)


def _period(first: date, last: date, printed: str | None) -> Period:
    return Period(first, last, printed or label(Period(first, last)))


def _years_back(day: date, years: int) -> date:
    """The same day years before; periods begin on the first of a month, which every year has."""
    return day.replace(year=day.year - years)


@dataclass(frozen=True, slots=True)
class Tree:
    """The entities of a budget. A component is one right below the budget's own entity, with all below."""

    entities: Mapping[int, Entity]
    component: Mapping[int, str]  # code of its component by the entity's identity
    order: tuple[str, ...]  # codes of components

    def name(self, code: str) -> Two:
        row = next(entity for entity in self.entities.values() if entity.code == code)
        return two(row.names, code)


def tree_of(budget: Budget) -> Tree:
    apart = entities_apart(budget)
    rows = {row.pk: row for row in Entity.objects.order_by("code")}
    component: dict[int, str] = {}
    for pk in rows:
        path = _path_up(pk, rows)
        if budget.entity_id is None:
            component[pk] = rows[path[-1]].code
        elif budget.entity_id in path:
            at = path.index(budget.entity_id)
            component[pk] = rows[path[max(at - 1, 0)]].code
    component = {pk: code for pk, code in component.items() if pk not in apart}
    inside = {pk: row for pk, row in rows.items() if pk in component}
    used = set(component.values())
    return Tree(inside, component, tuple(row.code for row in inside.values() if row.code in used))


def _path_up(pk: int, rows: Mapping[int, Entity]) -> list[int]:
    """The entity, the one above it, and so on."""
    path = [pk]
    while (parent := rows[path[-1]].parent_id) in rows and parent is not None and parent not in path:
        path.append(parent)
    return path


def two(texts: Mapping[str, str], otherwise: str = "") -> Two:
    """A text in both languages on one line; a language that is missing stands in the other's words."""
    zh, en = (one_line(texts.get(language) or "") for language in ("zh", "en"))
    return Two(zh or en or otherwise, en or zh or otherwise)


def one_line(text: str) -> str:
    return " ".join(text.split())
