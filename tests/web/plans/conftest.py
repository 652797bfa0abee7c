"""A plan being written, served as the application: both locks hold in every test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from answerable.foundation import access
from tests.plan_scene import filled
from tests.scene import Scene
from tests.web.cycle.conftest import db, made, signed, stored  # noqa: F401


@pytest.fixture
def institution() -> Callable[[], Scene]:
    """With a plan beside the reports."""
    return filled


@pytest.fixture
def owned(made: Scene) -> Callable[[Any], Any]:  # noqa: F811
    """`owned(rows)` looks at rows as the owner of the tables, whom no policy stops."""

    def look(rows: Callable[[], Any]) -> Any:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
            found = rows()
            cursor.execute(f"SET ROLE {access.APPLICATION}")
        return found

    return look
