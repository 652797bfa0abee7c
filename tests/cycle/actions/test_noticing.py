"""Reading notices: one's own, these or all, and nobody else's."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from answerable.cycle.actions.noticing import read_notices
from answerable.cycle.rules import Refused
from answerable.organization.models import Notice
from tests.access import as_application
from tests.scene import scene

pytestmark = pytest.mark.django_db


def test_ones_own_notices_are_read_and_no_others() -> None:
    made = scene()
    now = datetime.now(UTC)
    first, second, other = (
        Notice.objects.create(person_id=person, kind="submitted", subject="SW-draft A", at=now)
        for person in (made.ana, made.ana, made.boris)
    )
    with as_application(made.ana):
        assert read_notices(by=made.ana, notices=[first.pk, other.pk]) == 1
    assert Notice.objects.get(pk=first.pk).read_at is not None
    assert Notice.objects.get(pk=other.pk).read_at is None
    with as_application(made.ana):
        assert read_notices(by=made.ana) == 1
    assert Notice.objects.get(pk=second.pk).read_at is not None


def test_nobody_reads_in_anothers_name() -> None:
    made = scene()
    with as_application(made.boris), pytest.raises(Refused):
        read_notices(by=made.ana)
