"""The making of a report by the API: conflicts come back, refusals name the row, digests bind."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.results.models import OutputResult, ReportSection
from tests.api.cases import DRAFT
from tests.api.conftest import key_of
from tests.api.made import Made

pytestmark = pytest.mark.django_db


def value(given: str | None, **more: object) -> dict[str, object]:
    return {"values": [{"section": "A", "path": "A#1", "field": "actual", "value": given, **more}]}


def actual(here) -> str | None:
    found = OutputResult.objects.get(section_id=here.sections["A"], output__number=1)
    return found.actual


def test_values_are_saved_and_a_conflict_comes_back_with_theirs(here, ask):
    ana, hana = key_of(here.ana), key_of(here.hana)
    assert ask("POST", f"{DRAFT}/values", ana, value("11")).json() == {
        "written": 1,
        "unchanged": 0,
        "conflicts": [],
    }
    answer = ask("POST", f"{DRAFT}/values", hana, value("12"))  # she saw nothing there
    (conflict,) = answer.json()["conflicts"]
    assert (answer.status_code, conflict["theirs"], conflict["by"]) == (200, "11", "Ana")
    assert actual(here) == "11"
    assert ask("POST", f"{DRAFT}/values", hana, value("12", seen="11")).json()["written"] == 1
    assert actual(here) == "12"


def test_zero_nothing_and_not_applicable_stay_three_things(here, ask):
    seen, ana = None, key_of(here.ana)
    for given in ("0", "not_applicable", None):
        assert ask("POST", f"{DRAFT}/values", ana, value(given, seen=seen)).status_code == 200
        assert actual(here) == given
        seen = given


@pytest.mark.parametrize("given", ["twelve of them", "1e999", "a\u0000b", "NaN", "9" * 500])
def test_what_is_no_figure_is_refused_with_its_place(here, ask, given):
    answer = ask("POST", f"{DRAFT}/values", key_of(here.ana), value(given))
    assert answer.status_code == 422, answer.content
    assert actual(here) is None


@pytest.mark.parametrize(
    "body",
    [
        "{",
        "[]",
        '{"values": NaN}',
        '{"values": ' + "[" * 5000 + "]" * 5000 + "}",
        "1" * 5000,
        b"\xff\xfe",
        '"\\ud800"',
    ],
    ids=["cut", "list", "nan", "deep", "long number", "bytes", "half a pair"],
)
def test_a_body_that_is_none_is_a_fault_of_the_caller(here, ask, body):
    assert ask("POST", f"{DRAFT}/values", key_of(here.ana), body).status_code in (400, 422)


def test_another_media_type_is_said(here, ask):
    answer = ask("POST", f"{DRAFT}/values", key_of(here.ana), files={"values": "x"})
    assert (answer.status_code, answer.json()["code"]) == (415, "wrong_media_type")


def test_a_section_goes_from_entry_to_cleared_by_its_digest(here, ask):
    made, bo, hana = Made(here), key_of(here.bo), key_of(here.hana)
    early = ask("POST", f"{DRAFT}/sections/A/submission", hana, {})
    assert (early.status_code, early.json()["code"]) == (422, "incomplete")
    assert early.json()["place"]
    made.complete()
    assert ask("POST", f"{DRAFT}/sections/A/submission", hana, {"text": "Done"}).status_code == 204
    stale = ask("POST", f"{DRAFT}/sections/A/clearance", bo, {"digest": "0" * 64})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    digest = ask("GET", f"{DRAFT}/sections/A/entry", bo).json()["digest"]
    assert ask("POST", f"{DRAFT}/sections/A/clearance", bo, {"digest": digest}).status_code == 204
    assert ReportSection.objects.get(pk=here.sections["A"]).status == "cleared"
    steps = ask("GET", f"{DRAFT}/sections/A/history", hana).json()["items"]
    assert [(step["act"], step["is_present"]) for step in steps] == [("cleared", True), ("submitted", True)]


def test_evidence_is_what_its_bytes_say(here, ask):
    ana = key_of(here.ana)
    disguised = SimpleUploadedFile("minutes.pdf", b"MZ\x90\x00 not a PDF", "application/pdf")
    assert ask("POST", f"{DRAFT}/sections/A/evidence", ana, files={"file": disguised}).status_code == 422
    honest = SimpleUploadedFile("../../minutes.txt", b"What was agreed.\n", "text/plain")
    made = ask("POST", f"{DRAFT}/sections/A/evidence", ana, files={"file": honest, "path": "A#1"})
    assert made.status_code == 201
    address = f"{DRAFT}/sections/A/evidence/{made.json()['id']}"
    kept = ask("GET", address, ana)
    assert (kept.content, kept["Content-Type"]) == (b"What was agreed.\n", "application/octet-stream")
    assert ".." not in kept["Content-Disposition"]
    assert ask("GET", address.replace("/A/", "/A.1/"), key_of(here.bo)).status_code == 404
    assert ask("DELETE", f"/api/evidence/{made.json()['id']}", ana).status_code == 204
