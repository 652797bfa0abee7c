"""The sample institution, stored once for each file of tests and rolled back after it.

Everything happens in one transaction of this process, so that other tests never see it; each
test has a savepoint of its own.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from answerable.organization.models import Person, Role
from answerable.publishing import sample
from answerable.publishing.sample import SampleReport
from answerable.web.access.middleware import SEEN, SINCE

FIRST, SECOND = "SW/29/12", "SW/30/12"


@pytest.fixture(scope="module")
def stored(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[SampleReport, SampleReport]]:
    """Both performance reports of the sample, in both languages; the older form too."""
    from answerable.publishing.demonstration.stored import load_documents

    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        try:
            load_documents(sample.documents())
            # What the server last knew of these tables may be that they are empty: searching a page
            # would take seconds by plans made for that.
            connection.cursor().execute("ANALYZE")
            yield sample.performance_reports()
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


@pytest.fixture
def db(stored: Any) -> Iterator[None]:
    """In place of the plugin's, which would end the transaction of `stored`: a savepoint within it.

    It keeps the plugin's name because the plugin makes a test database for tests that ask for `db`.
    """
    inner = transaction.atomic()
    inner.__enter__()
    try:
        yield
    finally:
        transaction.set_rollback(True)
        inner.__exit__(None, None, None)


@pytest.fixture
def client(db: None, tmp_path: Path, settings: Any) -> Client:
    """A browser without scripts; uploads go to a folder of this test."""
    settings.UPLOAD_FOLDER = tmp_path / "uploads"
    settings.ALLOWED_HOSTS = ["testserver"]
    return Client()


@pytest.fixture
def nothing_stored(client: Client) -> Client:
    """As in a new installation."""
    from answerable.results.models import Report

    Report.objects.all().delete()
    return client


def signed_in(role: str, name: str, entity: int | None = None) -> Client:
    """A browser of somebody new who holds this role."""
    person = Person.objects.create_user(f"{name}@example.org", name=name.title())
    Role.objects.create(person=person, role=role, entity_id=entity, first_day=date(2020, 1, 1))
    browser = Client()
    browser.force_login(person, backend="answerable.web.access.backend.SignIn")
    session = browser.session
    session[SINCE] = session[SEEN] = int(time.time())
    session.save()
    return browser


@pytest.fixture
def publisher(client: Client) -> Client:
    """A browser of somebody who publishes."""
    return signed_in("publisher", "pia")
