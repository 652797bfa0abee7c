"""The register of people for administrators, and one person's page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import connection
from django.db.models import Q, QuerySet

from answerable.foundation.texts import words
from answerable.organization.models import Entity, Person, Role


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role as it stands in the register; `state` is running, coming or over."""

    id: int
    person: int
    person_name: str
    role: str
    entity_id: int | None
    entity_names: Mapping[str, str]
    first_day: date
    last_day: date | None
    deputy_for: int | None
    deputy_for_name: str | None
    given_by: str | None
    state: str


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody in the register. `second_factor` is known to administrators and to themselves."""

    id: int
    name: str
    email: str
    language: str
    is_active: bool
    is_service: bool
    last_seen: datetime | None
    second_factor: bool
    roles: tuple[RoleLine, ...]


def people() -> tuple[PersonLine, ...]:
    """Everybody, with the roles that run or will; in two reads and one for second factors."""
    today = _today()
    roles: dict[int, list[RoleLine]] = {}
    for line in _lines(Role.objects.exclude(last_day__lt=today), today):
        roles.setdefault(line.person, []).append(line)
    protected = second_factors()
    return tuple(
        _line(row, tuple(roles.get(row.pk, ())), protected) for row in Person.objects.order_by("name", "pk")
    )


def person(number: int) -> PersonLine | None:
    """One of them with every role they ever held, newest first."""
    row = Person.objects.filter(pk=number).first()
    if row is None:
        return None
    roles = _lines(Role.objects.filter(person_id=number).order_by("-first_day", "-pk"), _today())
    return _line(row, tuple(roles), second_factors())


def deputies_of(number: int) -> tuple[RoleLine, ...]:
    """Who stands in for this person, now or later."""
    today = _today()
    found = Role.objects.filter(deputy_for__person_id=number).exclude(last_day__lt=today)
    return tuple(_lines(found.order_by("first_day", "pk"), today))


def administrators() -> frozenset[int]:
    """Active people who hold the administrator's role today, without an end or with one to come."""
    today = _today()
    found = Role.objects.filter(role="administrator", first_day__lte=today, person__is_active=True)
    running = found.filter(Q(last_day__isnull=True) | Q(last_day__gte=today), deputy_for__isnull=True)
    return frozenset(running.values_list("person_id", flat=True))


def second_factors() -> frozenset[int]:
    """People who are asked for more than a password; for others than administrators, themselves at most."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT person FROM organization_second_factors()")
        return frozenset(row[0] for row in cursor.fetchall())


def entities() -> tuple[tuple[int, Mapping[str, str], int], ...]:
    """Number, names and depth of every entity, each under its parent."""
    rows = {row.pk: row for row in Entity.objects.order_by("code")}
    below: dict[int | None, list[int]] = {}
    for row in rows.values():
        below.setdefault(row.parent_id, []).append(row.pk)
    found: list[tuple[int, Mapping[str, str], int]] = []

    def walk(parent: int | None, depth: int) -> None:
        for number in below.get(parent, ()):
            found.append((number, rows[number].names, depth))
            walk(number, depth + 1)

    walk(None, 0)
    return tuple(found)


def colleagues(number: int) -> tuple[tuple[int, str], ...]:
    """Active people one can appoint: number and name, without oneself and services."""
    rows = Person.objects.filter(is_active=True, is_service=False).exclude(pk=number).order_by("name")
    return tuple(rows.values_list("pk", "name"))


def _lines(rows: QuerySet[Role], today: date) -> Iterator[RoleLine]:
    for row in rows.select_related("person", "entity", "deputy_for__person", "given_by"):
        over = row.last_day is not None and row.last_day < today
        yield RoleLine(
            row.pk,
            row.person_id,
            row.person.name,
            row.role,
            row.entity_id,
            row.entity.names if row.entity else {},
            row.first_day,
            row.last_day,
            row.deputy_for_id,
            row.deputy_for.person.name if row.deputy_for else None,
            row.given_by.name if row.given_by else None,
            "over" if over else "coming" if row.first_day > today else "running",
        )


def _line(row: Person, roles: tuple[RoleLine, ...], protected: frozenset[int]) -> PersonLine:
    seen = [at for at in (row.last_login, row.looked_at) if at is not None]
    return PersonLine(
        row.pk,
        row.name,
        row.email,
        row.language,
        row.is_active,
        row.is_service,
        max(seen, default=None),
        row.pk in protected,
        roles,
    )


def _today() -> date:
    return datetime.now(UTC).date()


def person_number(email: str) -> int | None:
    """The number of the active person or service with this address."""
    rows = Person.objects.filter(email=email.strip().lower(), is_active=True)
    return rows.values_list("pk", flat=True).first()


def entity_choices(language: str) -> tuple[tuple[str, str, int], ...]:
    """Code, name and depth of every entity, each under its parent."""
    codes = dict(Entity.objects.values_list("pk", "code"))
    return tuple(
        (codes[number], str(words(names, language) or codes[number]), depth)
        for number, names, depth in entities()
    )


def entity_number(code: str) -> int | None:
    """The number of the entity with this code."""
    return Entity.objects.filter(code=code).values_list("pk", flat=True).first()
