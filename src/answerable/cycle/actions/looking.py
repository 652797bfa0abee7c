"""That somebody read their home page: from then on counts what changed since they last looked."""

from __future__ import annotations

from datetime import UTC, datetime

from answerable.cycle.actions.standing import acting
from answerable.organization.models import Person


def mark_looked(*, by: int) -> None:
    """Notes that the person looked now. No entry in the journal: reading changes nothing."""
    with acting(by, "mark_looked"):
        Person.objects.filter(pk=by).update(looked_at=datetime.now(UTC))
