"""Reading what one was told."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from answerable.cycle.actions.standing import acting
from answerable.organization.models import Notice


def read_notices(*, by: int, notices: Collection[int] | None = None) -> int:
    """Marks notices of the person as read, these or all; returns how many. Others' stay as they are."""
    with acting(by, "read_notices"):
        rows = Notice.objects.filter(person_id=by, read_at__isnull=True)
        if notices is not None:
            rows = rows.filter(pk__in=notices)
        return rows.update(read_at=datetime.now(UTC))
