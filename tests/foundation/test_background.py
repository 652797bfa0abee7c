"""A job belongs to the transaction that asks for it, and is done as the person who asked."""

from __future__ import annotations

import json

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app

from answerable.foundation import access, background
from answerable.organization.models import Person
from tests.access import as_application

pytestmark = pytest.mark.django_db

SEEN: list[tuple[int | None, int]] = []


@background.task("tests.foundation.note")
def note(thing: int) -> None:
    SEEN.append((access.entered(), thing))


@background.task("tests.foundation.daily", daily_at="05:30")
def daily() -> None:
    SEEN.append((access.entered(), 0))


def jobs() -> list[tuple[str, dict[str, int]]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, args FROM procrastinate_jobs ORDER BY id")
        return [(name, json.loads(args) if isinstance(args, str) else args) for name, args in cursor]


def test_an_undone_transaction_leaves_no_job():
    with transaction.atomic():
        background.later("tests.foundation.note", by=None, thing=1)
    with transaction.atomic():
        background.later("tests.foundation.note", by=None, thing=2)
        transaction.set_rollback(True)
    assert jobs() == [("tests.foundation.note", {"by": None, "thing": 1})]


def test_the_application_may_ask():
    person = Person.objects.create_user("ana@example.org", "correct horse battery", name="Ana")
    with as_application(person.pk):
        number = background.later("tests.foundation.note", by=person.pk, thing=3)
    assert number > 0
    assert jobs() == [("tests.foundation.note", {"by": person.pk, "thing": 3})]


def test_it_acts_as_who_asked_and_afterwards_as_before():
    person = Person.objects.create_user("ana@example.org", "correct horse battery", name="Ana")
    SEEN.clear()
    app.tasks["tests.foundation.note"](by=person.pk, thing=4)
    app.tasks["tests.foundation.daily"](timestamp=0)
    assert [(person.pk, 4), (None, 0)] == SEEN
    assert access.entered() is None


def test_a_daily_task_has_its_time():
    periodic = app.periodic_registry.periodic_tasks["tests.foundation.daily", ""]
    assert periodic.cron == "30 5 * * *"


def test_only_a_fault_of_the_database_is_tried_again():
    from django.db import OperationalError
    from procrastinate.jobs import Job

    job = Job(id=1, queue="default", lock=None, queueing_lock=None, task_name="x", attempts=1)
    decided = [
        background.AGAIN.get_retry_decision(exception=fault, job=job) is not None
        for fault in (OperationalError("terminating connection"), ValueError("no"))
    ]
    assert decided == [True, False]
