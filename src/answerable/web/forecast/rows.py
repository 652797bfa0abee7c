"""Rows of the tables, in thousands as documents print them: each line rounded by itself, totals their sums.

A difference is that of the printed figures beside it, so that every row and every column adds up; the
total of a table may be some tenths off the whole, which is rounded once. The exact amounts stand in the
explanations and in the export.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from answerable.calc.budgeting import in_thousands
from answerable.calc.early_warnings import EarlyWarning
from answerable.calc.forecast import Projection
from answerable.calc.ratios import percent, total
from answerable.calc.rounding import half_up
from answerable.calc.vacancy_forecast import VacancyProjection
from answerable.foundation.texts import Words
from answerable.results.queries.forecasts.shapes import Forecast, ForecastRow, VacancyForecast, VacancyRow
from answerable.web.forecast.words import warning_name, warning_words
from answerable.web.results.export import Cell

Query = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """A warning: its short name and its sentence; grave ones have happened or are certain."""

    name: str
    says: str
    grave: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of money in thousands; addresses lead deeper and to the explanations."""

    name: Words | str
    url: str
    why: str
    why_difference: str
    granted: Decimal | None
    so_far: Decimal
    share: Decimal | None  # spent so far, per cent of what was granted
    committed: Decimal
    projected: Decimal
    low: Decimal
    high: Decimal
    difference: Decimal | None
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class ShownPosts:
    name: Words | str
    url: str
    why: str
    authorized: Decimal | None
    filled: Decimal | None
    now: Decimal | None  # vacancy of the closed months
    rate: Decimal | None
    low: Decimal | None
    high: Decimal | None
    budgeted: Decimal | None
    told: Told | None = None


