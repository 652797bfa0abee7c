"""The small institution of `tests.scene`, met through Django's client as `answerable_app`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client

from answerable.foundation import access
from answerable.organization.models import Person
from answerable.web.access.middleware import SEEN, SINCE, _now
from tests.scene import Scene, scene

PASSWORD = "correct horse battery"


@pytest.fixture
def db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """One transaction, rolled back; in place of the pages' one, which stores the sample first."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        try:
            yield
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


@pytest.fixture
def made(db: None, settings: Any) -> Scene:
    settings.ALLOWED_HOSTS = ["testserver"]
    cache.clear()
    return scene()


@pytest.fixture
def as_app(made: Scene) -> Scene:
    """The test runs as the application does, nobody entered: policies hold."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {access.APPLICATION}")
    access.leave()
    return made


@contextmanager
def as_owner() -> Iterator[None]:
    """Past the policies, to look at what was done."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    yield
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {access.APPLICATION}")


def signed_in(person: int | None, **more: Any) -> Client:
    """A browser of that person, as after signing in; None: a visitor's."""
    client = Client(**more)
    if person is None:
        return client
    with as_owner():
        found = Person.objects.get(pk=person)
    session = client.session
    session[SESSION_KEY] = str(found.pk)
    session[BACKEND_SESSION_KEY] = "answerable.web.access.backend.SignIn"
    session[HASH_SESSION_KEY] = found.get_session_auth_hash()
    session[SINCE] = session[SEEN] = _now()
    session.save()
    client.cookies["sessionid"] = session.session_key
    return client
