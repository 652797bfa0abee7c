"""Who may do what with a version of a budget, by its stage and state; and which way it may go.

An entity's people write their own lines of a draft, the budget office all of a draft and of one in
review, and scenarios are its own. A publisher makes final what somebody else began. The database
says the same in `plans/sql/budgets.sql`.
Source: A/76/644, part II (duties are separated).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from answerable.organization.rules.refusal import Refused
from answerable.plans.choices import BUDGET_STAGES

# A decision of the governing body is cited; what is put forward may have no symbol yet.
DECIDED = ("approved", "revised")
# Changes of these are explained in the budget; what was recommended or decided cites why.
EXPLAINED = ("proposed", "revised")
WHOLE = 0


def writes(status: str, stage: str, entity: int, *, enters: Collection[int], clears: Collection[int]) -> bool:
    """Whether somebody with these scopes writes the lines of an entity now; 0 in a scope is all."""
    office = WHOLE in clears or entity in clears
    people = WHOLE in enters or entity in enters
    if status == "draft":
        return office or (people and stage != "scenario")
    return status == "review" and office


def may_write(
    status: str, stage: str, entity: int, *, enters: Collection[int], clears: Collection[int]
) -> Refused | None:
    """Why lines of this entity are not somebody's to write now, or None."""
    if status == "final":
        return is_final()
    if writes(status, stage, entity, enters=enters, clears=clears):
        return None
    if writes("draft", "proposed", entity, enters=enters, clears=clears):
        return Refused(
            "wrong_state",
            _("This version is with the budget office now; ask it to open the draft again.")
            if stage != "scenario"
            else _("A scenario is the budget office's own; only it writes there."),
        )
    return Refused("not_yours", _("The budget of this entity is not yours to write."))


def is_final() -> Refused:
    return Refused("sealed", _("This version of the budget is final and never changes: begin a new one."))


def may_run(clears: Collection[int]) -> Refused | None:
    """Beginning budgets, versions and scenarios, moving them, cost categories: the budget office."""
    if WHOLE in clears:
        return None
    return Refused("not_yours", _("The budget office of the institution does this."))


def may_begin(stage: str) -> Refused | None:
    if stage == "scenario" or stage not in BUDGET_STAGES:
        return Refused("invalid", _("Choose one of the stages: proposed, recommended, approved, revised."))
    return None


def may_move(status: str, stage: str, to: str) -> Refused | None:
    """From draft to review and back; anything else is no way."""
    if status == "final":
        return is_final()
    if stage == "scenario":
        return Refused(
            "wrong_state", _("A scenario is nobody's proposal and goes nowhere: begin a version from it.")
        )
    if (status, to) not in (("draft", "review"), ("review", "draft")):
        return Refused("wrong_state", _("A version goes from draft to review, and back."))
    return None


def may_finalise(
    status: str, stage: str, *, publishes: Collection[int], begun_by_oneself: bool
) -> Refused | None:
    """A publisher makes a version in review final, and never one they began."""
    if status == "final":
        return is_final()
    if stage == "scenario":
        return Refused("wrong_state", _("A scenario never becomes final: begin a version from it."))
    if WHOLE not in publishes:
        return Refused("not_yours", _("A publisher makes a version final."))
    if begun_by_oneself:
        return Refused("own_work", _("Who began a version does not make it final; a colleague has to."))
    if status != "review":
        return Refused("wrong_state", _("The budget office puts a version into review first."))
    return None


def is_decided(stage: str, symbol: str, decided_on: date | None) -> Refused | None:
    """What was approved or revised names the resolution and its day."""
    if stage in DECIDED and not (symbol and decided_on):
        return Refused("incomplete", _("Name the resolution that decided it, and its day."), place="symbol")
    return None
