"""Work that outlives a request: deferred in the transaction that asks for it, done by the worker.

A room's `tasks.py` defines tasks with `@task("room.what")`; each fetches by identity and calls one
action, as the person who asked. `later("room.what", by=person, ...)` is a row in the database like
any other: a transaction that is undone leaves no job. A worker that is killed leaves its job
behind, and the next one takes it up again from the beginning, so every task can run twice.

Queue and worker: procrastinate, on the same PostgreSQL (`config/working.py` runs it).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from django.db import InterfaceError, OperationalError
from procrastinate import App, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from answerable.foundation import access

# Of a database that restarts or is short of something. A refusal is not tried again.
AGAIN = RetryStrategy(max_attempts=8, exponential_wait=2, retry_exceptions=[OperationalError, InterfaceError])


def task(name: str, *, daily_at: str | None = None) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Makes the function the task of this name, called with what `later` was given.

    `daily_at` ("05:30", UTC) makes it a task that nobody asks for; it acts for nobody and gets no
    arguments.
    """

    def define(function: Callable[..., None]) -> Callable[..., None]:
        if daily_at is None:
            app.task(name=name, retry=AGAIN)(_as_who_asked(function))
        else:
            hour, minute = daily_at.split(":")
            every_day = app.task(name=name, retry=AGAIN, queueing_lock=name)(_as_nobody(function))
            app.periodic(cron=f"{int(minute)} {int(hour)} * * *")(every_day)
        return function

    return define


def later(name: str, *, by: int | None, **about: Any) -> int:
    """Asks for a task, in the present transaction, for that person. Returns the job's number.

    `about` is plain JSON: identities, not records. One person's jobs of one kind about one thing
    run one after the other.
    """
    lock = f"{name} {sorted(about.items())}"
    return int(_deferring().configure_task(name, lock=lock).defer(by=by, **about))


@cache
def _deferring() -> App:
    """Writes by Django's connection also inside a worker, whose own connection is another one."""
    return App(connector=DjangoConnector())


def _as_who_asked(function: Callable[..., None]) -> Callable[..., None]:
    def run(*, by: int | None, **about: Any) -> None:
        with access.acting_as(by):
            function(**about)

    return run


def _as_nobody(function: Callable[..., None]) -> Callable[[int], None]:
    def run(timestamp: int) -> None:  # noqa: ARG001  when it was due
        with access.acting_as(None):
            function()

    return run
