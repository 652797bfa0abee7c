"""Rows of a report: outputs, indicators, findings, money and posts, each filtered as on the pages,
and why a computed figure is what it is."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import Query, Schema
from pydantic import Field

from answerable.api.addresses import Language, Symbol, spoken
from answerable.api.callers import Open
from answerable.api.lists import Wanted, listed
from answerable.api.problems import Problem
from answerable.api.results import schemas
from answerable.api.results.reports import no_report
from answerable.api.routes import Part
from answerable.calc.figures import explain
from answerable.foundation.texts import content_language
from answerable.results import queries

router = Part("rows and figures", Open())

Direction = Literal["", "-"]
Band = Literal["over", "full", "partial", "little", "none", "no_rate", "not_reported"]
State = Literal["met", "partly", "not_met", "not_reported", "unknown"]
Severity = Literal["error", "warning", "note"]
FigureName = Literal[
    "achievement",
    "delivery_rate",
    "indicators_met",
    "must_be_explained",
    "outputs_delivered",
    "vacancy_rate",
    "variance_amount",
    "variance_percent",
]
SearchText = Annotated[str, Field(max_length=200, description="words in any language; or a number")]
Inside = Annotated[str | None, Field(max_length=100, description="a section with its units")]


class OutputFilter(Schema):
    section: Inside = None
    band: Annotated[Band | None, Field(description="delivery in bands")] = None
    q: SearchText = ""
    sort: Annotated[
        str,
        Field(
            pattern="^-?(position|number|text|planned|actual|rate)$",
            description="with - before it: descending",
        ),
    ] = "position"


class IndicatorFilter(Schema):
    section: Inside = None
    state: State | None = None
    q: SearchText = ""
    sort: Annotated[
        str,
        Field(pattern="^-?(position|text|target|actual|state)$", description="with - before it: descending"),
    ] = "position"


class FindingFilter(Schema):
    section: Inside = None
    severity: Severity | None = None
    rule: Annotated[str | None, Field(max_length=100)] = None


@router.get("/reports/{symbol}/outputs", response=schemas.Outputs, summary="Outputs of a report")
def outputs(
    request: HttpRequest,  # noqa: ARG001
    symbol: Symbol,
    part: Wanted,
    asked: Annotated[OutputFilter, Query(...)],
    language: Language = None,
) -> Any:
    """Planned, actual, rate recomputed from both, and in which band it falls."""
    found = queries.outputs(
        symbol, spoken(language), section=asked.section, band=asked.band, search=asked.q, sort=asked.sort
    )
    if found is None:
        raise no_report(symbol)
    return listed(found.rows, part, bands=dict(found.bands), delivered=found.delivered)


@router.get("/reports/{symbol}/indicators", response=schemas.Indicators, summary="Indicators of a report")
def indicators(
    request: HttpRequest,  # noqa: ARG001
    symbol: Symbol,
    part: Wanted,
    asked: Annotated[IndicatorFilter, Query(...)],
    language: Language = None,
) -> Any:
    """Target, estimate, actual, and whether the target was met."""
    found = queries.indicators(
        symbol, spoken(language), section=asked.section, state=asked.state, search=asked.q, sort=asked.sort
    )
    if found is None:
        raise no_report(symbol)
    return listed(found.rows, part, states=dict(found.states), met=found.met)


@router.get("/reports/{symbol}/findings", response=schemas.Findings, summary="What the audit doubts")
def findings(
    request: HttpRequest,  # noqa: ARG001
    symbol: Symbol,
    part: Wanted,
    asked: Annotated[FindingFilter, Query(...)],
    language: Language = None,
) -> Any:
    found = queries.findings(
        symbol, spoken(language), severity=asked.severity, rule=asked.rule, section=asked.section
    )
    if found is None:
        raise no_report(symbol)
    return listed(found.rows, part, severities=dict(found.severities), rules=dict(found.rules))


@router.get("/reports/{symbol}/money", response=list[schemas.MoneyTable], summary="Money with variances")
def money(request: HttpRequest, symbol: Symbol, language: Language = None) -> Any:  # noqa: ARG001
    """By category and by entity; variances recomputed, and which of them must be explained."""
    if queries.report(symbol, spoken(language)) is None:
        raise no_report(symbol)
    return list(queries.resource_tables(symbol, spoken(language)))


@router.get("/reports/{symbol}/posts", response=schemas.Posts, summary="Posts with vacancy rates")
def posts(request: HttpRequest, symbol: Symbol, language: Language = None) -> Any:  # noqa: ARG001
    if queries.report(symbol, spoken(language)) is None:
        raise no_report(symbol)
    return queries.posts(symbol, spoken(language)) or {"title": None, "rows": []}


@router.get(
    "/reports/{symbol}/figures/{figure}",
    response=schemas.Explanation,
    summary="Why a computed figure is what it is",
)
def figure(
    request: HttpRequest,  # noqa: ARG001
    symbol: Symbol,
    figure: FigureName,
    path: Annotated[str, Query(max_length=300, description="of the row; empty: the whole report")] = "",
    language: Language = None,
) -> Any:
    """Formula, inputs with where each came from, rule in force, rounding; in words."""
    found = queries.explain(symbol, path, figure, spoken(language))
    if found is None:
        sentence = _("%(symbol)s has no such figure.")
        raise Problem(404, sentence % {"symbol": symbol}, place=path[:300])
    return explain(found, content_language(get_language() or "en") if language is None else language)
