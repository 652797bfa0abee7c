"""Writing budgets: beginning them, their lines and posts, scenarios, and the way to a final version."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from answerable.api.budgets import schemas
from answerable.api.budgets.finding import totals_of, version_or_fault
from answerable.api.callers import caller_of, needs
from answerable.api.problems import usual
from answerable.api.routes import Part
from answerable.calc.account import Period
from answerable.plans import actions, queries
from answerable.plans.rules import refuse
from answerable.plans.rules.standing import may_run
from answerable.plans.rules.supposing import checked
from answerable.plans.shapes import LineEntry, PostEntry, SavedLines, ScenarioChange

router = Part("budgets")

Version = "/budgets/{code}/versions/{number}"
OFFICE = needs("clear")
WRITES = needs("enter", "clear")


@router.post("/budgets", response={201: schemas.Begun}, auth=OFFICE, summary="Begin a budget")
def begin_budget(request: HttpRequest, sent: schemas.NewBudget) -> Any:
    code = actions.begin_budget(
        by=caller_of(request).id,
        code=sent.code,
        names=_texts(sent.names),
        entity=sent.entity,
        period=Period(sent.start, sent.end, sent.label or None),
        currency=sent.currency,
    )
    return {"code": code}


@router.post(
    "/budgets/{code}/versions", response={201: schemas.Numbered}, auth=OFFICE, summary="Begin a version"
)
def begin_version(request: HttpRequest, code: schemas.InAddress, sent: schemas.NewVersion) -> Any:
    """From another version, of this budget or of the year before; or empty."""
    made = actions.begin_budget_version(
        by=caller_of(request).id,
        budget=code,
        stage=sent.stage,
        based_on=sent.based_on,
        names=_texts(sent.names) if sent.names else None,
        entities=sent.entities,
        categories=sent.categories,
    )
    return _numbered(made)


@router.post(f"{Version}/layout", response=schemas.Added, auth=OFFICE, summary="Add empty lines to a sheet")
def lay_out(
    request: HttpRequest, code: schemas.InAddress, number: schemas.VersionNumber, sent: schemas.Layout
) -> Any:
    added = actions.lay_out(
        by=caller_of(request).id,
        version=version_or_fault(code, number).id,
        entities=sent.entities,
        categories=sent.categories,
    )
    return {"added": added}


@router.post(f"{Version}/lines", response=schemas.Saved, auth=WRITES, summary="Record money, many at once")
def record_lines(
    request: HttpRequest, code: schemas.InAddress, number: schemas.VersionNumber, sent: schemas.Lines
) -> Any:
    """One transaction. Anything forbidden or invalid refuses the whole call and names the line in
    `place`. What somebody else wrote since you read it (`seen`) comes back under `conflicts`, and the
    rest is written: the answer is 200 with conflicts in it."""
    saved = actions.record_budget_lines(
        by=caller_of(request).id,
        version=version_or_fault(code, number).id,
        lines=[LineEntry(**line.dict()) for line in sent.lines],
    )
    return _saved(saved)


@router.post(f"{Version}/posts", response=schemas.Saved, auth=WRITES, summary="Record posts, many at once")
def record_posts(
    request: HttpRequest, code: schemas.InAddress, number: schemas.VersionNumber, sent: schemas.PostLines
) -> Any:
    """Field by field, as `lines`. Fields: entity, kind, group, grade, location, title, count, first_day,
    last_day, begins_by, ends_by, continues, reason; title and reason with a language."""
    saved = actions.record_post_lines(
        by=caller_of(request).id,
        version=version_or_fault(code, number).id,
        lines=[PostEntry(**line.dict()) for line in sent.lines],
    )
    return _saved(saved)


@router.delete(
    f"{Version}/posts/{{line}}", response={204: None}, auth=WRITES, summary="Remove a line of posts"
)
def remove_post(
    request: HttpRequest, code: schemas.InAddress, number: schemas.VersionNumber, line: schemas.InAddress
) -> Any:
    actions.remove_post_line(by=caller_of(request).id, version=version_or_fault(code, number).id, code=line)


@router.put(f"{Version}/state", response={204: None}, auth=OFFICE, summary="Put into review, or open again")
def move_version(
    request: HttpRequest, code: schemas.InAddress, number: schemas.VersionNumber, sent: schemas.Standing
) -> Any:
    actions.move_version(by=caller_of(request).id, version=version_or_fault(code, number).id, to=sent.to)


@router.post(
    f"{Version}/final", response={201: schemas.Seal}, auth=needs("publish"), summary="Make a version final"
)
def finalise_version(
    request: HttpRequest, code: schemas.InAddress, number: schemas.VersionNumber, sent: schemas.Decision
) -> Any:
    """A publisher does, never the one who began it. A final version never changes again."""
    seal = actions.finalise_version(
        by=caller_of(request).id,
        version=version_or_fault(code, number).id,
        symbol=sent.symbol,
        decided_on=sent.decided_on,
        seen=sent.seen,
    )
    return {"seal": seal, "holds": True}


@router.put(
    f"{Version}/vacancy-rates", response={204: None}, auth=OFFICE, summary="Vacancy rates it is made with"
)
def set_vacancy_rates(
    request: HttpRequest, code: schemas.InAddress, number: schemas.VersionNumber, sent: schemas.Rates
) -> Any:
    actions.set_vacancy_rates(
        by=caller_of(request).id, version=version_or_fault(code, number).id, rates=sent.rates
    )


@router.post(
    f"{Version}/scenarios", response={201: schemas.Numbered}, auth=OFFICE, summary="Begin a scenario"
)
def begin_scenario(
    request: HttpRequest, code: schemas.InAddress, number: schemas.VersionNumber, sent: schemas.Scenario
) -> Any:
    """What the version would be if these were so, applied one after the other."""
    made = actions.begin_scenario(
        by=caller_of(request).id,
        version=version_or_fault(code, number).id,
        names=_texts(sent.names),
        changes=_changes(sent),
    )
    return _numbered(made)


@router.put(
    f"{Version}/suppositions", response={204: None}, auth=OFFICE, summary="Change what a scenario supposes"
)
def change_scenario(
    request: HttpRequest, code: schemas.InAddress, number: schemas.VersionNumber, sent: schemas.Scenario
) -> Any:
    actions.change_scenario(
        by=caller_of(request).id,
        version=version_or_fault(code, number).id,
        names=_texts(sent.names),
        changes=_changes(sent),
    )


@router.post(
    f"{Version}/reckoning", response=schemas.Reckoned, auth=OFFICE, summary="Reckon a scenario, keep nothing"
)
def reckon(
    request: HttpRequest, code: schemas.InAddress, number: schemas.VersionNumber, sent: schemas.Suppositions
) -> Any:
    found = version_or_fault(code, number)
    refuse(may_run(caller_of(request).me.scopes.get("clears", ())))
    entities = {entity.code for entity in queries.entities_of_budget(code)}
    changes = checked(_changes(sent), entities=entities)
    return {
        "by_category": queries.supposed_by_category(found.id, changes),
        "totals": totals_of(queries.supposed_totals(found.id, changes)),
    }


@router.delete(Version, response={204: None}, auth=OFFICE, summary="Remove a scenario")
def remove_scenario(request: HttpRequest, code: schemas.InAddress, number: schemas.VersionNumber) -> Any:
    actions.remove_scenario(by=caller_of(request).id, version=version_or_fault(code, number).id)


@router.put(
    "/cost-categories/{code}", response=schemas.CodeOnly, auth=OFFICE, summary="Add or change a category"
)
def save_cost_category(request: HttpRequest, code: schemas.InAddress, sent: schemas.CategoryIn) -> Any:
    saved = actions.save_cost_category(
        by=caller_of(request).id,
        code=code,
        names=_texts(sent.names),
        group=sent.group,
        position=sent.position,
    )
    return {"code": saved}


def _texts(names: Any) -> dict[str, str]:
    return {str(language): text for language, text in names.items()}


def _changes(sent: schemas.Suppositions) -> list[ScenarioChange]:
    return [ScenarioChange(**change.dict()) for change in sent.changes]


def _numbered(made: int) -> dict[str, int]:
    found = queries.version(made)
    if found is None:  # nobody begins what they cannot see
        raise usual(404)
    return {"id": made, "number": found.number}


def _saved(saved: SavedLines) -> dict[str, Any]:
    return {
        "written": len(saved.written),
        "unchanged": saved.unchanged,
        "conflicts": [
            {
                "place": (
                    f"{conflict.entry.entity}${conflict.entry.category}"
                    if isinstance(conflict.entry, LineEntry)
                    else conflict.entry.code
                ),
                "field": conflict.entry.field,
                "language": conflict.entry.language,
                "value": conflict.entry.value,
                "theirs": conflict.theirs,
                "by": conflict.by,
                "at": conflict.at,
            }
            for conflict in saved.conflicts
        ],
    }
