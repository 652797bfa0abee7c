"""A browser's session asks the API: it writes with its CSRF token, and never without."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from answerable.results.models import OutputResult
from tests.api.cases import DRAFT, VALUES
from tests.api.conftest import browser_of, in_service, key_of

pytestmark = pytest.mark.django_db


def token_of(client: Client) -> str:
    """As a page hands it out."""
    with in_service():
        client.get("/en/")
    return client.cookies["csrftoken"].value


def post(client: Client, body: Any, **headers: str) -> Any:
    with in_service():
        return client.post(
            f"{DRAFT}/values", json.dumps(body), content_type="application/json", headers=headers
        )


def figures(here: Any) -> set[str | None]:
    return set(OutputResult.objects.filter(section_id=here.sections["A"]).values_list("actual", flat=True))


def test_a_session_writes_with_its_csrf_token(here):
    client = browser_of(here.ana)
    answer = post(client, VALUES, **{"x-csrftoken": token_of(client)})
    assert answer.status_code == 200, answer.content
    assert "11" in figures(here)


@pytest.mark.parametrize("sent", [{}, {"x-csrftoken": "x" * 32}])
def test_a_session_writes_nothing_without_it(here, sent):
    client = browser_of(here.ana)
    token_of(client)
    answer = post(client, VALUES, **sent)
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf")
    assert figures(here) == {None}


def test_a_session_writes_no_more_than_its_person_may(here):
    client = browser_of(here.boris)
    answer = post(client, VALUES, **{"x-csrftoken": token_of(client)})
    assert answer.status_code == 404
    assert figures(here) == {None}


def test_a_token_needs_no_csrf_token(here):
    """Nothing sends it by itself, as a browser does its cookies."""
    answer = post(browser_of(here.boris), VALUES, authorization=f"Bearer {key_of(here.ana)}")
    assert answer.status_code == 200
