"""Giving and ending roles, appointing deputies. Who receives or loses one is told."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from answerable.foundation import journal
from answerable.organization.actions.acting import acting, administering, today
from answerable.organization.actions.notices import notify
from answerable.organization.models import Entity, Person, Role
from answerable.organization.queries.register import administrators
from answerable.organization.rules import roles as rules
from answerable.organization.rules.refusal import Refused, refuse
from answerable.organization.rules.roles import Days


def give_role(
    *, by: int, person: int, role: str, entity: int | None, first_day: date, last_day: date | None
) -> int:
    """The number of the role. An administrator gives it to somebody else."""
    with administering(by, "give_role") as me:
        found = Person.objects.select_for_update().filter(pk=person).first()
        if found is None:
            raise Refused("not_found", _("There is nobody of this number."))
        refuse(rules.may_give(own=found.pk == me.id, is_active=found.is_active))
        refuse(rules.is_sound(role, entity, Days(first_day, last_day), today()))
        if entity is not None and not Entity.objects.filter(pk=entity).exists():
            raise Refused("invalid", _("There is no such entity."), place="entity")
        given = Role.objects.create(
            person=found,
            role=role,
            entity_id=entity,
            first_day=first_day,
            last_day=last_day,
            given_by_id=me.id,
        )
        journal.record({"role": given.pk, "person": found.email, "held": role})
        _tell(found.pk, "given", given)
    return given.pk


def end_role(*, by: int, role: int) -> None:
    """The role no longer counts, from now on. Deputies of it no longer count either.

    An administrator ends anybody's but the last administrator's; whoever appointed a deputy ends that.
    """
    with acting(by, "end_role") as me:
        journal.one_writer()  # two administrators must not end each other at once
        found = Role.objects.select_for_update(of=("self",)).filter(pk=role).first()
        if found is None or not (
            me.may("administers") or (found.deputy_for and found.deputy_for.person_id == me.id)
        ):
            raise Refused("not_found", _("There is no such role of yours to end."))
        refuse(
            rules.may_end(
                role=found.role if found.deputy_for_id is None else "deputy",
                ended=found.last_day is not None and found.last_day < today(),
                others=[one for one in administrators() if one != found.person_id],
            )
        )
        yesterday = today() - timedelta(days=1)
        if found.first_day > yesterday:
            found.first_day = yesterday  # it never counted, or only today: the journal keeps what was
        found.last_day = yesterday
        found.save(update_fields=["first_day", "last_day"])
        journal.record({"role": found.pk, "person": found.person.email, "held": found.role})
        _tell(found.person_id, "ended", found)


def appoint_deputy(*, by: int, role: int, person: int, first_day: date, last_day: date | None) -> int:
    """The number of the deputy's role: the same, at the same place, for these days."""
    with acting(by, "appoint_deputy") as me:
        held = Role.objects.filter(pk=role).first()
        if held is None:
            raise Refused("not_found", _("There is no such role."))
        refuse(
            rules.may_deputize(
                own_role=held.person_id == me.id,
                is_deputy=held.deputy_for_id is not None,
                held=Days(held.first_day, held.last_day),
                wanted=Days(first_day, last_day),
                to_oneself=person == me.id,
                today=today(),
            )
        )
        deputy = Person.objects.filter(pk=person, is_active=True, is_service=False).first()
        if deputy is None:
            raise Refused("invalid", _("Choose somebody whose account is open."), place="person")
        made = Role.objects.create(
            person=deputy,
            role=held.role,
            entity_id=held.entity_id,
            first_day=first_day,
            last_day=last_day,
            deputy_for=held,
            given_by_id=me.id,
        )
        journal.record({"role": made.pk, "person": deputy.email, "held": held.role, "for": me.email})
        _tell(deputy.pk, "deputy", made)
    return made.pk


def _tell(person: int, what: str, role: Role) -> None:
    notify(
        [person],
        "role",
        role.role,
        "/account/",
        {
            "what": what,
            "role": role.role,
            "entity": role.entity.names if role.entity else None,
            "first_day": role.first_day.isoformat(),
            "last_day": role.last_day.isoformat() if role.last_day else None,
        },
    )
