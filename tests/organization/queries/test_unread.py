"""How many notices wait: those of the person themselves that they have not read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from answerable.organization.models import Notice
from answerable.organization.queries.unread import MOST, notices_of, unread
from tests.access import as_application
from tests.scene import scene

pytestmark = pytest.mark.django_db


def _notice(person: int, at: int = 0, *, read: bool = False) -> Notice:
    now = datetime.now(UTC)
    kind = "reminder" if "reminder" in _kinds() else _kinds()[0]
    return Notice(
        person_id=person, kind=kind, subject=f"SW-draft A {at}", at=now, read_at=now if read else None
    )


def _kinds() -> tuple[str, ...]:
    from answerable.organization.choices import NOTICES

    return tuple(NOTICES)


def test_only_ones_own_unread_notices_are_counted():
    made = scene()
    Notice.objects.bulk_create([_notice(made.ana), _notice(made.ana, read=True), _notice(made.boris)])
    for name, count in (("ana", 1), ("boris", 1), ("adi", 0)):
        with as_application(made.people[name]):
            assert unread(made.people[name]) == count
    with as_application(made.adi):
        assert unread(made.ana) == 0


def test_beyond_the_most_it_is_only_more():
    made = scene()
    Notice.objects.bulk_create([_notice(made.ana, at) for at in range(MOST + 30)])
    assert unread(made.ana) == MOST + 1


def test_ones_own_notices_come_in_parts_newest_first():
    made = scene()
    Notice.objects.bulk_create([_notice(made.ana, at, read=at == 1) for at in range(3)])
    with as_application(made.ana):
        total, part = notices_of(made.ana, limit=2)
        assert (total, [line.subject for line in part]) == (3, ["SW-draft A 2", "SW-draft A 1"])
        assert [line.subject for line in notices_of(made.ana, limit=2, offset=2)[1]] == ["SW-draft A 0"]
        total, waiting = notices_of(made.ana, limit=9, only_unread=True)
        assert (total, {line.read_at for line in waiting}) == (2, {None})
    with as_application(made.boris):
        assert notices_of(made.ana, limit=9) == (0, [])
