"""The demo's people: invented, without passwords, at an address no mail can reach."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from answerable.foundation import journal
from answerable.organization.choices import DEMO_DOMAIN
from answerable.organization.models import Person, Role

FIRST_DAY = date(2020, 1, 1)

# Names that are names in both languages of the demo.
_PEOPLE = (
    ("focal_point", "Lina Wen", "focal_point"),
    ("second_focal_point", "Leo Shen", "focal_point"),
    ("head_of_entity", "Hana Gao", "head_of_entity"),
    ("budget_office", "Mei Tan", "budget_office"),
    ("publisher", "Anna Lin", "publisher"),
    ("auditor", "Dan Lu", "auditor"),
    ("administrator", "Ivo Bai", "administrator"),
)


@dataclass(frozen=True, slots=True)
class DemoPeople:
    """Numbers of the people by what they are in the demo."""

    focal_point: int
    second_focal_point: int
    head_of_entity: int
    budget_office: int
    publisher: int
    auditor: int
    administrator: int


def demo_people(*, entity: int, other: int) -> DemoPeople:
    """Makes them where they are not yet: focal point and head of `entity`, second focal point of `other`.

    Run by the owner of the database (`answerable demo`); a second call changes nothing.
    """
    held = {"focal_point": entity, "second_focal_point": other, "head_of_entity": entity}
    with transaction.atomic(), journal.acting(actor="demo", act="demo_people"):
        made = {post: _person(post, name, role, held.get(post)) for post, name, role in _PEOPLE}
    return DemoPeople(**made)


def _person(post: str, name: str, role: str, entity: int | None) -> int:
    email = f"{post.replace('_', '-')}@{DEMO_DOMAIN}"
    person = Person.objects.filter(email=email).first() or Person.objects.create_user(email, name=name)
    if not Role.objects.filter(person=person).exists():
        Role.objects.create(person=person, role=role, entity_id=entity, first_day=FIRST_DAY)
    return person.pk
