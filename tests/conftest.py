"""Tests that need a database get PostgreSQL: `DATABASE_URL`'s, else an embedded one in a temporary folder.

It starts with the first test that asks for it, once for the session, with durability off: what
is lost with the power is only a test database.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests import side_by_side

# The same examples on every machine and run: a change is judged by what it changes. Chance is for
# a search on purpose: HYPOTHESIS=search make test. No example has a deadline: on a busy machine it
# would be missed by what is sound; tests of how quick something is say so.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
hypothesis.settings.register_profile("search", derandomize=False, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS", "same"))


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> None:
    """Passwords are hashed slowly on purpose; a test that makes eight people need not wait for it."""
    from django.conf import settings
    from django.contrib.auth import hashers

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    hashers.reset_hashers(setting="PASSWORD_HASHERS")


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> Iterator[None]:
    from django.db import connections

    from answerable.config import database

    mine = connections["default"].settings_dict
    mine.update(database.settings(owner=True))  # who makes the tables; tests/access.py is the application
    if os.environ.get("DATABASE_URL"):
        yield
        return
    folder = Path(tempfile.mkdtemp(prefix="answerable-tests-"))
    folder.chmod(0o755)
    data = folder / "postgres"
    server = database.start_embedded(data)
    _be_quick(server)
    mine["HOST"] = str(database._socket_folder(data))
    yield
    connections.close_all()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def _be_quick(server: object) -> None:
    import psycopg

    with psycopg.connect(server.get_uri(), autocommit=True) as link:  # type: ignore[attr-defined]
        for name in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
            link.execute(f"ALTER SYSTEM SET {name} = off")
        link.execute("SELECT pg_reload_conf()")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    """Lets the test runner empty the tables between tests; their own tests switch it on again."""
    from django.db import connection

    with django_db_blocker.unblock(), connection.cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute("ALTER TABLE foundation_journalentry DISABLE TRIGGER journal_refuse_truncate")
        budgets = ("plans_budgetversion", "plans_budgetline", "plans_postline")
        for table in ("results_ledgerline", "results_ledgermapping", *budgets):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER unemptied")
    yield
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        _end_other_sessions()


def _end_other_sessions() -> None:
    """A thread of a server that a test asked over HTTP may be a moment later than the test.

    The database cannot be dropped while it is there.
    """
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND pg_has_role(current_user, usesysid, 'MEMBER')"
        )


@pytest.fixture(scope="module", autouse=True)
def _no_rubbish(django_db_blocker: Any) -> Iterator[None]:
    """Takes away what the transactions of a file of tests left behind, when it is much.

    The server must not do so by itself: it would count tables as empty whose rows are all in a
    transaction that is still open, and a search then takes 20 s instead of a tenth of one.
    """
    yield
    with django_db_blocker.unblock():
        _sweep()


def _sweep() -> None:
    from django.db import connection

    if connection.connection is None or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(n_dead_tup) > 20000 FROM pg_stat_user_tables")
        if cursor.fetchone() == (True,):
            cursor.execute("VACUUM")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for all tests that look at pages: Playwright runs once in a process."""
    from tests.browser.conftest import chromium

    executable = chromium()
    if executable is None:
        pytest.skip("no Chromium is installed: the pages were not looked at in a browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    return side_by_side.scheduler(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where processes share the run, the longest stands first; alone, everything as it is written."""
    if hasattr(config, "workerinput"):
        turn = side_by_side.in_turn([item.nodeid for item in items])
        items.sort(key=lambda item: turn[side_by_side.piece_of(item.nodeid)])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what the tests marked `measures` measured: a share is worth seeing when it is good, too."""
    reports = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, [])
        if "measures" in getattr(report, "keywords", {}) and report.capstdout.strip()
    ]
    if reports:
        terminalreporter.section("measured")
    for report in reports:
        terminalreporter.write_line(report.capstdout.strip("\n"))
