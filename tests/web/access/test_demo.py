"""The demo's door: one click each in the demo, no door anywhere else."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.test import Client
from django.urls import NoReverseMatch, reverse

from answerable.organization.actions import Invented, demo_people
from answerable.organization.choices import ROLES
from tests.scene import Scene
from tests.web.access.conftest import as_owner
from tests.web.reading_pages import read

DOORS = "answerable.web.access.backend"


@pytest.fixture
def door(as_app: Scene, settings: Any) -> dict[str, int]:
    settings.DEMO = True
    settings.ROOT_URLCONF = "tests.web.access.demo_urls"
    settings.AUTHENTICATION_BACKENDS = [f"{DOORS}.SignIn", f"{DOORS}.DemoDoor"]
    with as_owner():
        return demo_people([Invented(role, role.replace("_", " "), role) for role in ROLES])


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_page_offers_every_person_of_the_demo_and_nobody_else(
    door: dict[str, int], language: str
) -> None:
    page = read(Client(), f"/{language}/demo/")
    assert page.tree.xpath("//button[@name='person']/@value") == [str(door[role]) for role in ROLES]


@pytest.mark.parametrize("role", ROLES)
def test_one_click_signs_in(door: dict[str, int], role: str) -> None:
    client = Client()
    number = door[role]
    assert client.post("/en/demo/", {"person": number}).status_code == 302
    response = client.get("/en/")
    assert response.wsgi_request.me.id == number  # type: ignore[attr-defined]


def test_nobody_else_can_be_chosen(door: dict[str, int], as_app: Scene) -> None:
    client = Client()
    for chosen in (as_app.ana, 0, "", "x", "1 OR 1=1"):
        assert client.post("/en/demo/", {"person": chosen}).status_code == 404
        assert client.get("/en/").wsgi_request.me is None  # type: ignore[attr-defined]


def test_it_needs_the_page_of_ours(door: dict[str, int]) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/en/demo/", {"person": door["publisher"]}).status_code == 403


def test_changing_persons_changes_the_session(door: dict[str, int]) -> None:
    client = Client()
    client.post("/en/demo/", {"person": door["publisher"]})
    first = client.session.session_key
    client.post("/en/demo/", {"person": door["auditor"]})
    assert client.session.session_key != first
    assert client.get("/en/").wsgi_request.me.id == door["auditor"]  # type: ignore[attr-defined]


def test_outside_the_demo_there_is_no_door(door: dict[str, int], settings: Any) -> None:
    settings.DEMO = False
    client = Client()
    assert client.get("/en/demo/").status_code == 404
    assert client.post("/en/demo/", {"person": door["publisher"]}).status_code == 404
    assert authenticate(None, demo_person=door["publisher"]) is None
    settings.ROOT_URLCONF = "answerable.config.urls"
    with pytest.raises(NoReverseMatch):
        reverse("demo")
