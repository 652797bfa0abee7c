"""Who connects: commands as the owner of the tables, pages as `answerable_app`, and nobody above it.

Each case is a process of its own on a PostgreSQL reached by `DATABASE_URL`, as an institution's is.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from answerable.config import database
from tests.config.test_serving import fetch, free_port

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def socket(module_home: Path) -> Iterator[str]:
    """A server with a database of an owner who is no superuser, its tables up to date."""
    server = database.start_embedded(module_home / "postgres")
    where = str(database._socket_folder(module_home / "postgres"))
    with psycopg.connect(host=where, user="postgres", dbname="postgres", autocommit=True) as link:
        link.execute("CREATE ROLE answerable_app LOGIN")
        link.execute("CREATE ROLE clerk LOGIN")
        link.execute("CREATE ROLE keeper LOGIN")
        link.execute("CREATE DATABASE books OWNER keeper")
    status, out, err = _answerable(where, "verify-journal", url="keeper")
    assert (status, out[:9]) == (0, "0 entries"), err
    yield where
    server.cleanup()


def _environment(socket: str, url: str, owner_url: str | None) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("DATABASE_")}
    address = f"postgresql://{{}}@/books?host={socket}"
    kept |= {"DATABASE_URL": address.format(url), "ANSWERABLE_HOME": str(Path(socket).parent / "home")}
    return kept | ({"DATABASE_OWNER_URL": address.format(owner_url)} if owner_url else {})


def _answerable(socket: str, *arguments: str, url: str, owner_url: str | None = None) -> tuple[int, str, str]:
    shown = subprocess.run(
        [sys.executable, "-m", "answerable", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        env=_environment(socket, url, owner_url),
    )
    return shown.returncode, shown.stdout, shown.stderr


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("keeper", "The database role keeper owns the tables"),
        ("postgres", "The database role postgres is above row-level security"),
        ("clerk", "The database role clerk is not answerable_app and not a member of it"),
    ],
)
def test_pages_are_not_served_by_another_role(socket, url, said):
    status, out, err = _answerable(socket, "serve", "--port", str(free_port()), url=url, owner_url="keeper")
    assert (status, out) == (2, "")
    assert said in err
    assert "let DATABASE_URL name answerable_app" in err
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize("owner_url", [None, "keeper"])
def test_the_application_serves_and_leaves(socket, owner_url):
    """With tables that are up to date it needs no owner."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "answerable", "serve", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=_environment(socket, "answerable_app", owner_url),
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == f"http://127.0.0.1:{port}/\n"
        assert fetch(f"http://127.0.0.1:{port}/healthz") == b"ok\n"
        with psycopg.connect(host=socket, user="postgres", dbname="books") as link:
            who = link.execute(
                "SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = 'books'"
                " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            ).fetchall()
        assert who == [("answerable_app",)]
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=30)
        assert (process.returncode, err.splitlines()[-1]) == (0, "Stopped.")
    finally:
        process.kill()
        process.communicate()


def test_a_command_needs_the_owner(socket):
    status, out, err = _answerable(socket, "verify-journal", url="answerable_app")
    assert (status, out) == (2, "")
    assert err.startswith("answerable: This command needs the owner of the tables: set DATABASE_OWNER_URL")
    assert _answerable(socket, "verify-journal", url="answerable_app", owner_url="keeper")[0] == 0
    assert _answerable(socket, "verify-journal", url="keeper")[0] == 0


def test_the_application_does_not_change_tables_of_an_older_version(socket):
    with psycopg.connect(host=socket, user="postgres", dbname="books", autocommit=True) as link:
        undone = link.execute(
            "DELETE FROM django_migrations WHERE app = 'contenttypes' RETURNING app, name, applied"
        ).fetchall()
        try:
            status, out, err = _answerable(socket, "serve", url="answerable_app")
        finally:
            for row in undone:
                link.execute("INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, %s)", row)
    assert (status, out) == (2, "")
    assert "The tables are of an older version: set DATABASE_OWNER_URL" in err
