"""The second lock: row-level security in PostgreSQL, and how a person enters it.

The application connects as `answerable_app`, which owns nothing. `guard(...)` in a migration puts
a table under forced policies; `enter(person)` tells the database who acts, and the database
computes from that person's roles what they may read and write (`organization/sql/access.sql`).
Nobody entered: only what is published can be read and nothing written.

The first lock is each app's `rules`. A table without a policy has its reason in `UNGUARDED`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.migrations import RunSQL

APPLICATION = "answerable_app"

# What there are scopes for (`organization/sql/access.sql`, `organization.choices.SCOPES`).
ACTS = ("reads", "enters", "submits", "clears", "publishes", "administers")

UNGUARDED = {
    "django_migrations": "which migrations ran; holds no data of anybody",
    "django_content_type": "Django's list of its own tables",
    "auth_permission": "Django's list, unused: roles are in organization_role",
    "auth_group": "unused",
    "auth_group_permissions": "unused",
    "answerable_cache": "how often somebody tried to sign in, under hashed keys; nobody is known then",
    "django_session": "read before anyone is known; the key is random and never listed",
    "procrastinate_jobs": "the worker's queue: names of tasks and identities of rows guarded themselves",
    "procrastinate_events": "when a job was asked for, begun and ended",
    "procrastinate_periodic_defers": "when daily tasks were last due",
    "procrastinate_workers": "which workers live",
}


def guard(
    table: str,
    *,
    read: str,
    write: str = "false",
    insert: str | None = None,
    update: str | None = None,
    delete: str | None = None,
) -> RunSQL:
    """A migration step that puts a table under policies: SQL conditions on a row of it.

    `write` holds for inserts, updates and deletes that have no condition of their own. The owner
    of the table (migrations, backups, the command line on the machine itself) passes by a policy
    of its own; the application is not the owner.
    """
    conditions = {"INSERT": insert or write, "UPDATE": update or write, "DELETE": delete or write}
    steps = [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY keeper ON {table} TO CURRENT_USER USING (true) WITH CHECK (true)",
        f"CREATE POLICY reads ON {table} FOR SELECT TO {APPLICATION} USING ({read})",
        f"CREATE POLICY inserts ON {table} FOR INSERT TO {APPLICATION} WITH CHECK ({conditions['INSERT']})",
        f"CREATE POLICY updates ON {table} FOR UPDATE TO {APPLICATION} "
        f"USING ({conditions['UPDATE']}) WITH CHECK ({conditions['UPDATE']})",
        f"CREATE POLICY deletes ON {table} FOR DELETE TO {APPLICATION} USING ({conditions['DELETE']})",
    ]
    undo = [
        *(f"DROP POLICY {name} ON {table}" for name in ("keeper", "reads", "inserts", "updates", "deletes")),
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    ]
    return RunSQL(";\n".join(steps), ";\n".join(undo))


def enter(person: int | None, *, signing_in: bool = False) -> None:
    """From now on this connection acts for that person, or for nobody. Replaces whoever was there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT answerable_enter(%s, %s)", [person, signing_in])


def give_up(acts: Collection[str]) -> None:
    """The person entered may do these acts no more, until somebody enters again: a token allows
    no more than its scopes. Acts are those of `organization.choices.SCOPES`."""
    with connection.cursor() as cursor:
        for act in acts:
            cursor.execute("SELECT set_config('answerable.' || %s, '{}', false)", [act])


def leave() -> None:
    """Nobody acts any more."""
    enter(None)


def entered() -> int | None:
    """The person this connection acts for."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT answerable_person()")
        found = cursor.fetchone()[0]
        return None if found is None else int(found)


def is_application() -> bool:
    """Whether policies hold here: the connection is the application's, not the owner's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user = %s", [APPLICATION])
        return bool(cursor.fetchone()[0])


@contextmanager
def acting_as(person: int | None, *, signing_in: bool = False) -> Iterator[None]:
    """Inside, the connection acts for that person; afterwards for whoever it was before, with the
    scopes they had then: what a token takes away stays away."""
    before = _settings()
    enter(person, signing_in=signing_in)
    try:
        yield
    finally:
        if connection.connection is not None and not connection.needs_rollback:
            _set(before)


def _settings() -> dict[str, str]:
    """What `answerable_enter` has set on this connection, by name."""
    names = ("person", "signing_in", *ACTS)
    asked = ", ".join(f"coalesce(current_setting('answerable.{name}', true), '')" for name in names)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}")
        return dict(zip(names, cursor.fetchone(), strict=True))


def _set(settings: dict[str, str]) -> None:
    wanted = ", ".join(f"set_config('answerable.{name}', %s, false)" for name in settings)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {wanted}", list(settings.values()))


def scope(act: str) -> frozenset[int]:
    """Entities for which the person may do `act` (one of `organization.choices.SCOPES`); 0: all."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT answerable_scope(%s)", [act])
        return frozenset(cursor.fetchone()[0])
