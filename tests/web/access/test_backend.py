"""Whom Django believes: active people, once the database let them in; no services."""

from __future__ import annotations

from answerable.foundation import access
from answerable.organization.models import Person
from answerable.web.access.backend import SignIn
from tests.scene import Scene
from tests.web.access.conftest import as_owner


def test_nobody_is_read_before_they_are_entered(as_app: Scene) -> None:
    assert SignIn().get_user(as_app.ana) is None
    access.enter(as_app.ana)
    found = SignIn().get_user(as_app.ana)
    assert found.pk == as_app.ana


def test_services_and_inactive_people_are_not_let_in(as_app: Scene) -> None:
    for change in ({"is_service": True}, {"is_active": False}):
        with as_owner():
            Person.objects.filter(pk=as_app.boris).update(**change)
        access.enter(as_app.boris, signing_in=True)
        assert SignIn().get_user(as_app.boris) is None
