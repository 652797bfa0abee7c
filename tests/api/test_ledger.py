"""The ledger by the API: what answers look like, large files, rejects in the caller's language."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.publishing.actions import ledger
from answerable.results.models import LedgerLine, LedgerSending
from tests.api.conftest import key_of
from tests.api.made import Made
from tests.ledger import HEADER, ROWS, csv_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(here) -> Made:
    return Made(here)


def file(content: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile("july.csv", content or csv_of(), "text/csv")


def test_a_file_is_loaded_and_amounts_come_back_as_texts(made, ask):
    key = key_of(made.here.bo)
    sent = {"file": file(), "mapping": made.ledger_mapping()}
    answer = ask("POST", "/api/ledger/loads", key, files=sent)
    assert answer.status_code == 200
    assert {**answer.json(), "load": 0} == {
        "load": 0, "rows": 3, "added": 3, "known": 0, "rejected": 0, "late": 0, "repeated": False,
        "sending": None,
    }  # fmt: skip
    again = ask("POST", "/api/ledger/loads", key, files={**sent, "file": file()})
    assert (again.json()["repeated"], again.json()["load"]) == (True, answer.json()["load"])
    period = ask("GET", "/api/ledger/periods", key).json()["periods"][0]
    totals = ask("GET", f"/api/ledger/totals?period={period['id']}", key).json()["totals"]
    assert {tuple(row["key"]): row["amounts"] for row in totals} == {
        ("posts",): {"expenditure": "2000.00"}, ("travel",): {"expenditure": "80.25"},
    }  # fmt: skip
    months = ask("GET", f"/api/ledger/totals?period={period['id']}&by=month", key).json()["totals"]
    assert [row["key"] for row in months] == [["2024-07-01"], ["2024-08-01"]]
    lines = ask("GET", f"/api/ledger/lines?period={period['id']}&category=travel", key).json()
    assert [row["amount"] for row in lines["items"]] == ["-20.25", "100.50"]


def test_a_large_file_is_left_to_the_worker(made, ask, monkeypatch):
    monkeypatch.setattr(ledger, "SMALL", 10)
    key, of = key_of(made.here.bo), made.ledger_mapping()
    answer = ask("POST", "/api/ledger/loads", key, files={"file": file(), "mapping": of})
    assert answer.status_code == 202
    number = answer.json()["sending"]
    assert ask("GET", f"/api/ledger/sendings/{number}", key).json()["state"] == "waiting"
    assert LedgerSending.objects.get().size == len(csv_of())
    assert not LedgerLine.objects.exists()


@pytest.mark.parametrize(("language", "said"), [("en", "is no entity here"), ("zh-Hans", "实体")])
def test_rejects_come_back_in_the_callers_language(made, ask, language, said):
    number = made.ledger_load()
    headers = {"Accept-Language": language}
    answer = ask("GET", f"/api/ledger/loads/{number}/rejects", key_of(made.here.bo), **headers)
    assert answer.status_code == 200
    text = answer.content.decode("utf-8-sig")
    assert text.splitlines()[0].startswith(",".join(HEADER))
    assert said in text
    assert "attachment" in answer["Content-Disposition"]


def test_rows_are_refused_with_their_place(made, ask):
    key, of = key_of(made.here.bo), made.ledger_mapping()
    body = {"mapping": of, "name": "x", "rows": [{"Colour": "red"}]}
    answer = ask("POST", "/api/ledger/rows", key, body)
    assert (answer.status_code, answer.json()["place"]) == (422, "rows")
    body["rows"] = [{"Amount": 1.5}]
    assert ask("POST", "/api/ledger/rows", key, body).status_code == 422
    assert ask("POST", "/api/ledger/rows", key, {**body, "mapping": 10**18, "rows": []}).status_code == 404


def test_a_mapping_is_refused_with_the_field_that_is_wrong(made, ask):
    body = {"source": "erp", "kind": "expenditure", "columns": {"columns": {"key": "A"}}}
    answer = ask("POST", "/api/ledger/mappings", key_of(made.here.bo), body)
    assert (answer.status_code, answer.json()["place"]) == (422, "columns.entity")


def test_a_proposal_says_what_is_not_certain(made, ask):
    rows = [(*row[:4], "03/07/2024", "1,234.50", "") for row in ROWS]
    answer = ask("POST", "/api/ledger/proposals", key_of(made.here.bo), files={"file": file(csv_of(rows))})
    assert answer.status_code == 200
    found = answer.json()
    assert found["date_forms"] == ["DD/MM/YYYY", "MM/DD/YYYY"]
    assert found["marks"] == [[".", ","]]
    assert found["columns"]["entity"] == "Fund centre"


def test_a_name_is_decided_and_the_row_goes_in(made, ask):
    key, number = key_of(made.here.bo), made.ledger_load()
    alias = ask("GET", "/api/ledger/aliases?status=proposed", key).json()["items"][0]
    assert (alias["name"], alias["field"]) == ("Lake Division", "entity")
    wrong = ask("PUT", f"/api/ledger/aliases/{alias['id']}", key, {"status": "accepted", "entity": "nowhere"})
    assert (wrong.status_code, wrong.json()["place"]) == (422, "entity")
    assert ask("PUT", f"/api/ledger/aliases/{alias['id']}", key, {"status": "accepted"}).status_code == 204
    assert ask("POST", f"/api/ledger/loads/{number}/resending", key).json()["added"] == 1


def test_an_account_shows_and_takes_over_its_figures(made, ask):
    key = key_of(made.here.bo)
    made.ledger_load()
    shown = ask("GET", "/api/reports/SW-draft/filling", key).json()
    one = next(row for row in shown["figures"] if row["path"] == "A$travel")
    assert (one["present"], one["value"], one["exact"], one["source"]) == (None, "0.0", "1.00", "ledger")
    done = ask("POST", "/api/reports/SW-draft/filling", key)
    assert done.json() == {
        "changed": len([row for row in shown["figures"] if row["present"] != row["value"]])
    }
    assert json.loads(done.content)["changed"] > 0