def query_of(typed: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """What stays in every address of a page: the way and what is supposed, not what is drilled into."""
    return [(name, value) for name, value in typed if value and name not in ("entity", "category", "grade")]


def shown_rows(found: Forecast, rows: Sequence[ForecastRow], part: str, kept: Query) -> list[Shown]:
    """Categories (`part` is 'category') or entities with links that drill into them."""
    question = found.question
    other = {"category": ("entity", question.entity), "entity": ("category", question.category)}[part]
    return [
        _shown(
            row.projection,
            row.of.name if row.of.code else _("Without a category"),
            found,
            [*kept, *([other] if other[1] else []), (part, row.of.code)] if row.of.code else None,
            row.warning,
        )
        for row in rows
    ]


def total_row(rows: Sequence[Shown], found: Forecast, kept: Query) -> Shown:
    """The sums of the printed rows."""
    here = [("entity", found.question.entity), ("category", found.question.category)]
    query = [*kept, *((name, value) for name, value in here if value)]
    granted, so_far = total(row.granted for row in rows).value, sum((row.so_far for row in rows), Decimal(0))
    projected = sum((row.projected for row in rows), Decimal(0))
    return Shown(
        _("Total"),
        "",
        _why(found.budget.code, "projected", query),
        _why(found.budget.code, "difference", query),
        granted,
        so_far,
        percent(so_far, granted),
        sum((row.committed for row in rows), Decimal(0)),
        projected,
        sum((row.low for row in rows), Decimal(0)),
        sum((row.high for row in rows), Decimal(0)),
        None if granted is None else granted - projected,
    )


def whole_row(found: Forecast, kept: Query) -> Shown:
    """What the head, the list, the charts and the ways say: the exact whole, rounded once."""
    here = [("entity", found.question.entity), ("category", found.question.category)]
    return _shown(found.whole, _("Total"), found, [*kept, *(pair for pair in here if pair[1])], None)


def _shown(
    projection: Projection,
    name: Words | str,
    found: Forecast,
    query: Query | None,
    warning: EarlyWarning | None,
) -> Shown:
    code = found.budget.code
    granted, so_far, projected = (
        in_thousands(projection.granted),
        in_thousands(projection.so_far) or Decimal(0),
        in_thousands(projection.value) or Decimal(0),
    )
    return Shown(
        name,
        f"{reverse('forecast', args=[code])}?{urlencode(query)}" if query is not None else "",
        _why(code, "projected", query) if query is not None else "",
        _why(code, "difference", query) if query is not None else "",
        granted,
        so_far,
        percent(projection.so_far, projection.granted),
        in_thousands(projection.committed) or Decimal(0),
        projected,
        in_thousands(projection.low) or Decimal(0),
        in_thousands(projection.high) or Decimal(0),
        None if granted is None else granted - projected,
        told(warning, found.budget.currency),
    )


def told(warning: EarlyWarning | None, currency: str) -> Told | None:
    if warning is None:
        return None
    return Told(warning_name(warning), warning_words(warning, currency), warning.is_grave)


def _why(code: str, figure: str, query: Query) -> str:
    return f"{reverse('forecast-figure', args=[code, figure])}?{urlencode(query)}"


def posts_rows(
    found: VacancyForecast, rows: Sequence[VacancyRow], part: str, kept: Query
) -> list[ShownPosts]:
    """Grades (`part` is 'grade') or entities; one that reports nothing has no figures."""
    inside = [("entity", found.question.entity)] if part == "grade" and found.question.entity else []
    shown = []
    for row in rows:
        query = [*kept, *inside, (part, row.of.code)]
        url = f"{reverse('forecast-posts', args=[found.budget.code])}?{urlencode(query)}"
        shown.append(
            posts_row(row.projection, row.of.name, url if part == "entity" else "", found, query, row.warning)
        )
    return shown


def posts_row(
    projection: VacancyProjection | None,
    name: Words | str,
    url: str,
    found: VacancyForecast,
    query: Query,
    warning: EarlyWarning | None = None,
) -> ShownPosts:
    why = _why(found.budget.code, "vacancy", query)
    if projection is None:
        return ShownPosts(name, url, "", None, None, None, None, None, None, None)
    return ShownPosts(
        name,
        url,
        why,
        _places(projection.average_authorized),
        _places(projection.average_filled),
        projection.so_far.percent() if projection.so_far else None,
        projection.of_period.percent() if projection.of_period else None,
        _places(projection.low),
        _places(projection.high),
        _places(projection.budgeted_rate),
        told(warning, found.budget.currency),
    )


def _places(value: Decimal | None) -> Decimal | None:
    return None if value is None else half_up(value, 1)


def exported(found: Forecast) -> list[list[Cell]]:
    """Every line of what is shown, exact, with its months: spent where they are closed, else projected."""
    names = {named.code: str(named.name) for named in (*found.entities, *found.categories)}
    months = [f"{month:%Y-%m}" for month in found.months]
    head: list[Cell] = [
        _("Entity"), _("Name of the entity"), _("Category"), _("Name of the category"), _("Currency"),
        _("Granted"), _("Spent so far"), _("Committed"), _("Projected year end"), _("Lowest"), _("Highest"),
        _("Difference"), _("Way"), *months,
    ]  # fmt: skip
    table: list[list[Cell]] = [head]
    for (entity, category), cell in found.cells.items():
        difference = cell.difference
        table.append(
            [
                entity,
                names.get(entity, entity),
                category,
                names.get(category, category),
                found.budget.currency,
                _("not stated") if cell.granted is None else cell.granted,
                cell.so_far,
                cell.committed,
                cell.value,
                cell.low,
                cell.high,
                _("not stated") if difference is None else difference,
                cell.basis,
                *cell.curve,
            ]
        )
    return table


def exported_posts(found: VacancyForecast) -> list[list[Cell]]:
    names = {named.code: str(named.name) for named in found.entities}
    months = [f"{month:%Y-%m}" for month in found.months]
    head: list[Cell] = [
        _("Entity"), _("Name of the entity"), _("Grade"), _("What"), _("Average"), *months,
    ]  # fmt: skip
    table: list[list[Cell]] = [head]
    for (entity, grade), cell in found.cells.items():
        for what, average, by_month in (
            (_("authorized"), cell.average_authorized, cell.authorized),
            (_("filled"), cell.average_filled, cell.filled),
        ):
            table.append(
                [entity, names.get(entity, entity), grade, what, _places(average), *map(_places, by_month)]
            )
    return table
