"""What the log says of the door: enough to see an attack, nothing of what was typed."""

from __future__ import annotations

import logging

import pytest
from django.test import Client

from tests.scene import Scene
from tests.web.access.conftest import PASSWORD, signed_in
from tests.web.access.test_access import LOGIN, come_in, recently, set_up_totp


@pytest.fixture(autouse=True)
def _all_of_it(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "answerable.access")


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    said = [record.getMessage() for record in caplog.records if record.name == "answerable.access"]
    caplog.clear()
    return said


def test_who_came_in_and_went_out(as_app: Scene, caplog: pytest.LogCaptureFixture) -> None:
    client = Client(REMOTE_ADDR="192.0.2.7")
    come_in(client)
    assert lines(caplog) == [f"person {as_app.ana} signed in from 192.0.2.7"]
    client.post("/en/account/logout/")
    assert lines(caplog) == [f"person {as_app.ana} signed out from 192.0.2.7"]


def test_a_wrong_password_and_nothing_of_what_was_typed(
    as_app: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    client = Client(REMOTE_ADDR="192.0.2.7")
    client.post(LOGIN, {"login": "secret@in-the-wrong.field", "password": "another secret"})
    assert lines(caplog) == ["sign-in refused from 192.0.2.7: wrong address or password"]


def test_too_many_attempts(as_app: Scene, caplog: pytest.LogCaptureFixture) -> None:
    client = Client()
    for _ in range(6):
        come_in(client, password="wrong wrong wrong")
    assert lines(caplog)[-1].endswith("too many attempts")


def test_a_wrong_second_factor(as_app: Scene, caplog: pytest.LogCaptureFixture) -> None:
    set_up_totp(recently(signed_in(as_app.ana)))
    client = Client()
    come_in(client)
    caplog.clear()
    client.post("/en/account/2fa/authenticate/", {"code": "000000"})
    assert [line for line in lines(caplog) if "second factor: incorrect_code" in line]


def test_a_wrong_password_asked_once_more(as_app: Scene, caplog: pytest.LogCaptureFixture) -> None:
    client = signed_in(as_app.ana)
    client.post("/en/account/reauthenticate/", {"password": "wrong wrong wrong"})
    (line,) = lines(caplog)
    assert f"person {as_app.ana} showed a wrong password" in line


@pytest.mark.parametrize(("who", "said"), [("adi", "give_role by person {}"), ("ana", None)])
def test_acts_on_people_are_in_it(
    as_app: Scene, caplog: pytest.LogCaptureFixture, who: str, said: str | None
) -> None:
    """Of somebody who may not there is no line: for them the page is not there."""
    client = signed_in(as_app.people[who])
    given = {"role": "auditor", "entity": "", "first_day": "2026-01-01"}
    client.post(f"/en/people/{as_app.boris}/roles/", given)
    assert lines(caplog) == ([said.format(as_app.people[who])] if said else [])


def test_a_token_is_in_it_and_its_key_is_not(as_app: Scene, caplog: pytest.LogCaptureFixture) -> None:
    client = signed_in(as_app.ana)
    typed = {"name": "reports", "scopes": ["read"], "last_day": "2027-01-01"}
    page = client.post("/en/account/tokens/", typed)
    assert page.context["key"]
    said = lines(caplog)
    assert said == [f"make_token by person {as_app.ana}"]
    assert page.context["key"] not in said[0]
    assert PASSWORD not in said[0]
