"""The demo's door: one click each in the demo, no door anywhere else."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.test import Client
from django.urls import NoReverseMatch, reverse

from answerable.organization.actions import DemoPeople, demo_people
from tests.scene import Scene
from tests.web.access.conftest import as_owner
from tests.web.reading_pages import read

DOORS = "answerable.web.access.backend"


@pytest.fixture
def door(as_app: Scene, settings: Any) -> DemoPeople:
    settings.DEMO = True
    settings.ROOT_URLCONF = "tests.web.access.demo_urls"
    settings.AUTHENTICATION_BACKENDS = [f"{DOORS}.SignIn", f"{DOORS}.DemoDoor"]
    with as_owner():
        return demo_people(entity=as_app.entities["A"], other=as_app.entities["B"])


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_page_offers_every_person_of_the_demo_and_nobody_else(door: DemoPeople, language: str) -> None:
    page = read(Client(), f"/{language}/demo/")
    assert page.tree.xpath("//button[@name='person']/@value") == [
        str(number)
        for number in (
            door.focal_point,
            door.second_focal_point,
            door.head_of_entity,
            door.budget_office,
            door.publisher,
            door.auditor,
            door.administrator,
        )
    ]


@pytest.mark.parametrize("post", DemoPeople.__dataclass_fields__)
def test_one_click_signs_in(door: DemoPeople, post: str) -> None:
    client = Client()
    number = getattr(door, post)
    assert client.post("/en/demo/", {"person": number}).status_code == 302
    response = client.get("/en/")
    assert response.wsgi_request.me.id == number  # type: ignore[attr-defined]


def test_nobody_else_can_be_chosen(door: DemoPeople, as_app: Scene) -> None:
    client = Client()
    for chosen in (as_app.ana, 0, "", "x", "1 OR 1=1"):
        assert client.post("/en/demo/", {"person": chosen}).status_code == 404
        assert client.get("/en/").wsgi_request.me is None  # type: ignore[attr-defined]


def test_it_needs_the_page_of_ours(door: DemoPeople) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/en/demo/", {"person": door.publisher}).status_code == 403


def test_changing_persons_changes_the_session(door: DemoPeople) -> None:
    client = Client()
    client.post("/en/demo/", {"person": door.publisher})
    first = client.session.session_key
    client.post("/en/demo/", {"person": door.auditor})
    assert client.session.session_key != first
    assert client.get("/en/").wsgi_request.me.id == door.auditor  # type: ignore[attr-defined]


def test_outside_the_demo_there_is_no_door(door: DemoPeople, settings: Any) -> None:
    settings.DEMO = False
    client = Client()
    assert client.get("/en/demo/").status_code == 404
    assert client.post("/en/demo/", {"person": door.publisher}).status_code == 404
    assert authenticate(None, demo_person=door.publisher) is None
    settings.ROOT_URLCONF = "answerable.config.urls"
    with pytest.raises(NoReverseMatch):
        reverse("demo")
