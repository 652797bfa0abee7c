"""The daily task: reminders and e-mails, and nothing twice when it is done twice."""

from __future__ import annotations

import pytest
from django.core import mail

from answerable.cycle.tasks import remind
from answerable.organization.models import Notice
from tests.access import as_application
from tests.scene import Scene, scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Scene:
    return scene()


def test_done_twice_it_sends_nothing_twice(here: Scene) -> None:
    for _ in range(2):
        with as_application(None):
            remind()
        assert Notice.objects.filter(kind="deadline").count() == 4
        assert len(mail.outbox) == 4
    assert here.ana in Notice.objects.values_list("person_id", flat=True)
