"""Acts on people: what they say of themselves; closing and reopening an account; a lost device.

Closing an account ends its sessions and its tokens at once, and its roles do not count while it is closed.
"""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from answerable.foundation import journal
from answerable.organization.actions.acting import acting, administering
from answerable.organization.models import Person, Token
from answerable.organization.queries.register import administrators
from answerable.organization.rules import people as rules
from answerable.organization.rules.refusal import Refused, refuse


def change_oneself(*, by: int, name: str, language: str) -> None:
    """Name and language of pages and messages."""
    with acting(by, "change_oneself") as me:
        name = " ".join(name.split())
        refuse(rules.is_sound(name, language, [code for code, _name in settings.LANGUAGES]))
        Person.objects.filter(pk=me.id).update(name=name, language=language)
        journal.record({"person": me.email})


def end_sessions(*, by: int) -> None:
    """Whoever is signed in as oneself, on whatever device, is so no more."""
    with acting(by, "end_sessions") as me:
        found = _locked(me.id)
        found.end_sessions()
        found.save(update_fields=["session_mark"])
        journal.record({"person": me.email})


def deactivate(*, by: int, person: int) -> None:
    """Nobody comes in as this person any more. Not oneself, not the last administrator."""
    with administering(by, "deactivate") as me:
        journal.one_writer()  # two administrators must not close each other's account at once
        found = _locked(person)
        refuse(
            rules.may_deactivate(
                own=found.pk == me.id,
                is_active=found.is_active,
                others=[one for one in administrators() if one != found.pk],
            )
        )
        found.is_active = False
        found.end_sessions()
        found.save(update_fields=["is_active", "session_mark"])
        # whoever had the keys in the meantime does not come back with the account
        Token.objects.filter(person=found, revoked_at__isnull=True).update(revoked_at=datetime.now(UTC))
        journal.record({"person": found.email})


def reactivate(*, by: int, person: int) -> None:
    """The account is open again, with the roles that still run; its tokens stay revoked."""
    with administering(by, "reactivate"):
        found = _locked(person)
        if found.is_active:
            raise Refused("wrong_state", _("This account is open already."))
        found.is_active = True
        found.save(update_fields=["is_active"])
        journal.record({"person": found.email})


def make_service(*, by: int, name: str, email: str) -> int:
    """A program that holds tokens and roles and never signs in; the address is of whoever answers for it."""
    with administering(by, "make_service"):
        name, email = " ".join(name.split()), email.strip().lower()
        refuse(rules.is_sound(name, "en", ["en"]))
        refuse(rules.address_is_free(email, taken=Person.objects.filter(email=email).exists()))
        made = Person.objects.create_user(email, name=name, is_service=True)
        journal.record({"person": email})
        return made.pk


def reset_second_factor(*, by: int, person: int) -> None:
    """Takes every second factor away (a lost device). Another administrator does it for an administrator."""
    with administering(by, "reset_second_factor") as me:
        found = _locked(person)
        if found.pk == me.id:
            raise Refused("own_work", _("Your own second factors are on your account page."))
        with connection.cursor() as cursor:
            cursor.execute("SELECT organization_reset_second_factor(%s)", [found.pk])
            gone = cursor.fetchone()[0]
        if not gone:
            raise Refused("wrong_state", _("This person has no second factor."))
        journal.record({"person": found.email, "factors": gone})


def _locked(person: int) -> Person:
    found = Person.objects.select_for_update().filter(pk=person).first()
    if found is None:
        raise Refused("not_found", _("There is nobody of this number."))
    return found
