"""Posts of a budget to the end of its period: authorized by dated lines, filled as the ledger says.

A grade at an entity is one line; posts and temporary positions of a grade are together, since the
payroll does not tell them apart. An entity that reports incumbency of a month has nobody in a grade it
does not name; one that reports none is left out of every rate and named. A month an entity did not
report is not empty: it is taken as the one before, after its last month as projected, and named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import override

from answerable.calc.account import Period
from answerable.calc.early_warnings import Limits, early_limits, vacancy_warning
from answerable.calc.posts import Posting, average
from answerable.calc.quantities import number
from answerable.calc.vacancy_forecast import (
    VACANCY_METHODS,
    Staffing,
    VacancyProjection,
    posts_together,
    project_vacancy,
)
from answerable.foundation.texts import Words, content_language
from answerable.organization.queries import Me
from answerable.plans.models import BudgetVersion, PostLine
from answerable.plans.rules.words import STAFF
from answerable.results.queries.forecasts.ledger import closed_months, incumbency_read
from answerable.results.queries.forecasts.shapes import Key, Named, Question, VacancyForecast, VacancyRow
from answerable.results.queries.forecasts.standing import Standing, standing_of

RATES = "vacancy"  # in a version's assumptions: by group of posts, in per cent
NIL = Decimal(0)
_SPOKEN = {"zh": "zh-hans"}  # language of contents -> of words
Lines = dict[tuple[int, str], list[PostLine]]
Filled = Mapping[tuple[int, str], Mapping[date, Decimal]]


def vacancy_forecast(
    me: Me, budget: str, language: str, question: Question | None = None, *, today: date
) -> VacancyForecast | None:
    """The posts this person may see; None where there is no such budget or entity for them."""
    question = question or Question()
    standing = standing_of(me, budget, question, language)
    if standing is None or question.vacancy not in VACANCY_METHODS:
        return None
    filled = incumbency_read(standing)
    by_ledger = closed_months(filled.values(), standing.months, today)
    closed = by_ledger if question.closed is None else min(max(question.closed, 0), by_ledger)
    reported = _reported(filled)
    lines = _lines(standing)
    staffings = _staffings(standing, lines, filled, standing.months[:closed], reported)
    cells = {
        key: found
        for key, staffing in staffings.items()
        if (found := project_vacancy(staffing, question.vacancy, question.recruited)) is not None
    }
    limits = early_limits(standing.budget.start)
    whole = posts_together(cells.values())
    silent = tuple(
        dict.fromkeys(standing.entities[entity].code for entity, _grade in lines if entity not in reported)
    )
    names = {named.code: named for named in standing.entities.values()}
    return VacancyForecast(
        standing.budget,
        question,
        standing.months,
        closed,
        whole,
        vacancy_warning(whole, limits) if whole else None,
        _rows(cells, names, 0, limits, silent),
        _rows(cells, _grades(lines, content_language(language)), 1, limits, ()),
        cells,
        staffings,
        standing.offered,
        silent,
        limits,
        standing.is_whole,
        {
            standing.entities[entity].code: missing
            for entity, known in reported.items()
            if entity in standing.entities
            and (missing := tuple(m for m in standing.months[:closed] if m not in known))
        },
    )


def _reported(filled: Filled) -> dict[int, set[date]]:
    """The months of which an entity reports anything."""
    found: dict[int, set[date]] = {}
    for (entity, _grade), months in filled.items():
        found.setdefault(entity, set()).update(months)
    return found


def _lines(standing: Standing) -> Lines:
    """Lines of posts of the version that grants, by entity and grade; uniformed strength has its group."""
    version = standing.budget.version
    if version is None:
        return {}
    found: Lines = {}
    rows = PostLine.objects.filter(version_id=version.id, entity_id__in=list(standing.entities))
    for row in rows.order_by("entity__code", "group", "grade", "code"):
        found.setdefault((row.entity_id, row.grade or row.group), []).append(row)
    order = {entity: at for at, entity in enumerate(standing.entities)}
    return dict(sorted(found.items(), key=lambda item: order[item[0][0]]))


def _staffings(
    standing: Standing,
    lines: Lines,
    filled: Filled,
    closed: tuple[date, ...],
    reported: Mapping[int, set[date]],
) -> dict[Key, Staffing]:
    """One for each grade at an entity that reports; people in a grade without posts count as well."""
    rates = _budgeted(standing)
    found: dict[Key, Staffing] = {}
    for line in [*lines, *(line for line in filled if line not in lines)]:
        entity, grade = line
        if entity not in reported or entity not in standing.entities:
            continue
        rows = lines.get(line, [])
        found[standing.entities[entity].code, grade] = Staffing(
            _authorized(rows, standing),
            _in_months(filled.get(line, {}), closed, reported[entity]),
            rates.get(rows[0].group) if rows else None,
        )
    return found


def _in_months(
    filled: Mapping[date, Decimal], closed: tuple[date, ...], reported: set[date]
) -> tuple[Decimal, ...]:
    """Posts filled up to the entity's last month; a month it did not report is as the one before it."""
    known = [month for month in closed if month in reported]
    if not known:
        return ()
    found: list[Decimal] = []
    for month in closed[: closed.index(known[-1]) + 1]:
        nearest = month if month in reported else max((m for m in known if m < month), default=known[0])
        found.append(filled.get(nearest, NIL))
    return tuple(found)


def _authorized(rows: Iterable[PostLine], standing: Standing) -> tuple[Decimal, ...]:
    period = Period(standing.budget.start, standing.budget.end)
    exact = average((Posting(row.count, row.first_day, row.last_day) for row in rows), period)
    return tuple(Decimal(month.numerator) / Decimal(month.denominator) for month in exact.by_month)


def _budgeted(standing: Standing) -> dict[str, Decimal]:
    """Vacancy rates the version was made with, by group of posts."""
    version = standing.budget.version
    if version is None:
        return {}
    kept = BudgetVersion.objects.values_list("assumptions", flat=True).get(pk=version.id)
    rates = kept.get(RATES) or {}
    return {
        group: rate
        for group, said in rates.items()
        if (rate := number(str(said) if said is not None else None)) is not None
    }


def _grades(lines: Lines, language: str) -> dict[str, Named]:
    """What stands for a grade: itself, or of uniformed strength the name of its group."""
    grades: dict[str, str] = {}
    for (_entity, grade), rows in lines.items():
        grades.setdefault(grade, rows[0].group)
    with override(_SPOKEN.get(language, language)):
        return {
            grade: Named(grade, Words(str(STAFF.get(grade, grade)), language, language), group)
            for grade, group in grades.items()
        }


def _rows(
    cells: Mapping[Key, VacancyProjection],
    names: Mapping[str, Named],
    part: int,
    limits: Limits,
    silent: tuple[str, ...],
) -> tuple[VacancyRow, ...]:
    grouped: dict[str, list[VacancyProjection]] = {}
    for key, projection in cells.items():
        grouped.setdefault(key[part], []).append(projection)
    rows: list[VacancyRow] = []
    for code, parts in grouped.items():
        whole = posts_together(parts)
        named = names.get(code) or Named(code, Words(code, "en", "en"))
        rows.append(VacancyRow(named, whole, vacancy_warning(whole, limits) if whole else None))
    order = {code: at for at, code in enumerate(names)}
    rows += [VacancyRow(names[code], None, None) for code in silent if code in names]
    return tuple(sorted(rows, key=lambda row: order.get(row.of.code, len(order))))
