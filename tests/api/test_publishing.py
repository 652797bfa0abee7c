"""Drafts by the API: compiling, looking at them as printed, and what publishing still lacks."""

from __future__ import annotations

import hashlib
import json

import pytest

from answerable.publishing.actions import run_publication
from answerable.results.models import OutputResult, PublishedFile
from tests.access import as_application
from tests.api.cases import DRAFT
from tests.api.conftest import key_of
from tests.publishing.cleared import cleared_scene

pytestmark = pytest.mark.django_db


def test_a_draft_is_compiled_once_and_then_unchanged(here, ask):
    bo = key_of(here.bo)
    first = ask("POST", f"{DRAFT}/compilation", bo).json()
    assert (first["symbol"], set(first["findings"])) == ("SW-draft", {"en", "zh"})
    assert ask("POST", f"{DRAFT}/compilation", bo).json()["changed"] is False


def test_a_draft_is_seen_as_it_would_be_printed(here, ask):
    answer = ask("GET", f"{DRAFT}/preview/en/json", key_of(here.pia))
    assert answer["Content-Disposition"] == 'attachment; filename="SW-draft.en.draft.json"'
    assert json.loads(answer.content)["symbol"] == "SW-draft"


def test_publishing_says_which_sections_are_not_cleared(here, ask):
    answer = ask(
        "POST", f"{DRAFT}/publications", key_of(here.pia), {"symbol": "SW/31/12", "languages": ["en"]}
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "incomplete")
    assert answer.json()["place"] == "A"


# --- the whole way


def publish(made, ask) -> str:
    """The cleared report, asked for by the publisher and made as the worker does; its new symbol."""
    pia = key_of(made.pia)
    sent = {"symbol": "SW/31/12", "languages": ["en", "zh"]}
    answer = ask("POST", f"{DRAFT}/publications", pia, sent)
    assert answer.status_code == 202, answer.content
    address = f"/api/publications/{answer.json()['id']}"
    waiting = ask("GET", address, pia).json()
    assert (waiting["state"], waiting["step"], waiting["report"]) == ("waiting", 0, "SW-draft")
    work(made, answer.json()["id"])
    done = ask("GET", address, pia).json()
    assert (done["state"], done["step"], done["report"]) == ("done", done["steps"], "SW/31/12")
    return "SW_31_12"


def test_a_publication_is_taken_back_until_it_is_sealed(ask, db):
    made = cleared_scene()
    pia = key_of(made.pia)
    sent = {"symbol": "SW/31/12", "languages": ["en", "zh"]}
    first = ask("POST", f"{DRAFT}/publications", pia, sent).json()["id"]
    assert ask("DELETE", f"/api/publications/{first}", pia).status_code == 204
    assert ask("GET", f"/api/publications/{first}", pia).status_code == 404
    second = ask("POST", f"{DRAFT}/publications", pia, sent).json()["id"]
    work(made, second)
    late = ask("DELETE", f"/api/publications/{second}", pia)
    assert (late.status_code, late.json()["code"]) == (409, "sealed")


def work(made, number: int) -> None:
    with as_application(made.pia):
        run_publication(number)


def test_a_cleared_report_is_published_and_its_bytes_are_served(ask, db):
    made = cleared_scene()
    symbol = publish(made, ask)
    stored = PublishedFile.objects.get(language="zh", format="pdf")
    first = ask("GET", f"/api/reports/{symbol}/files/zh/pdf")
    assert hashlib.sha256(first.content).hexdigest() == stored.sha256
    again = ask("GET", f"/api/reports/{symbol}/files/zh/pdf", **{"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    refused = ask("POST", f"{DRAFT}/publications", key_of(made.pia), {"symbol": "SW/2", "languages": ["en"]})
    assert refused.status_code in (404, 409)


def test_a_failed_publication_says_why(ask, db):
    made = cleared_scene()
    sent = {"symbol": "SW/31/12", "languages": ["en", "zh"]}
    number = ask("POST", f"{DRAFT}/publications", key_of(made.pia), sent).json()["id"]
    OutputResult.objects.filter(section_id=made.sections["A"]).update(actual="1")
    work(made, number)
    told = ask("GET", f"/api/publications/{number}", key_of(made.pia)).json()
    assert told["state"] == "failed"
    assert told["message"]


def test_a_corrigendum_is_written_by_one_and_published_by_another(ask, db):
    made = cleared_scene()
    symbol, bo, pia = publish(made, ask), key_of(made.bo), key_of(made.pia)
    opened = ask(
        "POST", f"/api/reports/{symbol}/corrigenda", bo, {"reasons": {"en": "Typed.", "zh": "误录。"}}
    )
    number = opened.json()["id"]
    change = {"path": "A#1", "field": "actual", "new": "13", "reasons": {"en": "Typed.", "zh": "误录。"}}
    assert ask("POST", f"/api/corrigenda/{number}/corrections", bo, change).status_code == 201
    asked = ask("POST", f"/api/corrigenda/{number}/publication", pia)
    assert asked.status_code == 202, asked.content
    work(made, asked.json()["id"])
    assert ask("GET", f"/api/publications/{asked.json()['id']}", pia).json()["state"] == "done"
    told = ask("GET", f"/api/reports/{symbol}/corrigenda").json()
    assert [(one["status"], one["corrections"][0]["new"]) for one in told] == [("published", "13")]
    stored = PublishedFile.objects.get(corrigendum_id=number, language="en", format="html")
    address = f"/api/corrigenda/{told[0]['symbol'].replace('/', '_')}/files/en/html"
    assert ask("GET", address).content == bytes(stored.content)
    assert ["en", "html"] in told[0]["files"]
