"""Who a request acts for: the session's person when it holds up, and otherwise nobody."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse  # noqa: TID251  (a view of this test)
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path

from answerable.config.urls import urlpatterns as _all
from answerable.foundation import access
from answerable.organization.models import Person
from answerable.web.access.middleware import SINCE
from tests.scene import Scene
from tests.web.access.conftest import as_owner, signed_in

WHO = "/who/"
handler404 = "answerable.web.frame.faults.not_found"


def who(request: HttpRequest) -> HttpResponse:
    """What the middleware found, and what the database knows."""
    me = request.me  # type: ignore[attr-defined]
    return HttpResponse(f"{me.name if me else '-'} {access.entered()}")


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("inside")


urlpatterns = [path("who/", who), path("who/broken/", broken), *_all]


@pytest.fixture(autouse=True)
def _these_addresses(settings: Any) -> None:
    settings.ROOT_URLCONF = __name__


def asked(client: Client) -> str:
    return client.get(WHO).content.decode()


def test_a_request_acts_for_the_person_of_its_session(as_app: Scene) -> None:
    for name in ("ana", "boris", "adi"):
        assert asked(signed_in(as_app.people[name])) == f"{name.title()} {as_app.people[name]}"


def test_a_visitor_is_nobody(as_app: Scene) -> None:
    assert asked(Client()) == "- None"


def test_nobody_inherits_the_person_before_them_on_the_connection(as_app: Scene) -> None:
    access.enter(as_app.ana)
    assert asked(Client()) == "- None"
    asked(signed_in(as_app.ana))
    assert access.entered() is None


def test_the_connection_is_left_after_a_fault_too(as_app: Scene) -> None:
    client = signed_in(as_app.ana, raise_request_exception=False)
    assert client.get("/who/broken/").status_code == 500
    assert access.entered() is None


def test_who_was_deactivated_is_nobody_at_once(as_app: Scene) -> None:
    client = signed_in(as_app.ana)
    assert asked(client).startswith("Ana")
    with as_owner():
        Person.objects.filter(pk=as_app.ana).update(is_active=False)
    assert asked(client) == "- None"


def test_a_changed_password_ends_the_other_sessions(as_app: Scene) -> None:
    client = signed_in(as_app.ana)
    with as_owner():
        person = Person.objects.get(pk=as_app.ana)
        person.set_password("another long password")
        person.save()
    assert asked(client) == "- None"


def test_a_service_has_no_session(as_app: Scene) -> None:
    client = signed_in(as_app.ana)
    with as_owner():
        Person.objects.filter(pk=as_app.ana).update(is_service=True)
    assert asked(client) == "- None"


def test_a_session_ends_after_its_longest_time_however_much_it_is_used(as_app: Scene, settings: Any) -> None:
    client = signed_in(as_app.ana)
    session = client.session
    session[SINCE] = int(datetime.now(UTC).timestamp()) - settings.SESSION_LONGEST - 1
    session.save()
    assert asked(client) == "- None"
    assert asked(client) == "- None"


def test_a_forged_session_is_nobodys(as_app: Scene) -> None:
    client = Client()
    client.cookies["sessionid"] = "a" * 32
    assert asked(client) == "- None"


def test_it_costs_four_statements_signed_in_and_one_for_a_visitor(as_app: Scene) -> None:
    client, visitor = signed_in(as_app.ana), Client()
    for one, most in ((client, 4), (visitor, 1)):
        with CaptureQueriesContext(connection) as statements:
            one.get("/who/")
        # `who` asks once who is entered, and leaving is one more.
        assert len(statements) == most + 2, [s["sql"][:90] for s in statements]


def test_pages_for_somebody_are_kept_nowhere(as_app: Scene) -> None:
    assert signed_in(as_app.ana).get(WHO)["Cache-Control"] == "private, no-store"
    assert Client().get(WHO)["Cache-Control"] == "no-cache"
    # Whoever opens an invitation is nobody yet; the page names them all the same.
    assert Client().get("/en/invitations/some-key/")["Cache-Control"] == "private, no-store"
