"""How Django asks who belongs to a session: an active person, read after the database let them in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend

from answerable.organization import queries


class SignIn(ModelBackend):
    """People sign in; services do not, they have tokens."""

    def get_user(self, user_id: Any) -> Any:
        found = queries.entered_person(int(user_id))
        return found if found is not None and self.user_can_authenticate(found) else None

    def user_can_authenticate(self, user: Any) -> bool:
        return bool(user is not None and user.is_active and not user.is_service)


class DemoDoor(SignIn):
    """In the demo, being chosen is enough; and only its invented people can be."""

    def authenticate(self, request: Any, username: Any = None, password: Any = None, **more: Any) -> Any:  # noqa: ARG002
        chosen = more.get("demo_person")
        if not settings.DEMO or chosen not in {person.id for person in queries.demo_people()}:
            return None
        return queries.entered_person(int(chosen))
