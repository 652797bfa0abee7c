"""Acting as the application does: `answerable_app`, with a person entered, so that policies hold.

The tests' own connection is the superuser's, whom no policy stops. Inside `as_application` every
statement meets the second lock as it does in service.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from answerable.foundation import access


@contextmanager
def as_application(person: int | None) -> Iterator[None]:
    """The block runs as `answerable_app` for this person (None: nobody); afterwards as before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        before = cursor.fetchone()[0]
        cursor.execute(f"SET ROLE {access.APPLICATION}")
    access.enter(person)
    try:
        yield
    finally:
        if not connection.needs_rollback:
            access.leave()
            with connection.cursor() as cursor:
                cursor.execute(f'SET ROLE "{before}"')
