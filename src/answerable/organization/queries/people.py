"""Who somebody is: name, language, the roles they hold today and what these allow.

Scopes are the ones the database computed when the person was entered (`foundation.access`), so
that a page never offers what the second lock would refuse.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, Func, Q, Value

from answerable.organization.choices import DEMO_DOMAIN, ROLES, SCOPES
from answerable.organization.models import Person, Role


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role held today; `entity_code` is None for the whole institution."""

    id: int
    role: str
    entity_id: int | None
    entity_code: str | None
    entity_names: Mapping[str, str]
    first_day: date
    last_day: date | None
    deputy_for_name: str | None


@dataclass(frozen=True, slots=True)
class Me:
    id: int
    email: str
    name: str
    language: str
    roles: tuple[HeldRole, ...]
    scopes: Mapping[str, frozenset[int]]

    def may(self, act: str, entity: int | None = None) -> bool:
        """Whether `act` (one of SCOPES) is theirs for this entity; without one, for any at all."""
        held = self.scopes.get(act, frozenset())
        return bool(held) if entity is None else 0 in held or entity in held

    def may_everywhere(self, act: str) -> bool:
        """Whether `act` is theirs for the whole institution."""
        return 0 in self.scopes.get(act, frozenset())


def entered_person(person: int) -> Person | None:
    """The active person of this number with the scopes the database computed when they were entered.

    Nothing of them can be read before `foundation.access.enter`.
    """
    scopes = {f"scope_{act}": Func(Value(act), function="answerable_scope") for act in SCOPES}
    output = ArrayField(BigIntegerField())
    for scope in scopes.values():
        scope.output_field = output
    return Person.objects.filter(pk=person, is_active=True).annotate(**scopes).first()


def me_from(person: Person) -> Me:
    """Who that is, from a row of `entered_person`."""
    scopes = {act: frozenset(getattr(person, f"scope_{act}")) for act in SCOPES}
    return Me(person.pk, person.email, person.name, person.language, _held(person.pk), scopes)


def me_of(person: int) -> Me | None:
    """The person as entered in the database just now; None when there is no such active person."""
    found = entered_person(person)
    return None if found is None else me_from(found)


def _held(person: int) -> tuple[HeldRole, ...]:
    today = datetime.now(UTC).date()
    counts = Q(first_day__lte=today) & (Q(last_day__isnull=True) | Q(last_day__gte=today))
    principal = Q(deputy_for__isnull=True) | (
        Q(deputy_for__first_day__lte=today)
        & (Q(deputy_for__last_day__isnull=True) | Q(deputy_for__last_day__gte=today))
    )
    rows = Role.objects.filter(counts & principal, person_id=person).select_related(
        "entity", "deputy_for__person"
    )
    return tuple(
        HeldRole(
            row.pk,
            row.role,
            row.entity_id,
            row.entity.code if row.entity else None,
            row.entity.names if row.entity else {},
            row.first_day,
            row.last_day,
            row.deputy_for.person.name if row.deputy_for else None,
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody invented whom the demo lets anybody be; what they hold, in the order of ROLES."""

    id: int
    name: str
    roles: tuple[HeldRole, ...]


def demo_people() -> tuple[DemoPerson, ...]:
    """The demo's people by role, then name. To be called while signing in."""
    people = Person.objects.filter(email__endswith=f"@{DEMO_DOMAIN}", is_active=True, is_service=False)
    found = [DemoPerson(person.pk, person.name, _held(person.pk)) for person in people.order_by("name")]
    return tuple(
        sorted(
            (person for person in found if person.roles),
            key=lambda person: (ROLES.index(person.roles[0].role), person.id),
        )
    )


def language_of(email: str) -> str | None:
    """The language of pages and messages of whoever has this address."""
    return Person.objects.filter(email=email.lower()).values_list("language", flat=True).first()
