"""Where budgets will end, for programs: money, posts, and why a figure is what it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import Path, Query, Schema
from pydantic import Field

from answerable.api.addresses import Language, spoken
from answerable.api.callers import caller_of, needs
from answerable.api.forecast import schemas
from answerable.api.problems import Problem
from answerable.api.results.schemas import Explanation
from answerable.api.routes import Part
from answerable.calc.early_warnings import EarlyWarning
from answerable.calc.figures import explain
from answerable.calc.forecast import NOTHING, Projection, Supposed
from answerable.calc.quantities import number
from answerable.calc.vacancy_forecast import VacancyProjection
from answerable.foundation.texts import content_language
from answerable.results.queries import forecasts as queries
from answerable.results.queries.forecasts.shapes import ForecastRow, Question, VacancyRow

router = Part("forecasts", needs("read"))

Code = Annotated[str, Path(max_length=60, pattern="^[-a-zA-Z0-9_]+$", description="code of the budget")]
Percent = Annotated[Decimal, Field(ge=-1000, le=1000, max_digits=10, description="per cent more; - for less")]
Amount = Annotated[
    Decimal, Field(ge=-(10**15), le=10**15, max_digits=20, description="once, in units of the currency")
]
_FIGURE = r"-?\d{1,15}(\.\d{1,4})?"
Supposition = Annotated[
    str,
    Field(
        max_length=120,
        pattern=f"^[-a-zA-Z0-9_]{{1,60}}:{_FIGURE}(:{_FIGURE})?$",
        description="of one category: code:percent or code:percent:amount",
        examples=["travel:-10", "travel:0:25000"],
    ),
]


class Asked(Schema):
    """How to look ahead, and what to suppose of the months to come."""

    method: Literal["last_year", "even", "trend", "known"] = "last_year"
    entity: Annotated[str, Field(max_length=120, description="with everything under it")] = ""
    category: Annotated[str, Field(max_length=60)] = ""
    grade: Annotated[str, Field(max_length=60, description="of an explanation of posts")] = ""
    closed: Annotated[int | None, Field(ge=0, le=60, description="months that count as over")] = None
    percent: Percent = Decimal(0)
    amount: Amount = Decimal(0)
    suppose: Annotated[list[Supposition], Field(max_length=100)] = []
    vacancy: Literal["as_now", "trend"] = "as_now"
    recruited: Annotated[
        Decimal, Field(ge=-10_000, le=10_000, max_digits=9, description="posts filled more every month")
    ] = Decimal(0)

    def question(self) -> Question:
        return Question(
            self.method,
            self.entity,
            self.category,
            self.grade,
            self.closed,
            Supposed(self.percent, self.amount) or NOTHING,
            dict(_supposed(one) for one in self.suppose),
            self.vacancy,
            self.recruited,
        )


Wanted = Annotated[Asked, Query(...)]


@router.get("/forecasts", response=list[schemas.Budget], summary="Budgets one can look ahead for")
def budgets(request: HttpRequest, language: Language = None) -> Any:
    return list(queries.forecast_budgets(caller_of(request).me, spoken(language)))


@router.get("/forecasts/{budget}", response=schemas.Forecast, summary="Where a budget's money will end")
def money(request: HttpRequest, budget: Code, asked: Wanted, language: Language = None) -> Any:
    """By category, by entity, and every line of both; nothing of what is supposed is stored."""
    found = queries.forecast(
        caller_of(request).me, budget, spoken(language), asked.question(), today=_today()
    )
    if found is None:
        raise _nothing()
    return {
        **{name: getattr(found, name) for name in (
            "budget", "months", "closed", "closed_by_ledger", "granted_by", "before", "last_loaded",
            "left_out", "months_without", "limits", "is_whole",
        )},
        "whole": _projection(found.whole),
        "warning": _warning(found.warning),
        "by_category": [_row(row) for row in found.by_category],
        "by_entity": [_row(row) for row in found.by_entity],
        "lines": [
            {"entity": entity, "category": category, "projection": _projection(cell)}
            for (entity, category), cell in found.cells.items()
        ],
    }  # fmt: skip


@router.get("/forecasts/{budget}/posts", response=schemas.Posts, summary="How many posts will stand empty")
def posts(request: HttpRequest, budget: Code, asked: Wanted, language: Language = None) -> Any:
    found = queries.vacancy_forecast(
        caller_of(request).me, budget, spoken(language), asked.question(), today=_today()
    )
    if found is None:
        raise _nothing()
    return {
        **{name: getattr(found, name) for name in (
            "budget", "months", "closed", "not_reported", "months_without", "limits", "is_whole",
        )},
        "whole": _vacancy(found.whole),
        "by_entity": [_posts_row(row) for row in found.by_entity],
        "by_grade": [_posts_row(row) for row in found.by_grade],
        "lines": [
            {"entity": entity, "grade": grade, "projection": _vacancy(cell)}
            for (entity, grade), cell in found.cells.items()
        ],
    }  # fmt: skip


@router.get(
    "/forecasts/{budget}/figures/{figure}",
    response=Explanation,
    summary="Why a projected figure is what it is",
)
def figure(
    request: HttpRequest,
    budget: Code,
    figure: Literal["projected", "difference", "vacancy"],
    asked: Wanted,
    language: Language = None,
) -> Any:
    """Formula, inputs with where each came from, rule, rounding; in words."""
    found = queries.explain_forecast(
        caller_of(request).me, budget, figure, spoken(language), asked.question(), today=_today()
    )
    if found is None:
        raise _nothing()
    return explain(found, content_language(get_language() or "en") if language is None else language)


def _today() -> date:
    return datetime.now(UTC).date()


def _nothing() -> Problem:
    return Problem(404, _("There is no such budget, entity or category, or it is not yours to see."))


def _supposed(said: str) -> tuple[str, Supposed]:
    code, percent, amount = (*said.split(":"), "0")[:3]
    return code, Supposed(number(percent) or Decimal(0), number(amount) or Decimal(0))


def _projection(found: Projection) -> Mapping[str, Any]:
    names = (
        "basis",
        "granted",
        "so_far",
        "committed",
        "value",
        "low",
        "high",
        "difference",
        "by_method",
        "curve",
    )
    return {name: getattr(found, name) for name in names}


def _warning(found: EarlyWarning | None) -> Mapping[str, Any] | None:
    names = ("kind", "difference", "percent", "is_grave")
    return None if found is None else {name: getattr(found, name) for name in names}


def _row(row: ForecastRow) -> Mapping[str, Any]:
    return {"of": row.of, "projection": _projection(row.projection), "warning": _warning(row.warning)}


def _vacancy(found: VacancyProjection | None) -> Mapping[str, Any] | None:
    if found is None:
        return None
    names = ("authorized", "filled", "average_authorized", "average_filled", "low", "high", "budgeted_rate")
    rate, now = found.of_period, found.so_far
    return {
        **{name: getattr(found, name) for name in names},
        "rate": rate.exact_percent() if rate else None,
        "rate_so_far": now.exact_percent() if now else None,
    }


def _posts_row(row: VacancyRow) -> Mapping[str, Any]:
    return {"of": row.of, "projection": _vacancy(row.projection), "warning": _warning(row.warning)}
