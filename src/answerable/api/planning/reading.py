"""Reading plans: lists and versions, the section being written, how two versions differ."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query

from answerable.api.addresses import Language, SectionPath, Symbol, spoken
from answerable.api.callers import Open, caller_of, me_of_request, needs
from answerable.api.cycle.reading import no_section, standing
from answerable.api.planning import schemas
from answerable.api.problems import usual
from answerable.api.routes import Part
from answerable.cycle.queries.digest import section_digest
from answerable.cycle.queries.planning import digest_at, plan_sheet
from answerable.publishing.planning.comparing import compare
from answerable.results import queries

router = Part("planning", Open())


@router.get("/plans", response=schemas.Plans, summary="Plans with their versions")
def plans(request: HttpRequest, language: Language = None) -> Any:  # noqa: ARG001
    """Without a token: those with a published version."""
    return {"plans": [_plan(line) for line in queries.plans(spoken(language))]}


@router.get("/plans/{code}", response=schemas.Plan, summary="One plan")
def plan(request: HttpRequest, code: schemas.Code, language: Language = None) -> Any:  # noqa: ARG001
    found = queries.plan(code, spoken(language))
    if found is None:
        raise usual(404)
    return _plan(found)


def _plan(line: Any) -> dict[str, Any]:
    return {
        "code": line.code,
        "name": line.name,
        "entity": line.entity,
        "period": line.period.label,
        "start": line.period.start,
        "end": line.period.end,
        "versions": list(line.versions),
    }


@router.get("/plan-comparison", response=schemas.Comparison, summary="How two versions of a plan differ")
def comparison(
    request: HttpRequest,
    before: Annotated[str, Query(min_length=1, max_length=100, description="symbol of the earlier version")],
    after: Annotated[str, Query(min_length=1, max_length=100, description="symbol of the later version")],
    language: Language = None,
) -> Any:
    """Row by row, texts word by word, in one language that both have. Of a version being written only
    the sections that are yours to see."""
    found = compare(before, after, spoken(language), me_of_request(request))
    if found is None:
        raise usual(404)
    difference = found.difference
    return {
        "before": found.before,
        "after": found.after,
        "language": found.language,
        "is_part": found.is_part,
        "counts": difference.counts,
        "unchanged": difference.unchanged,
        "sections": [
            {"path": section.path, "name": section.name, "rows": [_row(row) for row in section.rows]}
            for section in difference.sections
        ],
    }


def _row(row: Any) -> dict[str, Any]:
    names = ("state", "subject", "before", "after", "text", "is_moved")
    fields = [
        {"field": one.field, "before": one.before, "after": one.after, "runs": list(one.runs)}
        for one in row.fields
    ]
    return {**{name: getattr(row, name) for name in names}, "fields": fields}


@router.get(
    "/reports/{symbol}/sections/{section}/plan",
    response=schemas.Sheet,
    auth=needs("read"),
    summary="A section of a plan as it is being written",
)
def sheet(request: HttpRequest, symbol: Symbol, section: SectionPath, language: Language = None) -> Any:
    """Every cell with who wrote it and whether you may, what is missing, comments, evidence, the digest."""
    found = standing(request, symbol, section)
    made = plan_sheet(symbol, section, spoken(language), caller_of(request).me)
    if made is None:
        raise no_section(symbol, section)
    parts = ("objectives", "accomplishments", "outputs", "results", "paragraphs", "mandates", "factors")
    return {
        "standing": made.standing,
        "kind": made.kind,
        "digest": section_digest(found.id),
        "itself": _written(made.itself),
        **{name: [_written(row) for row in getattr(made, name)] for name in parts},
        "edits": made.edits,
        **{name: list(getattr(made, name)) for name in ("missing", "comments", "evidence")},
    }


def _written(row: Any) -> dict[str, Any]:
    names = ("subject", "path", "number", "role", "comments", "evidence")
    return {
        **{name: getattr(row, name) for name in names},
        "cells": dict(row.cells),
        "prose": list(row.prose),
        "periods": [
            {"period": one.period, "kind": one.kind, "value": one.value, "texts": list(one.texts)}
            for one in row.periods
        ],
        "rows": [_written(under) for under in row.rows],
    }


@router.get(
    "/reports/{symbol}/sections/{section}/row-digest",
    response=schemas.RowDigest,
    auth=needs("read"),
    summary="The digest of a row, to be sent with its removal",
)
def row_digest(
    request: HttpRequest,
    symbol: Symbol,
    section: SectionPath,
    path: Annotated[str, Query(min_length=1, max_length=200, description="path of the row")],
) -> Any:
    found = standing(request, symbol, section)
    return {"path": path, "digest": digest_at(found.id, path)}
