"""Reading budgets: lists, a version as a sheet, its posts and averages, changes, figures explained."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query

from answerable.api.addresses import Language, spoken
from answerable.api.budgets import schemas
from answerable.api.budgets.finding import budget_of, change_of, totals_of, version_or_fault
from answerable.api.callers import Open, me_of_request, needs
from answerable.api.problems import usual
from answerable.api.routes import Part
from answerable.calc.account import Period
from answerable.calc.budgeting import totals_figure
from answerable.calc.figures import explain
from answerable.calc.posts import average_figure
from answerable.plans import queries
from answerable.plans.shapes import BudgetFilter, MoneyChange, PostChange

router = Part("budgets", Open())

OfEntity = Annotated[str | None, Query(max_length=120, description="code: only this entity")]
Version = "/budgets/{code}/versions/{number}"


@router.get("/budgets", response=schemas.Budgets, summary="Budgets with their versions")
def budgets(
    request: HttpRequest,  # noqa: ARG001
    stage: Annotated[
        Literal["", "proposed", "recommended", "approved", "revised", "scenario"],
        Query(description="budgets that have such a version"),
    ] = "",
    q: Annotated[str, Query(max_length=200)] = "",
) -> Any:
    """Without a token: those with a final version."""
    return {"budgets": [budget_of(row) for row in queries.budgets(BudgetFilter(stage=stage, text=q))]}


@router.get("/budgets/{code}", response=schemas.Budget, summary="One budget")
def budget(request: HttpRequest, code: schemas.InAddress) -> Any:  # noqa: ARG001
    found = queries.budget(code)
    if found is None:
        raise usual(404)
    return budget_of(found)


@router.get(Version, response=schemas.Sheet, summary="A version: money by entity and category")
def sheet(
    request: HttpRequest, code: schemas.InAddress, number: schemas.VersionNumber, entity: OfEntity = None
) -> Any:
    """Each line beside what the version it is based on has there; totals of what is shown."""
    found = queries.budget_sheet(version_or_fault(code, number).id, entity, me_of_request(request))
    if found is None or (entity and not found.entities):
        raise usual(404)
    names = (
        "entity", "category", "group", "amount", "before", "cause", "reasons", "must_be_explained",
        "written_by", "written_at",
    )  # fmt: skip
    return {
        "version": found.version,
        "entities": list(found.entities),
        "categories": list(found.categories),
        "lines": [
            {name: getattr(line, name) for name in names} | change_of(line.change)
            for line in found.lines.values()
            if line.amount is not None or line.before is not None or line.cause or line.reasons
        ],
        "totals": totals_of(found.totals),
        "writable": sorted(found.writable),
        "is_whole": found.is_whole,
        "digest": queries.content_seen(found.version.id) if found.is_whole else "",
    }


@router.get(f"{Version}/posts", response=schemas.Posts, summary="Posts of a version, as dated lines")
def posts(
    request: HttpRequest, code: schemas.InAddress, number: schemas.VersionNumber, entity: OfEntity = None
) -> Any:
    """Each line with its average over the period and its number in each month."""
    found = queries.posts_sheet(version_or_fault(code, number).id, entity, me_of_request(request))
    if found is None:
        raise usual(404)
    names = (
        "code", "entity", "kind", "group", "grade", "location", "titles", "count", "first_day", "last_day",
        "begins_by", "ends_by", "continues", "reasons",
    )  # fmt: skip
    return {
        "version": found.version,
        "months": list(found.months),
        "posts": [
            {name: getattr(row, name) for name in names}
            | {
                "average": row.average.number(),
                "by_month": [row.average.in_month(at) for at in range(len(found.months))],
            }
            for row in found.rows
        ],
        "writable": sorted(found.writable),
        "is_whole": found.is_whole,
    }


@router.get(f"{Version}/averages", response=schemas.Averages, summary="Average authorized numbers")
def averages(
    request: HttpRequest,  # noqa: ARG001
    code: schemas.InAddress,
    number: schemas.VersionNumber,
    entity: OfEntity = None,
) -> Any:
    """Posts count by the days on which they are authorized in each month; the mean of the months."""
    found = queries.average_posts(version_or_fault(code, number).id, entity)
    if found is None:
        raise usual(404)
    return {
        "total": found.total.number(),
        "by_entity": {name: made.number() for name, made in found.by_entity.items()},
        "by_group": [
            {"kind": kind, "group": group, "average": made.number()}
            for (kind, group), made in found.by_group.items()
        ],
        "by_grade": [
            {"kind": kind, "group": group, "grade": grade, "average": made.number()}
            for (kind, group, grade), made in found.by_grade.items()
        ],
        "by_location": {name: made.number() for name, made in found.by_location.items()},
    }


@router.get(f"{Version}/changes", response=schemas.Changes, summary="A version against another")
def changes(
    request: HttpRequest,  # noqa: ARG001
    code: schemas.InAddress,
    number: schemas.VersionNumber,
    against: Annotated[int | None, Query(ge=1, le=2**31 - 1, description="id; default: based_on")] = None,
) -> Any:
    """What one version does not state is not in it; a change is the later amount minus the earlier."""
    version = version_or_fault(code, number)
    other = against or version.based_on
    found = queries.changes(version.id, other) if other is not None else None
    if found is None:
        raise usual(404)
    return {
        "against": found.against,
        "money": [_money(line) for line in found.money],
        "posts": [_post(line) for line in found.posts],
        "totals_before": totals_of(found.totals_before),
        "totals_after": totals_of(found.totals_after),
    }


@router.get(
    f"{Version}/missing",
    response=schemas.MissingList,
    auth=needs("read"),
    summary="Explanations a version still needs",
)
def missing(request: HttpRequest, code: schemas.InAddress, number: schemas.VersionNumber) -> Any:  # noqa: ARG001
    return {"missing": list(queries.missing_explanations(version_or_fault(code, number).id))}


@router.get(f"{Version}/seal", response=schemas.Seal, summary="The seal of a final version, computed again")
def seal(request: HttpRequest, code: schemas.InAddress, number: schemas.VersionNumber) -> Any:  # noqa: ARG001
    found = version_or_fault(code, number)
    holds = queries.seal_holds(found.id)
    if holds is None:
        raise usual(404)
    return {"seal": found.seal, "holds": holds}


@router.get(
    f"{Version}/figures/{{figure}}",
    response=schemas.Explanation,
    summary="Why a figure of a budget is what it is",
)
def figure(
    request: HttpRequest,
    code: schemas.InAddress,
    number: schemas.VersionNumber,
    figure: Literal["direct", "gross", "net", "total", "average"],
    entity: OfEntity = None,
    language: Language = None,
) -> Any:
    found = version_or_fault(code, number)
    document = f"{found.budget} ({found.number})"
    if figure == "average":
        period = Period(found.period_start, found.period_end, found.period_label)
        made = average_figure(queries.postings(found.id, entity), period, document=document)
        return explain(made, spoken(language))
    sheet = queries.budget_sheet(found.id, entity, me_of_request(request))
    if sheet is None or (entity and not sheet.entities):
        raise usual(404)
    return explain(totals_figure(figure, sheet.totals, document=document), spoken(language))


@router.get("/cost-categories", response=schemas.Categories, summary="Lines of the account")
def cost_categories(request: HttpRequest) -> Any:  # noqa: ARG001
    """One list for budgets, the ledger and reports."""
    return {"categories": list(queries.cost_categories())}


def _money(line: MoneyChange) -> dict[str, Any]:
    names = ("entity", "category", "group", "before", "after", "cause", "reasons", "must_be_explained")
    return {name: getattr(line, name) for name in names} | change_of(line.change)


def _post(line: PostChange) -> dict[str, Any]:
    return {
        "code": line.code,
        "entity": line.entity,
        "act": line.act,
        "what": list(line.what),
        "count_before": line.before.count if line.before else None,
        "count_after": line.after.count if line.after else None,
    }
