"""Planning by programs: a plan begun, written, read and compared over the API alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import key_of
from tests.api.made import Made

pytestmark = pytest.mark.django_db

BODY: dict[str, Any] = {
    "code": "rivers-plan",
    "names": {"en": "Rivers", "zh": "河流"},
    "period": {"label": "2027/28", "start": "2027-07-01", "end": "2028-06-30"},
    "symbol": "PL-new",
}


def test_a_plan_is_begun_written_and_read(here, ask):
    office, own = key_of(here.bo), key_of(here.ana)
    begun = ask("POST", "/api/plans", office, {**BODY, **Made(here).deadlines()})
    assert begun.json() == {"symbol": "PL-new"}
    rows = "/api/reports/PL-new/sections/A/rows"
    above = ask("POST", rows, own, {"subject": "accomplishment"}).json()["path"]
    made = ask("POST", rows, own, {"subject": "indicator", "under": above}).json()["path"]
    values = [
        {"section": "A", "path": made, "field": "target", "value": "12"},
        {"section": "A", "path": made, "field": "text", "value": "Rivers measured", "language": "en"},
        {"section": "A", "path": f"{made}:2025/26:actual", "field": "value", "value": "9"},
    ]
    assert ask("POST", "/api/reports/PL-new/values", own, {"values": values}).json()["written"] == 3
    sheet = ask("GET", "/api/reports/PL-new/sections/A/plan", own).json()
    (row,) = sheet["accomplishments"][0]["rows"]
    assert row["cells"]["target"]["value"] == "12"
    assert {one["period"]: one["value"]["value"] for one in row["periods"]}["2025/26"] == "9"
    assert sheet["edits"]["indicator"]["add"]["allowed"]
    assert ("A*1", "objective") not in {(one["path"], one["what"]) for one in sheet["missing"]}
    assert ("A", "objective") in {(one["path"], one["what"]) for one in sheet["missing"]}
    digest = ask("GET", f"/api/reports/PL-new/sections/A/row-digest?path={made}", own).json()["digest"]
    assert ask("POST", f"{rows}/removal", own, {"path": made, "digest": "0" * 64}).status_code == 409
    assert ask("POST", f"{rows}/removal", own, {"path": made, "digest": digest}).status_code == 204


def test_versions_are_compared(here, ask):
    made = Made(here)
    made.plan()
    office = key_of(here.bo)
    body = {"stage": "recommended", "symbol": "PL-r", "based_on": "PL-draft", **made.deadlines()}
    assert ask("POST", "/api/plans/lakes-plan/versions", office, body).status_code == 201
    change = {"section": "A", "path": "A(a)1", "field": "target", "value": "97", "seen": "95"}
    assert ask("POST", "/api/reports/PL-r/values", office, {"values": [change]}).json()["written"] == 1
    found = ask("GET", "/api/plan-comparison?before=PL-draft&after=PL-r&language=en", office).json()
    assert found["counts"] == {"added": 0, "removed": 0, "changed": 1, "moved": 0}
    (section,) = found["sections"]
    (row,) = section["rows"]
    assert row["fields"] == [{"field": "target", "before": "95", "after": "97", "runs": []}]
    assert not found["is_part"]
    versions = ask("GET", "/api/plans/lakes-plan", office).json()["versions"]
    shown = [(one["stage"], one["based_on"]) for one in versions]
    assert shown == [("proposed", None), ("recommended", "PL-draft")]


def test_a_refusal_says_why(here, ask):
    office = key_of(here.bo)
    wrong = ask("POST", "/api/plans", office, {**BODY, **Made(here).deadlines(), "entity": "nowhere"})
    assert (wrong.status_code, wrong.json()["code"]) == (404, "not_found")
    assert ask("GET", "/api/plans/nowhere", office).status_code == 404
