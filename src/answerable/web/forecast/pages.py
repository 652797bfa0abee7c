"""Views of forecasts: a budget's money, its posts, why a figure is what it is, and the files."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from answerable.calc.budgeting import in_thousands
from answerable.calc.figures import explain
from answerable.calc.forecast import METHODS
from answerable.calc.vacancy_forecast import VACANCY_METHODS
from answerable.results.queries import forecasts as queries
from answerable.results.queries.forecasts.shapes import Forecast, VacancyForecast
from answerable.web.cycle.door import person, signed_in
from answerable.web.forecast import charts, words
from answerable.web.forecast.asking import Asked, asked_of
from answerable.web.forecast.rows import (
    exported,
    exported_posts,
    posts_row,
    posts_rows,
    query_of,
    shown_rows,
    total_row,
    whole_row,
)
from answerable.web.frame.pages import Crumb, Frame, language, page, wants_part
from answerable.web.results import export


@signed_in
@require_GET
def forecasts(request: HttpRequest) -> HttpResponse:
    """The budgets one may look ahead for, each with where it will end."""
    me = person(request)
    found = [
        (budget, queries.forecast(me, budget.code, language(), today=_today()))
        for budget in queries.forecast_budgets(me, language())
    ]
    rows = [
        (
            budget,
            words.currency_words(budget.currency),
            made,
            *[in_thousands(x) for x in (made.whole.granted, made.whole.so_far, made.whole.value)],
        )
        for budget, made in found
        if made is not None
    ]
    partial = any(made is not None and not made.is_whole for _budget, made in found)
    assumed = any(made is not None and made.warnings and not made.limits.stated for _budget, made in found)
    context = {"rows": rows, "partial": partial, "assumed": assumed}
    return page(request, "forecast/list.html", context, Frame("forecasts", [Crumb(_("Forecast"))]))


@signed_in
@require_GET
def forecast(request: HttpRequest, budget: str) -> HttpResponse:
    """Money: key figures, warnings, charts, by category and by entity, what each way gives."""
    asked = asked_of(request)
    found = _found(request, budget, asked)
    kept = query_of(asked.typed.items())
    categories = shown_rows(found, found.by_category, "category", kept)
    entities = shown_rows(found, found.by_entity, "entity", kept)
    context: dict[str, Any] = {
        **_around(request, found, asked),
        "tables": [
            (_("By category"), "category", categories, total_row(categories, found, kept)),
            (_("By entity"), "entity", entities, total_row(entities, found, kept)),
        ],
        "total": whole_row(found, kept),
        "warnings": sorted(
            (row for row in (*categories, *entities) if row.told), key=lambda row: not row.told.grave
        ),
        "assumptions": words.assumptions(found),
        "ways": [(words.method_words(name), words.method_says(name), in_thousands(end), _left(found, end))
                 for name, end in found.whole.by_method.items()],
        "charts": [
            chart
            for chart in (
                charts.cumulated(found),
                charts.by_month(found),
                charts.differences(categories, "categories", _("Difference by category")),
                charts.differences(entities, "entities", _("Difference by entity")),
            )
            if chart is not None
        ] if found.cells else [],
        "methods": [(name, words.method_words(name)) for name in METHODS],
        "closed_choices": range(len(found.months) + 1),
        "single": _single(found, asked),
        "limits": words.limits_words(found.limits),
    }  # fmt: skip
    return page(request, "forecast/money.html", context, _frame("forecasts", found, _("Money")))


@signed_in
@require_GET
def posts(request: HttpRequest, budget: str) -> HttpResponse:
    """Posts: vacancy of the period as projected, by entity and by grade."""
    asked = asked_of(request)
    found = _found_posts(request, budget, asked)
    kept = query_of(asked.typed.items())
    here = [("entity", found.question.entity)] if found.question.entity else []
    chart = charts.posts_by_month(found)
    names = {named.code: named.name for named in found.entities}
    context: dict[str, Any] = {
        **_around(request, found, asked),
        "tables": [
            (_("By grade"), "grade", posts_rows(found, found.by_grade, "grade", kept)),
            (_("By entity"), "entity", posts_rows(found, found.by_entity, "entity", kept)),
        ],
        "total": posts_row(found.whole, _("Total"), "", found, [*kept, *here]) if found.whole else None,
        "charts": [chart] if chart else [],
        "assumptions": words.post_assumptions(found),
        "silent": [names.get(code, code) for code in found.not_reported],
        "methods": [(name, words.vacancy_words(name)) for name in VACANCY_METHODS],
    }
    return page(request, "forecast/posts.html", context, _frame("forecasts", found, _("Posts")))


@signed_in
@require_GET
def figure(request: HttpRequest, budget: str, figure: str) -> HttpResponse:
    """The explanation; without the frame where it is asked for beside the figure."""
    asked = asked_of(request)
    found = queries.explain_forecast(
        person(request), budget, figure, language(), asked.question, today=_today()
    )
    if found is None:
        raise Http404(_("There is no such figure, or it is not yours to see."))
    question = asked.question
    called = " · ".join(part for part in (question.entity, question.category, question.grade) if part)
    context = {
        "explanation": explain(found, language()),
        "path": called,
        "address": request.get_full_path(),
        "budget": budget,
        "where": "forecast-posts" if figure == "vacancy" else "forecast",
        "query": request.GET.urlencode(),
    }
    if wants_part(request):
        return render(request, "results/explanation_part.html", {**context, "beside": True})
    crumbs = [Crumb(_("Forecast"), None), Crumb(_("Explanation"))]
    return page(request, "forecast/explanation.html", context, Frame("forecasts", crumbs))


@signed_in
@require_GET
def file(request: HttpRequest, budget: str, form: str) -> HttpResponse:
    """Exactly the lines that are shown, exact to the cent, with every month."""
    found = _found(request, budget, asked_of(request))
    return export.answer(form, f"{budget}-forecast", exported(found), words.notes(found))


@signed_in
@require_GET
def posts_file(request: HttpRequest, budget: str, form: str) -> HttpResponse:
    found = _found_posts(request, budget, asked_of(request))
    return export.answer(form, f"{budget}-posts-forecast", exported_posts(found), words.post_notes(found))


def _today() -> date:
    return datetime.now(UTC).date()


def _found(request: HttpRequest, budget: str, asked: Asked) -> Forecast:
    found = queries.forecast(person(request), budget, language(), asked.question, today=_today())
    if found is None:
        raise Http404(_("There is no such budget, entity or category, or it is not yours to see."))
    return found


def _found_posts(request: HttpRequest, budget: str, asked: Asked) -> VacancyForecast:
    found = queries.vacancy_forecast(person(request), budget, language(), asked.question, today=_today())
    if found is None:
        raise Http404(_("There is no such budget, entity or category, or it is not yours to see."))
    return found


def _around(request: HttpRequest, found: Forecast | VacancyForecast, asked: Asked) -> dict[str, Any]:
    """What both pages show above their figures."""
    return {
        "found": found,
        "budget": found.budget,
        "currency": words.currency_words(found.budget.currency),
        "question": found.question,
        "typed": asked.typed,
        "problems": asked.problems,
        "query": request.GET.urlencode(),
    }


def _left(found: Forecast, end: Any) -> Any:
    granted = found.whole.granted
    return None if granted is None else in_thousands(granted - end)


def _single(found: Forecast, asked: Asked) -> list[tuple[Any, str, str]]:
    """Categories one can suppose something of, with what was typed."""
    shown = {row.of.code for row in found.by_category}
    return [
        (named, asked.typed.get(f"percent-{named.code}", ""), asked.typed.get(f"amount-{named.code}", ""))
        for named in found.categories
        if named.code in shown and named.code
    ]


def _frame(name: str, found: Forecast | VacancyForecast, last: str) -> Frame:
    crumbs = [
        Crumb(_("Forecast"), reverse("forecasts")),
        Crumb(found.budget.name, reverse("forecast", args=[found.budget.code])),
        Crumb(last),
    ]
    return Frame(name, crumbs)
