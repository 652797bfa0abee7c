"""Whatever the OpenAPI document allows somebody to send, nothing of it is an error of the server.

Schemathesis makes requests from the document, valid and invalid, the same ones on every run; they
go through the whole WSGI application as the application's role. Every second one is aimed at rows
that exist, so that it gets past the address.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from tests.api.conftest import in_service, key_of
from tests.api.made import Made

pytestmark = pytest.mark.django_db

EXAMPLES = 3  # of each operation
SECONDS = 60  # for each kind of caller: what is not reached by then is the next run's concern
CALLERS = {"anybody": None, "focal point": "ana", "publisher": "pia"}
REAL = {"symbol": "SW-draft", "section": "A", "language": "en", "form": "json"}


@contextmanager
def kept_connection() -> Iterator[None]:
    """The test's own connection, with its transaction, serves every request."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


@pytest.mark.parametrize("caller", CALLERS)
def test_no_request_is_a_server_error(here, settings, caller):
    settings.API_REQUESTS_A_MINUTE = {"anonymous": 10**6, "token": 10**6, "refused": 10**6}
    who = CALLERS[caller]
    made = Made(here)
    rows = {**REAL, "number": str(made.evidence())}
    headers = {} if who is None else {"Authorization": f"Bearer {key_of(here.people[who])}"}
    until, told = time.monotonic() + SECONDS, []
    with in_service(), kept_connection():
        found = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())
        for result in found.get_all_operations():
            if time.monotonic() < until:
                told += asked(result.ok(), headers, rows)
    assert len(told) > 100
    assert {status for status, _what in told if status < 500} >= {404}
    assert [what for status, what in told if status >= 500] == []


def asked(operation: Any, headers: dict[str, str], rows: dict[str, str]) -> list[tuple[int, str]]:
    """What some requests to an operation were answered with; nothing of them is kept."""
    told: list[tuple[int, str]] = []
    turn = itertools.count()

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        case=operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
        | operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
    )
    def ask(case: Any) -> None:
        if next(turn) % 2 == 0:
            case.path_parameters.update({name: rows[name] for name in case.path_parameters if name in rows})
        before = transaction.savepoint()
        answer = case.call(headers=headers)
        transaction.savepoint_rollback(before)
        what = f"{case.method} {case.formatted_path} {str(case.body)[:200]}: {answer.content[:200]!r}"
        told.append((answer.status_code, what))

    ask()
    return told
