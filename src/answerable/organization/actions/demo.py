"""The demo's people: invented, without passwords, at an address no mail can reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from answerable.foundation import journal
from answerable.organization.choices import DEMO_DOMAIN
from answerable.organization.models import Entity, Person, Role

FIRST_DAY = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class Invented:
    """Somebody of the demo: `entity` is the code of one, None the whole institution.

    `deputy_for` is the key of the person whose role they stand in for.
    """

    key: str
    name: str
    role: str
    entity: str | None = None
    language: str = "en"
    deputy_for: str | None = None

    @property
    def email(self) -> str:
        return f"{self.key}@{DEMO_DOMAIN}"


def demo_people(people: Sequence[Invented]) -> dict[str, int]:
    """Makes them where they are not yet; their numbers by key. Principals come before their deputies.

    Run by the owner of the database (`answerable demo`); a second call changes nothing. Raises
    `Entity.DoesNotExist`.
    """
    numbers: dict[str, int] = {}
    with transaction.atomic(), journal.acting(actor="demo", act="demo_people"):
        for invented in people:
            numbers[invented.key] = _person(invented, numbers)
    return numbers


def _person(invented: Invented, numbers: dict[str, int]) -> int:
    person = Person.objects.filter(email=invented.email).first() or Person.objects.create_user(
        invented.email, name=invented.name, language=invented.language
    )
    if not Role.objects.filter(person=person).exists():
        principal = None
        if invented.deputy_for is not None:
            principal = Role.objects.filter(person_id=numbers[invented.deputy_for]).first()
        Role.objects.create(
            person=person,
            role=invented.role,
            entity=Entity.objects.get(code=invented.entity) if invented.entity else None,
            first_day=FIRST_DAY,
            deputy_for=principal,
        )
    return person.pk
