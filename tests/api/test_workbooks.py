"""Workbooks by the API: made, checked, applied; one's own only."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.publishing.actions.workbooks import run_check, sending
from answerable.results.models import OutputResult
from tests.access import as_application
from tests.api.conftest import key_of
from tests.publishing.workbooks.filling import filled

pytestmark = pytest.mark.django_db
HERE = "/api/workbooks/actuals/SW-draft"


def send(ask, key, content: bytes):
    file = SimpleUploadedFile("lakes.xlsx", content)
    return ask("POST", HERE, key, None, {"file": file, "entity": "lakes-division"})


def test_a_workbook_goes_out_and_comes_back_filled(here, ask):
    key = key_of(here.ana)
    made = ask("GET", f"{HERE}?entity=lakes-division&language=zh", key)
    assert made["Content-Type"].endswith("spreadsheetml.sheet")
    sent = send(ask, key, filled(made.content, {"I5": 11}, "产出")).json()
    assert (sent["status"], sent["errors"]) == ("checked", [])
    (change,) = sent["changes"]
    assert (change["row"], change["column"], change["before"], change["after"]) == (
        "A|A#1",
        "actual",
        None,
        "11",
    )
    address = f"/api/workbook-uploads/{sent['id']}"
    assert ask("GET", address, key).json() == sent
    assert ask("POST", f"{address}/application", key, {}).json() == {"cells": 1}
    assert OutputResult.objects.filter(section_id=here.sections["A"], actual="11").count() == 1
    again = ask("POST", f"{address}/application", key, {})
    assert (again.status_code, again.json()["code"]) == (409, "wrong_state")


def test_every_error_comes_with_its_cell_and_a_code_for_programs(here, ask):
    key = key_of(here.ana)
    made = ask("GET", f"{HERE}?entity=lakes-division", key)
    sent = send(ask, key, filled(made.content, {"I5": "1,234"})).json()
    assert sent["status"] == "refused"
    assert [(fault["sheet"], fault["cell"], fault["code"]) for fault in sent["errors"]] == [
        ("Outputs", "I5", "ambiguous_figure")
    ]


def test_a_file_beyond_the_limit_is_refused(here, ask, settings):
    settings.UPLOAD_LIMIT = 10
    assert send(ask, key_of(here.ana), b"PK" * 20).status_code == 413


def test_a_large_workbook_is_the_workers(here, ask, monkeypatch):
    monkeypatch.setattr(sending, "SMALL", 0)
    monkeypatch.setattr(sending, "FEW", 0)
    key = key_of(here.ana)
    made = ask("GET", f"{HERE}?entity=lakes-division", key)
    answer = send(ask, key, filled(made.content, {"I5": 11}))
    found = answer.json()
    assert (answer.status_code, found["status"]) == (202, "waiting")
    address = f"/api/workbook-uploads/{found['id']}"
    assert ask("POST", f"{address}/application", key, {}).status_code == 409
    with as_application(here.ana):
        run_check(found["id"], without=[], language="en")
    assert ask("GET", address, key).json()["status"] == "checked"
    asked = ask("POST", f"{address}/application", key, {})
    assert (asked.status_code, asked.json()["status"]) == (202, "applying")
    nowhere = SimpleUploadedFile("lakes.xlsx", made.content)
    assert ask("POST", "/api/workbooks/actuals/XX_1", key, None, {"file": nowhere}).status_code == 404
