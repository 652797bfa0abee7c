"""Whether the server says that it is well, and when it is not."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection
from django.test import Client, RequestFactory

from answerable.config import health


@pytest.mark.django_db
def test_it_is_well_for_anybody():
    response = Client().get("/healthz")
    assert (response.status_code, response.content, response["Cache-Control"]) == (200, b"ok\n", "no-store")


def test_without_its_database_it_is_not(monkeypatch):
    def away() -> None:
        raise OperationalError("server closed the connection")

    monkeypatch.setattr(connection, "cursor", away)
    response = health.answer(RequestFactory().get("/healthz"))
    assert (response.status_code, response.content) == (503, b"the database does not answer\n")
