"""Documents from elsewhere by the API: looked at first, stored as looked at, and plans that open a period."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.foundation.models import JournalEntry
from answerable.publishing.media.json import write
from answerable.results.models import Report, ReportSource
from tests import factories
from tests.api.conftest import key_of
from tests.api.made import Made
from tests.scene import _document

pytestmark = pytest.mark.django_db
SYMBOL = "LK/9/9"


def file(content: bytes = b"", name: str = "lakes.json") -> SimpleUploadedFile:
    document = replace(factories.report("en"), symbol=SYMBOL)
    return SimpleUploadedFile(name, content or write(document), "application/json")


def send(ask: Any, key: str, sent: SimpleUploadedFile | None = None, **more: str) -> Any:
    return ask("POST", "/api/documents", key, files={"file": sent or file(), **more})


def test_a_document_is_shown_first_and_stored_with_the_digest(here, ask):
    pia = key_of(here.pia)
    shown = send(ask, pia).json()
    assert (shown["symbol"], shown["is_stored"], shown["is_new_report"]) == (SYMBOL, False, True)
    assert shown["counts"]["report"]["new"] == 1
    assert not Report.objects.filter(symbol=SYMBOL).exists()
    stored = send(ask, pia, expected=shown["digest"])
    assert (stored.status_code, stored.json()["is_stored"]) == (200, True)
    assert Report.objects.get(symbol=SYMBOL).status == "loaded"
    assert ReportSource.objects.filter(report__symbol=SYMBOL, file_name="lakes.json").exists()
    assert JournalEntry.objects.filter(act="load_document", actor="pia@example.org").exists()


def test_what_changed_since_it_was_shown_is_not_stored(here, ask):
    pia = key_of(here.pia)
    digest = send(ask, pia).json()["digest"]
    assert send(ask, pia, expected=digest).status_code == 200
    again = send(ask, pia, expected=digest)
    assert (again.status_code, again.json()["code"]) == (409, "stale")
    assert set(send(ask, pia).json()["counts"]["report"]) >= {"unchanged"}


@pytest.mark.parametrize("name", ["ana", "bo", "aud"])
def test_only_publishers_store(here, ask, name):
    digest = send(ask, key_of(here.pia)).json()["digest"]
    assert send(ask, key_of(here.people[name]), expected=digest).status_code == 403
    assert not Report.objects.filter(symbol=SYMBOL).exists()


@pytest.mark.parametrize("content", [b"x", b"PK\x03\x04broken", b"%PDF-1.7 broken", b"{}"])
def test_a_file_that_cannot_be_read_is_refused(here, ask, content):
    answer = send(ask, key_of(here.pia), file(content, "broken"))
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


def test_a_file_may_not_be_too_large(here, ask, settings):
    settings.UPLOAD_LIMIT = 100
    assert send(ask, key_of(here.pia)).status_code == 413


def test_a_report_made_here_is_not_loaded_over(here, ask):
    document = replace(factories.report("en"), symbol="SW-draft")
    answer = send(ask, key_of(here.pia), file(write(document)))
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


def test_a_plan_that_was_read_opens_a_period(here, ask):
    made, bo = Made(here), key_of(here.bo)
    plans = [
        ask("POST", "/api/documents/reading", bo, files={"file": file(write(_document(code)))}).json()
        for code in ("en", "zh")
    ]
    assert plans[0]["schema"] == "answerable/document-1"
    sent = {
        "period": {"label": "2026/27", "start": "2026-07-01", "end": "2027-06-30"},
        "symbol": "SW-plan",
        "plans": plans,
        **made.deadlines(),
    }
    assert ask("POST", "/api/reports", bo, {**sent, "carried_from": "LK/1/1"}).status_code == 422
    assert ask("POST", "/api/reports", bo, {**sent, "plans": [{"schema": "other"}]}).status_code == 422
    answer = ask("POST", "/api/reports", bo, sent)
    assert (answer.status_code, answer.json()) == (201, {"symbol": "SW-plan"})
    assert Report.objects.get(symbol="SW-plan").status == "open"
    rows = ask("GET", "/api/reports/SW-plan/outputs", bo).json()
    assert rows["total"] > 0
    assert {row["actual"] for row in rows["items"]} == {None}
