"""A budget's money to the end of its period: by category, by entity, and each of both.

Every line (a category at an entity) is projected by itself; a row is the sum of its lines, so that
categories and entities add up to the same whole. Staff assessment income and contributions in kind
are no expenditure and stand in no forecast.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from answerable.calc.budgeting import DIRECT
from answerable.calc.early_warnings import Limits, early_limits, warning_of
from answerable.calc.forecast import Course, Projection, project, together
from answerable.foundation.texts import Words, content_language
from answerable.organization.queries import Me
from answerable.plans.models import BudgetLine, CostCategory
from answerable.results.queries.forecasts.ledger import (
    Read,
    closed_months,
    last_loaded,
    money_read,
    months_without,
)
from answerable.results.queries.forecasts.shapes import Forecast, ForecastRow, Key, Named, Question
from answerable.results.queries.forecasts.standing import Standing, called, forecast_budgets, standing_of

SPENT_ON = (*DIRECT, "overheads")
NIL = Decimal(0)
STILL_OPEN = timedelta(days=366)  # after its last day a period's ledger may still be filled


def forecast(
    me: Me, budget: str, language: str, question: Question | None = None, *, today: date
) -> Forecast | None:
    """The forecast this person may see; None where there is no such budget, entity or category for them.

    Months count as over that have expenditure and ended before `today`.
    """
    question = question or Question()
    standing = standing_of(me, budget, question, language)
    categories = _categories(content_language(language))
    if standing is None or (question.category and question.category not in categories):
        return None
    read = money_read(standing)
    by_ledger = closed_months(read.spent.values(), standing.months, today)
    closed = by_ledger if question.closed is None else min(max(question.closed, 0), len(standing.months))
    granted, granted_by = _granted(standing, read)
    has_before = read.months_before(standing.before)
    used = {category for entity, category in read.lines() | set(granted) if entity in standing.entities}
    courses = _courses(standing, read, granted, closed, has_before, question, categories)
    cells = {key: project(course, question.method, question.of(key[1])) for key, course in courses.items()}
    limits = early_limits(standing.budget.start)
    whole = together(cells.values())
    return Forecast(
        standing.budget,
        question,
        standing.months,
        closed,
        by_ledger,
        whole,
        warning_of(whole, limits),
        _rows(cells, categories, 1, limits),
        _rows(cells, {named.code: named for named in standing.entities.values()}, 0, limits),
        cells,
        courses,
        standing.offered,
        tuple(categories[code] for code in categories if code in used or code == question.category),
        _before(courses) if has_before else None,
        granted_by,
        limits,
        last_loaded(),
        read.left_out,
        standing.is_whole,
        months_without(read.spent.values(), standing.months[: min(closed, by_ledger)]),
    )


def warnings_of(me: Me, language: str, *, today: date) -> tuple[tuple[Forecast, ForecastRow], ...]:
    """Early warnings for the home page, gravest first in each budget: of periods that began, of which the
    ledger has some months and not all, and that ended at most a year ago."""
    found: list[tuple[Forecast, ForecastRow]] = []
    for budget in forecast_budgets(me, language):
        if budget.start <= today <= budget.end + STILL_OPEN:
            made = forecast(me, budget.code, language, today=today)
            if made is not None and made.closed < len(made.months):
                found += [(made, row) for row in made.warnings]
    return tuple(found)


def _categories(language: str) -> dict[str, Named]:
    """What money is spent on, in the order of the account; last what the ledger has no category for."""
    rows = CostCategory.objects.filter(group__in=SPENT_ON).order_by("position", "code")
    found = {row.code: Named(row.code, called(row.names, row.code, language), row.group) for row in rows}
    return {**found, "": Named("", Words("–", language, language))}


def _granted(standing: Standing, read: Read) -> tuple[Mapping[tuple[int, str], Decimal | None], str]:
    """What the final version grants, else what was allotted, and which of them it is."""
    version = standing.budget.version
    if version is None:
        return read.allotted, "allotments" if read.allotted else "nothing"
    rows = BudgetLine.objects.filter(version_id=version.id, entity_id__in=list(standing.entities))
    return {
        (entity, category): amount
        for entity, category, amount in rows.values_list("entity_id", "category__code", "amount")
    }, "version"


def _courses(
    standing: Standing,
    read: Read,
    granted: Mapping[tuple[int, str], Decimal | None],
    closed: int,
    has_before: bool,
    question: Question,
    categories: Mapping[str, Named],
) -> dict[Key, Course]:
    """A course for each line that has money anywhere, in the order of entities and categories."""
    lines = read.lines() | set(granted)
    found: dict[Key, Course] = {}
    for entity, named in standing.entities.items():
        for category in categories:
            line = (entity, category)
            if line not in lines or (question.category and category != question.category):
                continue
            found[named.code, category] = Course(
                len(standing.months),
                tuple(read.spent[line].get(month, NIL) for month in standing.months[:closed]),
                granted.get(line),
                tuple(read.before[line].get(month, NIL) for month in standing.before) if has_before else None,
                max(read.committed.get(line, NIL), NIL),
                read.carried.get(line, NIL),
            )
    return found


def _rows(
    cells: Mapping[Key, Projection], names: Mapping[str, Named], part: int, limits: Limits
) -> tuple[ForecastRow, ...]:
    grouped: dict[str, list[Projection]] = {}
    for key, projection in cells.items():
        grouped.setdefault(key[part], []).append(projection)
    rows = []
    for code, named in names.items():
        if code in grouped:
            whole = together(grouped[code])
            rows.append(ForecastRow(named, whole, warning_of(whole, limits)))
    return tuple(rows)


def _before(courses: Mapping[Key, Course]) -> tuple[Decimal, ...]:
    return tuple(
        sum(month, NIL)
        for month in zip(*(course.before for course in courses.values() if course.before), strict=True)
    )
