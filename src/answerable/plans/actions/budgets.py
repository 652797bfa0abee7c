"""Beginning budgets and their versions, laying out their sheets, and the list of cost categories."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from answerable.calc.account import Period as Days
from answerable.calc.periods import is_usual, label
from answerable.foundation import journal
from answerable.organization.models import Entity, Period
from answerable.organization.queries.people import Me
from answerable.organization.rules.refusal import Refused, refuse
from answerable.plans.actions.copying import copy_lines, copy_posts
from answerable.plans.actions.standing import budget_office, known_entities, locked_version, no_such_entity
from answerable.plans.choices import COST_GROUPS
from answerable.plans.models import Budget, BudgetLine, BudgetVersion, CostCategory
from answerable.plans.rules.amounts import names_of, text_of
from answerable.plans.rules.carrying import keeps_reasons
from answerable.plans.rules.standing import is_final, may_begin

LABEL_LIMIT = 40  # characters a period is called by
_CODE = re.compile(r"[-a-zA-Z0-9_]{1,60}")
_CURRENCY = re.compile(r"[A-Z]{3}")


def begin_budget(
    *,
    by: int,
    code: str,
    names: Mapping[str, str],
    entity: str | None,
    period: int | Days,
    currency: str = "USD",
) -> str:
    """A budget of an entity (its code; None: the whole institution) for a period; its code comes back.

    `period` is the identity of one, or its days. Raises `Refused`: not_yours, invalid, conflict.
    """
    with budget_office(by, "begin_budget"):
        journal.one_writer()
        if not _CODE.fullmatch(code):
            raise Refused("invalid", _("A code has letters, digits and hyphens, at most 60."), place="code")
        if Budget.objects.filter(code=code).exists():
            raise Refused("conflict", _("There is a budget of this code already."), place="code")
        if not _CURRENCY.fullmatch(currency):
            raise Refused("invalid", _("A currency has three capital letters: USD."), place="currency")
        made = Budget.objects.create(
            code=code,
            names=names_of(dict(names)),
            entity=_entity(entity),
            period=_period(period),
            currency=currency,
        )
        journal.record({"budget": made.code, "entity": entity, "period": str(made.period)})
    return made.code


def begin_budget_version(
    *,
    by: int,
    budget: str,
    stage: str,
    based_on: int | None = None,
    names: Mapping[str, str] | None = None,
    entities: Sequence[str] = (),
    categories: Sequence[str] = (),
) -> int:
    """A further version of a budget, with what `based_on` has, or empty; its identity comes back.

    `based_on` may be a version of another budget (the year before): what ended there is not carried
    over. A copy of a proposal of the same budget is compared with what that one was compared with;
    one made from a scenario with what the scenario was made from. `entities` and `categories` lay
    out a sheet of empty lines. Raises `Refused`: not_yours, not_found, invalid.
    """
    with budget_office(by, "begin_budget_version") as me:
        refuse(may_begin(stage))
        journal.one_writer()
        of = Budget.objects.select_related("period").filter(code=budget).first()
        if of is None:
            raise Refused("not_found", _("There is no such budget, or it is not open to you."), place=budget)
        source = locked_version(based_on) if based_on is not None else None
        root = _not_supposed(source)
        keeps = root is not None and keeps_reasons(stage, root.budget_id == of.pk)
        base = root.based_on if root is not None and keeps and root.based_on_id else root
        made = begun(of, stage, me, based_on=base, names=names_of(dict(names)) if names else {})
        if source is not None:
            made.assumptions = {k: v for k, v in source.assumptions.items() if k == "vacancy"}
            made.save(update_fields=["assumptions"])
            copy_lines(source, made, reasons=keeps)
            copy_posts(source, made, reasons=keeps)
        _lay_out(made, entities, categories)
        journal.record({"budget": of.code, "version": made.number, "stage": stage, "from": based_on})
    return made.pk


def begun(
    of: Budget, stage: str, me: Me, *, based_on: BudgetVersion | None, names: Mapping[str, str]
) -> BudgetVersion:
    """The row of a version that is begun now, with the next number."""
    highest = of.versions.aggregate(highest=Max("number"))["highest"] or 0
    return BudgetVersion.objects.create(
        budget=of,
        number=highest + 1,
        stage=stage,
        names=dict(names),
        based_on=based_on,
        begun_at=datetime.now(UTC),
        begun_by_id=me.id,
    )


def lay_out(*, by: int, version: int, entities: Sequence[str], categories: Sequence[str]) -> int:
    """Adds empty lines, so that the sheet of a draft shows them; how many were added comes back."""
    with budget_office(by, "lay_out"):
        row = locked_version(version)
        if row.status == "final":
            raise is_final()
        added = _lay_out(row, entities, categories)
        journal.record({"budget": row.budget.code, "version": row.number, "laid_out": added})
    return added


def save_cost_category(
    *, by: int, code: str, names: Mapping[str, str], group: str, position: int | None = None
) -> str:
    """A line of the account, new or changed; without a position it stays, or comes last.

    One that a final budget uses stays in its group. Raises `Refused`: not_yours, invalid, sealed.
    """
    with budget_office(by, "save_cost_category"):
        journal.one_writer()
        if not _CODE.fullmatch(code):
            raise Refused("invalid", _("A code has letters, digits and hyphens, at most 60."), place="code")
        if group not in COST_GROUPS:
            raise Refused("invalid", _("Choose one of the groups of cost."), place="group")
        if position is not None and not 0 <= position <= 100_000:
            raise Refused("invalid", _("A position is a whole number of 0 or more."), place="position")
        row = CostCategory.objects.filter(code=code).first()
        if row is None:
            last = CostCategory.objects.aggregate(last=Max("position"))["last"]
            row = CostCategory(code=code, position=0 if last is None else last + 1)
        elif row.group != group:
            _refuse_decided(row)
        row.names, row.group = names_of(dict(names)), group
        row.position = row.position if position is None else position
        row.save()
        journal.record({"category": code, "group": group})
    return code


def _refuse_decided(category: CostCategory) -> None:
    """The totals of a final budget were decided with its categories where they stand."""
    if BudgetLine.objects.filter(category=category, version__status="final").exists():
        raise Refused(
            "sealed",
            _("A final budget uses this category, so it stays in its group; make another category."),
            place="group",
        )


def _not_supposed(source: BudgetVersion | None) -> BudgetVersion | None:
    """The version itself, or for a scenario the one it was made from."""
    while source is not None and source.stage == "scenario":
        source = source.based_on
    return source


def _lay_out(row: BudgetVersion, entities: Sequence[str], categories: Sequence[str]) -> int:
    known = known_entities(row)
    lines = dict(CostCategory.objects.values_list("code", "pk"))
    for code in entities:
        if code not in known:
            raise no_such_entity(code)
    for code in categories:
        if code not in lines:
            raise Refused(
                "not_found",
                _("“%(category)s” is no cost category; the budget office adds one.")
                % {"category": code[:60]},
                place=code[:60],
            )
    there = set(BudgetLine.objects.filter(version=row).values_list("entity_id", "category_id"))
    wanted = {(known[entity].id, lines[category]): None for entity in entities for category in categories}
    new = [
        BudgetLine(version=row, entity_id=entity, category_id=category)
        for entity, category in wanted
        if (entity, category) not in there
    ]
    BudgetLine.objects.bulk_create(new, batch_size=500)
    return len(new)


def _entity(code: str | None) -> Entity | None:
    if code is None:
        return None
    found = Entity.objects.filter(code=code).first()
    if found is None:
        raise Refused("invalid", _("Choose one of the entities."), place="entity")
    return found


def _period(period: int | Days) -> Period:
    if isinstance(period, int):
        found = Period.objects.filter(pk=period).first()
        if found is None:
            raise Refused("invalid", _("Choose one of the periods."), place="period")
        return found
    if period.end < period.start:
        raise Refused("invalid", _("The last day is before the first."), place="period")
    if not is_usual(period):
        raise Refused(
            "invalid", _("A period of at most ten years, from 1900 to 2199, was expected."), place="period"
        )
    named = text_of(period.label, "period", LABEL_LIMIT) or label(period)
    return Period.objects.get_or_create(start=period.start, end=period.end, label=named)[0]
