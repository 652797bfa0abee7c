"""A version on its way: to review and back, and final; what a budget assumes of vacancies."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from django.utils.translation import gettext as _

from answerable.foundation import journal
from answerable.organization.actions.notices import holders
from answerable.organization.rules.refusal import Refused, refuse
from answerable.plans.actions.noticing import tell, writers_of
from answerable.plans.actions.standing import acting, budget_office, locked_version
from answerable.plans.choices import STAFF_GROUPS
from answerable.plans.models import BudgetLine, BudgetVersion
from answerable.plans.queries.changes import missing_explanations
from answerable.plans.queries.versions import seal_content
from answerable.plans.rules.amounts import rate_of, text_of
from answerable.plans.rules.standing import is_decided, is_final, may_finalise, may_move

SYMBOL_LIMIT = 80


def move_version(*, by: int, version: int, to: str) -> None:
    """Puts a draft into review, or opens it again (`to`: review, draft); the budget office may.

    Who acts next is told: publishers, or the people of the entities whose lines can be written again.

    Raises `Refused`: not_found, not_yours, wrong_state, sealed.
    """
    with budget_office(by, "move_version") as me:
        row = locked_version(version)
        refuse(may_move(row.status, row.stage, to))
        _step(row, status=to)
        journal.record({"budget": row.budget.code, "version": row.number, "to": to})
        if to == "review":
            tell(row, me, "submitted", holders(("publisher",), None) - {row.begun_by_id})
        else:
            tell(row, me, "returned", writers_of(row))


def finalise_version(
    *, by: int, version: int, symbol: str = "", decided_on: date | None = None, seen: str = ""
) -> str:
    """Makes a version in review final, which nobody can change afterwards; its seal comes back.

    A publisher does, never the one who began it. `symbol` cites the document or resolution;
    approved and revised versions need it and the day of the decision. Proposed and revised ones
    need a cause and reasons for each change that reaches the threshold of the period. Those who wrote
    in it are told, and the budget office, which makes the next version. `seen` is the digest of what the
    publisher looked at (`queries.content_seen`): where somebody wrote meanwhile, it is refused. Raises
    `Refused`: not_found, not_yours, own_work, wrong_state, sealed, conflict, incomplete, invalid.
    """
    with acting(by, "finalise_version") as me:
        row = locked_version(version)
        publishes = me.scopes.get("publishes", ())
        refuse(
            may_finalise(
                row.status, row.stage, publishes=publishes, begun_by_oneself=row.begun_by_id == me.id
            )
        )
        if seen and seen != seal_content(row):
            raise Refused("conflict", _("This version was changed while you looked at it; look at it again."))
        row.symbol = text_of(symbol, "symbol", SYMBOL_LIMIT) or row.symbol
        row.decided_on = decided_on or row.decided_on
        refuse(is_decided(row.stage, row.symbol, row.decided_on))
        _refuse_incomplete(row)
        seal = seal_content(row)
        _step(
            row,
            status="final",
            symbol=row.symbol,
            decided_on=row.decided_on,
            final_at=datetime.now(UTC),
            final_by_id=me.id,
            seal=seal,
        )
        journal.record({"budget": row.budget.code, "version": row.number, "seal": seal, "symbol": row.symbol})
        tell(row, me, "published", writers_of(row) | holders(("budget_office",), None))
    return seal


def set_vacancy_rates(*, by: int, version: int, rates: Mapping[str, str | None]) -> None:
    """The vacancy rates (per cent) a version is made with, by group of staff; None takes one away."""
    with budget_office(by, "set_vacancy_rates"):
        row = locked_version(version)
        if row.status == "final":
            raise is_final()
        held = dict(row.assumptions.get("vacancy", {}))
        for group, rate in rates.items():
            if group not in STAFF_GROUPS:
                raise Refused("invalid", _("Choose one of the groups of staff."), place=group[:60])
            found = rate_of(rate, group)
            held.pop(group, None)
            if found is not None:
                held[group] = str(found)
        _step(row, assumptions={**row.assumptions, "vacancy": held})
        journal.record({"budget": row.budget.code, "version": row.number, "vacancy": held})


def _refuse_incomplete(row: BudgetVersion) -> None:
    if not BudgetLine.objects.filter(version=row, amount__isnull=False).exists():
        raise Refused("incomplete", _("This version states no amount yet."))
    lacks = missing_explanations(row.pk)
    if lacks:
        first = lacks[0]
        raise Refused(
            "incomplete",
            _("%(count)s explanations of changes are missing; the first is of %(category)s at %(entity)s.")
            % {"count": len(lacks), "category": first.category, "entity": first.entity},
            place=f"{first.entity}${first.category}",
        )


def _step(row: BudgetVersion, **values: object) -> None:
    changed = BudgetVersion.objects.filter(pk=row.pk, status=row.status).update(**values)
    if changed != 1:
        raise Refused("not_yours", _("This is not yours to change."))
