"""Why a projected figure is what it is: the way, its inputs with where they come from.

A single line explains itself by its formula; a row or the whole by the lines it is the sum of.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from answerable.calc.figures import Figure
from answerable.calc.forecast import together
from answerable.calc.forecast_figures import (
    difference_figure,
    projected_figure,
    summed_figure,
    vacancy_projected_figure,
)
from answerable.calc.vacancy_forecast import posts_together
from answerable.organization.queries import Me
from answerable.results.queries.forecasts.money import forecast
from answerable.results.queries.forecasts.posts import vacancy_forecast
from answerable.results.queries.forecasts.shapes import Forecast, ForecastBudget, Named, Question

FIGURES = ("projected", "difference", "vacancy")


def explain_forecast(
    me: Me, budget: str, figure: str, language: str, question: Question, *, today: date
) -> Figure | None:
    """`figure` is one of FIGURES, of the question's entity, category or grade. None: no such figure."""
    if figure == "vacancy":
        return _vacancy(me, budget, language, question, today)
    found = forecast(me, budget, language, question, today=today) if figure in FIGURES else None
    if found is None or not found.cells:
        return None
    if figure == "difference":
        return difference_figure(found.whole, found.budget.currency, granted_in(found.budget))
    return _projected(found)


def granted_in(budget: ForecastBudget) -> str:
    """What is cited for an amount that was granted."""
    version = budget.version
    return budget.code if version is None else version.symbol or f"{budget.code} ({version.number})"


def _projected(found: Forecast) -> Figure:
    """One line by its formula; several by category, or by entity where the category is chosen."""
    currency, question = found.budget.currency, found.question
    if len(found.cells) == 1:
        ((key, course),) = found.courses.items()
        return projected_figure(
            course,
            found.cells[key],
            question.of(key[1]),
            currency=currency,
            ledger=found.budget.period,
            budget=granted_in(found.budget),
        )
    part = 0 if question.category else 1
    names = _names(found.entities if question.category else found.categories)
    sums = {
        code: together(value for key, value in found.cells.items() if key[part] == code).value
        for code in dict.fromkeys(key[part] for key in found.cells)
    }
    return summed_figure(((names.get(code, code), value) for code, value in sums.items()), currency)


def _vacancy(me: Me, budget: str, language: str, question: Question, today: date) -> Figure | None:
    found = vacancy_forecast(me, budget, language, question, today=today)
    if found is None:
        return None
    whole = posts_together(
        part for (_entity, grade), part in found.cells.items() if question.grade in ("", grade)
    )
    return None if whole is None else vacancy_projected_figure(whole, ledger=found.budget.period)


def _names(rows: tuple[Named, ...]) -> Mapping[str, str]:
    return {named.code: str(named.name) for named in rows}
