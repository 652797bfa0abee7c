"""Asking the API as somebody: with a token, in a session, or as nobody; always under the second lock."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from answerable.foundation import access
from answerable.organization.models import Person, Token
from answerable.web.access import middleware  # notes when a session begins, from its import on
from tests.scene import Scene, scene

ALL_SCOPES = ("read", "enter", "clear", "publish", "administer")


@pytest.fixture(autouse=True)
def uncounted() -> Iterator[None]:
    """Each test begins with no requests counted."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def here(db: None) -> Scene:
    return scene()


def key_of(
    person: int, scopes: tuple[str, ...] = ALL_SCOPES, *, lasts: int = 1, revoked: bool = False
) -> str:
    """A token as stored, past the action; its key."""
    key = "answerable_" + secrets.token_urlsafe(32)
    now = datetime.now(UTC)
    Token.objects.create(
        person_id=person,
        name="test",
        scopes=list(scopes),
        key_digest=hashlib.sha256(key.encode()).hexdigest(),
        made_by_id=person,
        expires_at=now + timedelta(days=lasts),
        revoked_at=now if revoked else None,
    )
    return key


def browser_of(person: int) -> Client:
    """A browser in which this person has just signed in; CSRF tokens count."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(Person.objects.get(pk=person), backend="answerable.web.access.backend.SignIn")
    assert client.session[middleware.SINCE]
    return client


@contextmanager
def in_service() -> Iterator[None]:
    """Requests run as the application's role, whom policies hold, as in service."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        before = cursor.fetchone()[0]
        cursor.execute(f"SET ROLE {access.APPLICATION}")
    try:
        yield
    finally:
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute(f'SET ROLE "{before}"')
            access.leave()


Ask = Callable[..., Any]


@pytest.fixture
def ask(db: None) -> Ask:
    """`ask("GET", "/api/me", key)`: the response; `body` goes as JSON, `files` as a form."""
    client = Client(raise_request_exception=False)

    def asked(
        method: str, path: str, key: str | None = None, body: Any = None, files: Any = None, **headers: str
    ) -> Any:
        if key is not None:
            headers["authorization"] = f"Bearer {key}"
        with in_service():
            if files is not None:
                return getattr(client, method.lower())(path, files, headers=headers)
            return client.generic(
                method,
                path,
                "" if body is None else _json(body),
                content_type="application/json",
                headers=headers,
            )

    return asked


def _json(body: Any) -> str | bytes:
    import json

    return body if isinstance(body, str | bytes) else json.dumps(body)
