"""How many notices wait for somebody."""

from __future__ import annotations

from answerable.organization.models import Notice

MOST = 99  # beyond it the frame says 99+; counting on would cost and tell nothing


def unread(person: int) -> int:
    """Notices this person has not read, at most MOST + 1."""
    return Notice.objects.filter(person_id=person, read_at__isnull=True)[: MOST + 1].count()
