"""In whose name an act on a budget is done, and the version it is about, under its lock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from answerable.calc.account import Period
from answerable.organization.actions import acting as organization
from answerable.organization.queries.people import Me
from answerable.organization.rules.refusal import Refused, refuse
from answerable.plans.models import BudgetVersion
from answerable.plans.queries.scope import entities_of
from answerable.plans.rules.standing import is_final, may_run, may_write
from answerable.plans.shapes import EntityRow

VERSIONS = 7_205_971  # the class of advisory locks on versions of budgets


@contextmanager
def acting(by: int, act: str) -> Iterator[Me]:
    """One transaction in this person's name. A final version refuses in the database, too."""
    try:
        with organization.acting(by, act) as me:
            yield me
    except DatabaseError as fault:
        if getattr(fault.__cause__, "sqlstate", None) == "23000" and "final" in str(fault):
            raise is_final() from fault
        raise


@contextmanager
def budget_office(by: int, act: str) -> Iterator[Me]:
    """As `acting`, for the budget office of the institution."""
    with acting(by, act) as me:
        refuse(may_run(me.scopes.get("clears", ())))
        yield me


def locked_version(number: int) -> BudgetVersion:
    """The version as it is now; other acts on it wait until this one ends. Raises `Refused`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s::int)", [VERSIONS, number])
    row = BudgetVersion.objects.select_related("budget__period", "budget__entity").filter(pk=number).first()
    if row is None:
        raise Refused("not_found", _("There is no such version of a budget, or it is not open to you."))
    return row


def period_of(row: BudgetVersion) -> Period:
    period = row.budget.period
    return Period(period.start, period.end, period.label)


def known_entities(row: BudgetVersion) -> Mapping[str, EntityRow]:
    """Entities whose lines may stand in this budget, by code."""
    return {entity.code: entity for entity in entities_of(row.budget)}


def refuse_unless_writable(row: BudgetVersion, entity: int, me: Me, place: str) -> None:
    """Raises `Refused` unless this person writes the entity's lines of the version now."""
    verdict = may_write(
        row.status,
        row.stage,
        entity,
        enters=me.scopes.get("enters", ()),
        clears=me.scopes.get("clears", ()),
    )
    if verdict is not None:
        verdict.place = place
        raise verdict


def no_such_entity(code: str) -> Refused:
    return Refused(
        "not_found", _("“%(entity)s” is no entity of this budget.") % {"entity": code[:60]}, place=code[:120]
    )
