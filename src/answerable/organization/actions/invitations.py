"""Inviting people: a link for one person, once, for a week. Its key is shown once and never kept."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from answerable.foundation import journal
from answerable.organization.actions.acting import administering, today
from answerable.organization.models import Entity, Invitation, Person, Role
from answerable.organization.rules import invitations as rules
from answerable.organization.rules import people as people_rules
from answerable.organization.rules import roles as role_rules
from answerable.organization.rules.refusal import Refused, refuse
from answerable.organization.rules.roles import Days
from answerable.organization.rules.tokens import key_digest


@dataclass(frozen=True, slots=True)
class Sent:
    """An invitation just made or made again, with the key of its link."""

    id: int
    key: str
    email: str
    name: str
    language: str


def invite(
    *,
    by: int | None,
    email: str,
    name: str,
    role: str,
    entity: int | None = None,
    language: str = "en",
    first_day: date | None = None,
    last_day: date | None = None,
) -> Sent:
    """By an administrator; or, `by` None, by the owner of the database on its own machine."""
    with _inviting(by, "invite") as inviter:
        email, name = email.strip().lower(), " ".join(name.split())
        days = Days(first_day or today(), last_day)
        refuse(people_rules.is_sound(name, language, [code for code, _name in settings.LANGUAGES]))
        refuse(people_rules.address_is_free(email, taken=Person.objects.filter(email=email).exists()))
        refuse(role_rules.is_sound(role, entity, days, today()))
        if entity is not None and not Entity.objects.filter(pk=entity).exists():
            raise Refused("invalid", _("There is no such entity."), place="entity")
        key = secrets.token_urlsafe(32)
        made = Invitation.objects.create(
            email=email,
            name=name,
            language=language,
            role=role,
            entity_id=entity,
            first_day=days.first,
            last_day=days.last,
            key_digest=key_digest(key),
            invited_by_id=inviter,
            expires_at=datetime.now(UTC) + rules.LASTS,
        )
        journal.record({"invitation": made.pk, "email": email, "role": role})
    return Sent(made.pk, key, email, name, language)


def resend(*, by: int, invitation: int) -> Sent:
    """A new link for a week; the one sent before stops working."""
    with administering(by, "resend_invitation"):
        found = _changeable(invitation)
        key = secrets.token_urlsafe(32)
        found.key_digest = key_digest(key)
        found.expires_at = datetime.now(UTC) + rules.LASTS
        found.save(update_fields=["key_digest", "expires_at"])
        journal.record({"invitation": found.pk, "email": found.email})
    return Sent(found.pk, key, found.email, found.name, found.language)


def revoke_invitation(*, by: int, invitation: int) -> None:
    """The link stops working."""
    with administering(by, "revoke_invitation"):
        found = _changeable(invitation)
        found.revoked_at = datetime.now(UTC)
        found.save(update_fields=["revoked_at"])
        journal.record({"invitation": found.pk, "email": found.email})


def accept(*, key: str, name: str, language: str, password: str) -> int:
    """The person who came in by this link, made with the role it promised.

    Called while signing in. Raises `Refused`; a password that is too weak is told at `password`.
    """
    with transaction.atomic():
        found = Invitation.objects.select_for_update().filter(key_digest=key_digest(key)).first()
        if found is None:
            raise Refused("not_found", _("This link leads nowhere: it was mistyped, or sent again since."))
        refuse(rules.may_accept(state_of(found)))
        name = " ".join(name.split())
        refuse(people_rules.is_sound(name, language, [code for code, _name in settings.LANGUAGES]))
        taken = Person.objects.filter(email=found.email.lower()).exists()
        refuse(people_rules.address_is_free(found.email, taken=taken))
        _strong(password, Person(email=found.email, name=name))
        with journal.acting(actor=found.email, act="accept_invitation"):
            person = Person.objects.create_user(found.email, password, name=name, language=language)
            found.accepted_at, found.accepted_by = datetime.now(UTC), person
            found.save(update_fields=["accepted_at", "accepted_by"])
            Role.objects.create(
                person=person,
                role=found.role,
                entity_id=found.entity_id,
                first_day=found.first_day,
                last_day=found.last_day,
                given_by_id=found.invited_by_id,
            )
            journal.record({"invitation": found.pk, "person": found.email})
    return person.pk


def state_of(invitation: Invitation) -> str:
    return rules.state(
        accepted_at=invitation.accepted_at,
        revoked_at=invitation.revoked_at,
        expires_at=invitation.expires_at,
        now=datetime.now(UTC),
    )


@contextmanager
def _inviting(by: int | None, act: str) -> Iterator[int | None]:
    if by is None:
        with transaction.atomic(), journal.acting(actor="command line", act=act):
            yield None
    else:
        with administering(by, act) as me:
            yield me.id


def _changeable(number: int) -> Invitation:
    found = Invitation.objects.select_for_update().filter(pk=number).first()
    if found is None:
        raise Refused("not_found", _("There is no such invitation."))
    refuse(rules.may_change(state_of(found)))
    return found


def _strong(password: str, person: Person) -> None:
    try:
        validate_password(password, person)
    except ValidationError as fault:
        raise Refused("invalid", " ".join(fault.messages), place="password") from fault
