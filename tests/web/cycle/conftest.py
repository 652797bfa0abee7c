"""A period in the middle of being made, served as the application: both locks hold in every test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from answerable.foundation import access
from answerable.organization.models import Person
from tests.scene import Scene, scene


@pytest.fixture(scope="module")
def stored() -> None:
    """In place of the sample of the pages' tests: nothing is loaded."""


@pytest.fixture
def db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        block = transaction.atomic()
        block.__enter__()
        try:
            yield
        finally:
            transaction.set_rollback(True)
            block.__exit__(None, None, None)


@pytest.fixture
def institution() -> Callable[[], Scene]:
    """What makes the scene: of plans, another one."""
    return scene


@pytest.fixture
def made(db: None, settings: Any, tmp_path: Path, institution: Callable[[], Scene]) -> Iterator[Scene]:
    """The scene, from then on with the rights of the application."""
    settings.UPLOAD_FOLDER = tmp_path / "uploads"
    settings.ALLOWED_HOSTS = ["testserver"]
    found = institution()
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        before = cursor.fetchone()[0]
    yield found
    if not connection.needs_rollback:
        with connection.cursor() as cursor:
            cursor.execute(f'SET ROLE "{before}"')


@pytest.fixture
def signed(made: Scene) -> Callable[[str], Client]:
    """`signed("ana")` is her browser; everything it asks for meets row-level security."""

    def sign_in(name: str) -> Client:
        client = Client(enforce_csrf_checks=False)
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
        access.enter(None)
        client.force_login(Person.objects.get(pk=made.people[name]), "answerable.web.access.backend.SignIn")
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {access.APPLICATION}")
        return client

    return sign_in
