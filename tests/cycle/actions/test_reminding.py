"""Reminders: to whom something is left to do, once for each stage, in one e-mail a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail

from answerable.cycle.actions import record_values
from answerable.cycle.actions.reminding import mail_digests, send_reminders, stage_of
from answerable.organization.models import Notice, Person
from answerable.results.models import ReportingCycle, ReportSection
from tests.access import as_application
from tests.cycle.queries.test_home import COMPLETE
from tests.scene import SYMBOL, Scene, scene

pytestmark = pytest.mark.django_db
TODAY = datetime.now(UTC).date()


@pytest.fixture
def here() -> Scene:
    return scene()


def remind(today: date) -> int:
    with as_application(None):
        return send_reminders(today=today)


def post(today: date) -> int:
    with as_application(None):
        return mail_digests(today=today)


def told() -> list[tuple[int, str, int]]:
    rows = Notice.objects.filter(kind="deadline").order_by("pk")
    return [(row.person_id, row.parameters["task"], row.parameters["days"]) for row in rows]


@pytest.mark.parametrize(
    ("days", "stage"),
    [(31, None), (30, "30"), (8, "30"), (7, "7"), (2, "7"), (1, "1"), (0, "1"), (-1, "late"), (-90, "late")],
)
def test_stages(days: int, stage: str | None) -> None:
    assert stage_of(days) == stage


def test_only_who_has_something_to_do_is_reminded_and_once_a_stage(here: Scene) -> None:
    assert remind(TODAY - timedelta(days=1)) == 0
    assert remind(TODAY) == 4
    assert {row[0] for row in told()} == {here.ana, here.hana, here.uma, here.boris}
    assert remind(TODAY + timedelta(days=1)) == 0
    assert remind(TODAY + timedelta(days=23)) == 4
    assert remind(TODAY + timedelta(days=29)) == 4
    assert remind(TODAY + timedelta(days=31)) == 4
    assert {row[2] for row in told()} == {30, 7, 1, -1}
    assert remind(TODAY + timedelta(days=99)) == 0


def test_a_filled_section_is_the_heads_and_a_submitted_one_the_offices(here: Scene) -> None:
    with as_application(here.ana):
        record_values(by=here.ana, symbol=SYMBOL, values=COMPLETE)
    ReportSection.objects.filter(path__in=("A.1", "B"), report__symbol=SYMBOL).update(status="cleared")
    remind(TODAY)
    assert told() == [(here.hana, "submit", 30)]
    ReportSection.objects.filter(pk=here.sections["A"]).update(status="submitted")
    remind(TODAY + timedelta(days=33))
    assert told()[1:] == [(here.bo, "clear", 7)]
    ReportSection.objects.filter(pk=here.sections["A"]).update(status="cleared")
    remind(TODAY + timedelta(days=61))
    assert told()[2:] == [(here.pia, "publish", -1)]


def test_new_deadlines_are_reminded_of_anew(here: Scene) -> None:
    assert remind(TODAY) == 4
    ReportingCycle.objects.update(submit_by=TODAY + timedelta(days=29))
    assert remind(TODAY) == 4
    assert here


def test_one_e_mail_a_day_in_the_persons_language(here: Scene, settings: Any) -> None:
    settings.ADDRESS = "https://example.org"
    Person.objects.filter(pk=here.boris).update(language="zh-hans")
    remind(TODAY)
    assert post(TODAY) == 4
    assert {message.to[0].partition("@")[0] for message in mail.outbox} == {"ana", "hana", "uma", "boris"}
    ana = next(message for message in mail.outbox if message.to == ["ana@example.org"])
    assert "1 notice" in ana.subject
    assert "Completing the entries is due in 30 days: SW-draft A, A.1" in ana.body
    assert "https://example.org/en/work/SW-draft/" in ana.body
    assert post(TODAY) == 0
    assert post(TODAY + timedelta(days=1)) == 0  # nothing new
    remind(TODAY + timedelta(days=23))
    assert post(TODAY + timedelta(days=23)) == 4
    assert len(mail.outbox) == 8


def test_what_was_read_is_not_mailed(here: Scene) -> None:
    remind(TODAY)
    Notice.objects.exclude(person_id=here.uma).update(read_at=datetime.now(UTC))
    assert post(TODAY) == 1
    assert mail.outbox[0].to == ["uma@example.org"]


def test_a_mail_server_that_is_away_loses_nothing(here: Scene, settings: Any) -> None:
    remind(TODAY)
    before = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert post(TODAY) == 0
    assert not Notice.objects.filter(mailed_at__isnull=False).exists()
    settings.EMAIL_BACKEND = before
    assert post(TODAY) == 4
    assert here
