"""How Django asks who belongs to a session: an active person, read after the database let them in."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

from answerable.organization import queries


class SignIn(AuthenticationBackend):  # type: ignore[misc]  # allauth says nothing of its types
    """People sign in; services do not, they have tokens."""

    def get_user(self, user_id: Any) -> Any:
        found = queries.entered_person(int(user_id))
        return found if found is not None and self.user_can_authenticate(found) else None

    def _check_password(self, user: Any, password: str) -> Any:
        # A service is nobody here, whatever password somebody gave it.
        return None if user is not None and user.is_service else super()._check_password(user, password)

    def user_can_authenticate(self, user: Any) -> bool:
        return bool(user is not None and user.is_active and not user.is_service)


class DemoDoor(SignIn):
    """In the demo, being chosen is enough; and only its invented people can be."""

    def authenticate(self, request: Any, **credentials: Any) -> Any:  # noqa: ARG002
        chosen = credentials.get("demo_person")
        if not settings.DEMO or chosen not in {person.id for person in queries.demo_people()}:
            return None
        return queries.entered_person(int(chosen))
