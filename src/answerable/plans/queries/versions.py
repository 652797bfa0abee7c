"""Budgets and their versions: lists, one of each, and whether a seal still holds.

What the reader may not see is not there (`plans/migrations/0008_budgets_access.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce

from answerable.foundation import access
from answerable.organization.models import Person
from answerable.organization.queries.people import Me
from answerable.plans.models import Budget, BudgetLine, BudgetVersion, PostLine
from answerable.plans.rules.sealing import MONEY, POSTS, seal_of
from answerable.plans.rules.standing import writes
from answerable.plans.shapes import BudgetFilter, BudgetRow, EntityRow, VersionRow

DECIDED = ("approved", "revised")  # stages of versions that a resolution decided


def version_rows() -> QuerySet[BudgetVersion]:
    """Versions with everything a `VersionRow` says, in one read; the public is told no names of people."""
    return BudgetVersion.objects.select_related("budget__period", "budget__entity").annotate(
        begun_name=_name_of("begun_by"), final_name=_name_of("final_by")
    )


def _name_of(column: str) -> Coalesce:
    name = Person.objects.filter(pk=OuterRef(column)).values("name")[:1]
    return Coalesce(Subquery(name), Value(""), output_field=TextField())


def version_row(row: BudgetVersion) -> VersionRow:
    budget = row.budget
    return VersionRow(
        row.pk, budget.code, budget.names, row.number, row.stage, row.status, row.names, row.symbol,
        row.decided_on, row.based_on_id, row.begun_at, row.begun_by_id,
        row.begun_name, row.final_at, row.final_name, row.seal,  # type: ignore[attr-defined]
        row.assumptions, budget.period_id, budget.period.start, budget.period.end, budget.period.label,
        budget.currency, budget.entity.code if budget.entity else None,
    )  # fmt: skip


def version(number: int) -> VersionRow | None:
    """One version, or None where there is none or it is not the reader's to see."""
    row = version_rows().filter(pk=number).first()
    return None if row is None else version_row(row)


def budgets(asked: BudgetFilter | None = None) -> tuple[BudgetRow, ...]:
    """Budgets with their versions, the latest period first; two reads."""
    asked = asked or BudgetFilter()
    rows = Budget.objects.select_related("period", "entity").prefetch_related(
        Prefetch("versions", queryset=version_rows().order_by("number"))
    )
    if asked.entity:
        rows = rows.filter(entity__code=asked.entity)
    if asked.period is not None:
        rows = rows.filter(period_id=asked.period)
    if asked.stage:
        rows = rows.filter(versions__stage=asked.stage).distinct()
    found = tuple(_budget_row(row) for row in rows)
    wanted = asked.text.strip().casefold()
    return tuple(b for b in found if wanted in " ".join((b.code, *b.names.values())).casefold())


def budget(code: str) -> BudgetRow | None:
    """One budget with its versions."""
    rows = Budget.objects.select_related("period", "entity").prefetch_related(
        Prefetch("versions", queryset=version_rows().order_by("number"))
    )
    row = rows.filter(code=code).first()
    return None if row is None else _budget_row(row)


def version_of(code: str, number: int) -> VersionRow | None:
    """A version by the budget's code and its own number, as addresses name it."""
    row = version_rows().filter(budget__code=code, number=number).first()
    return None if row is None else version_row(row)


def decided_version(entity: str | None, period: int) -> VersionRow | None:
    """The final version that counts for an entity's budget of a period: the last decision."""
    rows = version_rows().filter(budget__period_id=period, status="final", stage__in=DECIDED)
    rows = (
        rows.filter(budget__entity__isnull=True)
        if entity is None
        else rows.filter(budget__entity__code=entity)
    )
    row = rows.order_by("-decided_on", "-number").first()
    return None if row is None else version_row(row)


def granting_versions(budgets: Iterable[int]) -> dict[int, BudgetVersion]:
    """The version that grants, by its budget: the last decision by its day, else the last final one."""
    rows = BudgetVersion.objects.filter(budget__in=list(budgets), status="final")
    found: dict[int, BudgetVersion] = {}
    for row in rows.order_by(F("decided_on").asc(nulls_first=True), "number"):
        known = found.get(row.budget_id)
        if row.stage in DECIDED or known is None or known.stage not in DECIDED:
            found[row.budget_id] = row
    return found


def seal_content(row: BudgetVersion) -> str:
    """The seal of what the version says now; made under the owner's or a whole reader's eyes."""
    head = {
        "budget": row.budget.code, "number": row.number, "stage": row.stage, "names": row.names,
        "symbol": row.symbol, "decided_on": row.decided_on, "assumptions": row.assumptions,
        "currency": row.budget.currency,
        "period": f"{row.budget.period.start}/{row.budget.period.end}",
    }  # fmt: skip
    return seal_of(head, _content(BudgetLine, row, MONEY), _content(PostLine, row, POSTS))


def seal_holds(number: int) -> bool | None:
    """Whether a final version still says what was sealed; None where it is not final or not seen."""
    row = version_rows().filter(pk=number, status="final").first()
    return None if row is None else seal_content(row) == row.seal


def content_seen(number: int) -> str:
    """What a version in review says now, as one digest: whoever makes it final sends it back."""
    row = version_rows().filter(pk=number, status="review").first()
    return "" if row is None else seal_content(row)


def _content(model: Any, row: BudgetVersion, keys: tuple[str, ...]) -> list[dict[str, Any]]:
    columns = {key: f"{key}__code" if key in ("entity", "category") else key for key in keys}
    rows = model.objects.filter(version=row).order_by("pk").values_list(*columns.values())
    return [dict(zip(keys, values, strict=True)) for values in rows]


def _budget_row(row: Budget) -> BudgetRow:
    return BudgetRow(
        row.pk, row.code, row.names, row.entity.code if row.entity else None,
        row.entity.names if row.entity else {}, row.period_id, row.period.start, row.period.end,
        row.period.label, row.currency, tuple(version_row(found) for found in row.versions.all()),
    )  # fmt: skip


def writable_entities(found: VersionRow, entities: tuple[EntityRow, ...], me: Me | None) -> frozenset[str]:
    """Codes of the entities whose lines somebody may write in a version now."""
    if me is None:
        return frozenset()
    enters, clears = (me.scopes.get(act, frozenset()) for act in ("enters", "clears"))
    return frozenset(
        entity.code
        for entity in entities
        if writes(found.status, found.stage, entity.id, enters=enters, clears=clears)
    )


def seen_entities(status: str) -> frozenset[int] | None:
    """Entities whose lines of a version in this state the reader sees; None: all of them.

    What a reader does not see of a draft is not taken for money that is gone.
    """
    if status == "final" or not access.is_application():
        return None
    scope = access.scope("reads")
    return None if 0 in scope else scope


def sees_whole(found: VersionRow, me: Me | None) -> bool:
    """Whether somebody sees all lines of a version, not only those of their own entities."""
    return found.status == "final" or (me is not None and me.may_everywhere("reads"))
