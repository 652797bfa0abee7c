"""Reads of tokens: whose a key is, and which tokens a person has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import connection

from answerable.organization.models import Token
from answerable.organization.rules.tokens import key_digest


@dataclass(frozen=True, slots=True)
class Bearer:
    """A token that counts now: its number, its person, what it may be used for."""

    id: int
    person: int
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token as its person sees it; `last_day` is the last on which it counts."""

    id: int
    name: str
    scopes: tuple[str, ...]
    made_by: str
    made_at: datetime
    last_day: date
    used_on: date | None
    revoked_at: datetime | None
    counts: bool


def bearer(key: str) -> Bearer | None:
    """Whose the key is; None when it is unknown, expired, revoked or of somebody inactive.

    Needs nobody entered: one function of the database looks it up and notes the day of use, so
    that no other token or person can be read meanwhile (`organization_bearer`).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, person, scopes FROM organization_bearer(%s)", [key_digest(key)])
        found = cursor.fetchone()
    return None if found is None else Bearer(found[0], found[1], tuple(found[2]))


def tokens_of(person: int) -> tuple[TokenLine, ...]:
    """Newest first; only their own, or, for administrators, anybody's."""
    now = datetime.now(UTC)
    rows = Token.objects.filter(person_id=person).select_related("made_by").order_by("-made_at", "-id")
    return tuple(
        TokenLine(
            row.pk,
            row.name,
            tuple(row.scopes),
            row.made_by.name,
            row.made_at,
            (row.expires_at - timedelta(seconds=1)).astimezone(UTC).date(),
            row.used_on,
            row.revoked_at,
            row.revoked_at is None and row.expires_at > now,
        )
        for row in rows
    )
