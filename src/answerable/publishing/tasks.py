"""Work for the worker: publications, deferred in the transaction that asks for them.

A worker that was killed leaves the job behind; the next one does it again from where it was. While
the database is away the job is tried again; every other fault ends it (`run_publication` says why).
"""

from __future__ import annotations

from django.apps import apps
from django.db import InterfaceError, OperationalError
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from answerable.foundation import access

QUEUE = "publishing"
_AGAIN = RetryStrategy(max_attempts=20, wait=5, retry_exceptions={OperationalError, InterfaceError})


def defer_publication(publication: int, *, by: int) -> None:
    """Puts the publication into the queue; it is there when the transaction is, and never before."""
    if apps.is_installed("procrastinate.contrib.django"):
        publish.defer(publication=publication, by=by)


@app.task(queue=QUEUE, retry=_AGAIN)
def publish(publication: int, by: int) -> None:
    """What the worker does, in the name of the person who asked. Safe to be done again."""
    from answerable.publishing.actions.publishing import run_publication

    with access.acting_as(by):
        run_publication(publication)
