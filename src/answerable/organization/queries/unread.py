"""What somebody was told, and how many notices wait for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from answerable.organization.models import Notice

MOST = 99  # beyond it the frame says 99+; counting on would cost and tell nothing


def unread(person: int) -> int:
    """Notices this person has not read, at most MOST + 1."""
    return Notice.objects.filter(person_id=person, read_at__isnull=True)[: MOST + 1].count()


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """`parameters` is what its sentence is made of; `read_at` None: it waits."""

    id: int
    kind: str
    subject: str
    address: str
    parameters: dict[str, Any]
    at: datetime
    read_at: datetime | None


def notices_of(
    person: int, *, limit: int, offset: int = 0, only_unread: bool = False
) -> tuple[int, list[NoticeLine]]:
    """How many notices the person has, and this part of them, newest first."""
    rows = Notice.objects.filter(person_id=person)
    if only_unread:
        rows = rows.filter(read_at__isnull=True)
    columns = ("id", "kind", "subject", "address", "parameters", "at", "read_at")
    part = rows.order_by("-at", "-id").values_list(*columns)[offset : offset + limit]
    return rows.count(), [NoticeLine(*row) for row in part]
