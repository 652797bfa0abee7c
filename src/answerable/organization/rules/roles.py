"""Who gives which role to whom, for how long; who appoints a deputy.

An administrator gives roles to others, never to themselves. Whoever holds a role themselves
appoints deputies for days on which they hold it; a deputy does not appoint deputies.
Source: A/76/644, part II (delegation is dated, written and revocable).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from answerable.organization.choices import ROLES
from answerable.organization.rules.refusal import Refused

# These answer for one entity; the others for the whole institution, or for one part of it.
OF_AN_ENTITY = ("focal_point", "head_of_entity")
OF_THE_WHOLE = ("publisher", "administrator")


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day, both included; without a last one until further notice."""

    first: date
    last: date | None

    def within(self, other: Days) -> bool:
        return other.first <= self.first and (
            other.last is None or (self.last is not None and self.last <= other.last)
        )


def is_sound(role: str, entity: int | None, days: Days, today: date) -> Refused | None:
    """A role there is, at a place it is held at, for days that are not over."""
    if role not in ROLES:
        return Refused("invalid", _("Choose one of the roles."), place="role")
    if role in OF_AN_ENTITY and entity is None:
        return Refused("invalid", _("This role is held at an entity: choose which."), place="entity")
    if role in OF_THE_WHOLE and entity is not None:
        return Refused("invalid", _("This role is held for the whole institution."), place="entity")
    return _days(days, today)


def _days(days: Days, today: date) -> Refused | None:
    if days.last is not None and days.last < days.first:
        return Refused("invalid", _("The last day is before the first."), place="last_day")
    if days.last is not None and days.last < today:
        return Refused("invalid", _("The last day is over already."), place="last_day")
    return None


def may_give(*, own: bool, is_active: bool) -> Refused | None:
    """Nobody gives themselves a role; nobody gives one to a closed account."""
    if own:
        return Refused("own_work", _("Nobody gives themselves a role: another administrator does."))
    if not is_active:
        return Refused("wrong_state", _("This account is closed: open it first."))
    return None


def may_end(*, role: str, ended: bool, others: Collection[int]) -> Refused | None:
    """A role that still runs, unless it is the last administrator's."""
    if ended:
        return Refused("wrong_state", _("This role has ended already."))
    if role == "administrator" and not others:
        return Refused("wrong_state", _("This is the last administrator: appoint another one first."))
    return None


def may_deputize(
    *, own_role: bool, is_deputy: bool, held: Days, wanted: Days, to_oneself: bool, today: date
) -> Refused | None:
    """Of a role one holds oneself, to somebody else, within the days one holds it."""
    if not own_role:
        return Refused("not_yours", _("You appoint deputies for roles you hold yourself."))
    if is_deputy:
        return Refused("not_yours", _("A deputy does not appoint deputies."))
    if to_oneself:
        return Refused("invalid", _("Choose somebody else."), place="person")
    if wanted.last is None:
        return Refused("invalid", _("Say until when: a deputy stands in for a time."), place="last_day")
    if not wanted.within(held):
        return Refused(
            "invalid", _("A deputy stands in on days on which you hold the role."), place="last_day"
        )
    return _days(wanted, today)
