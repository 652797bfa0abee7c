"""Budgets by the API: read as they are, written many fields at once, conflicts told, refusals with places."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from answerable.plans.models import BudgetLine, BudgetVersion
from tests.api.conftest import key_of
from tests.plans.budget_scene import Budgets, budgets

pytestmark = pytest.mark.django_db

DRAFT, BEFORE = "/api/budgets/sw-2024/versions/1", "/api/budgets/sw-2023/versions/1"


@pytest.fixture
def made(here) -> Budgets:
    return budgets(here)


def line(entity: str, value: str | None, seen: str | None = None, **more: Any) -> dict[str, Any]:
    return {"entity": entity, "category": "travel", "field": "amount", "value": value, "seen": seen, **more}


def test_a_version_is_read_with_totals_and_what_it_was(made, here, ask):
    found = ask("GET", DRAFT, key_of(here.bo)).json()
    assert (found["version"]["stage"], found["version"]["based_on"]) == ("proposed", made.before)
    assert {name: found["totals"][name] for name in ("gross", "net", "overheads")} == {
        "gross": "1680000.00", "net": "1590000.00", "overheads": None,
    }  # fmt: skip
    travel = next(row for row in found["lines"] if row["category"] == "travel")
    assert (travel["amount"], travel["before"], travel["change_amount"]) == ("80000.00", "80000.00", "0.00")
    own = ask("GET", f"{DRAFT}?entity={made.codes['B']}", key_of(here.bo)).json()
    assert own["totals"]["gross"] == "600000.00"
    assert ask("GET", f"{DRAFT}?entity=nowhere", key_of(here.bo)).status_code == 404
    assert ask("GET", "/api/budgets/sw-2024/versions/9", key_of(here.bo)).status_code == 404
    assert ask("GET", "/api/budgets/nowhere", key_of(here.bo)).status_code == 404


def test_a_reader_of_one_entity_is_told_that_it_is_not_all(made, here, ask):
    found = ask("GET", DRAFT, key_of(here.ana)).json()
    assert found["is_whole"] is False
    assert set(found["writable"]) == {made.codes["A"], made.codes["A.1"]}
    assert {row["entity"] for row in found["lines"]} == {made.codes["A"]}


def test_the_public_reads_final_versions(made, ask):
    assert [row["code"] for row in ask("GET", "/api/budgets").json()["budgets"]] == ["sw-2023"]
    found = ask("GET", BEFORE).json()
    assert (found["version"]["symbol"], found["version"]["begun_by"]) == ("SW/RES/7", "")
    assert ask("GET", f"{BEFORE}/seal").json()["holds"] is True
    assert ask("GET", f"{BEFORE}/averages").json()["total"] == "8.0"
    assert ask("GET", "/api/budgets?stage=proposed").json() == {"budgets": []}


def test_lines_are_written_and_conflicts_come_back(made, here, ask):
    a, key = made.codes["A"], key_of(here.ana)
    sent = {"lines": [line(a, "60000", "80000"), {**line(a, "management"), "field": "cause"}]}
    assert ask("POST", f"{DRAFT}/lines", key, sent).json() == {"written": 2, "unchanged": 0, "conflicts": []}
    late = ask("POST", f"{DRAFT}/lines", key_of(here.bo), {"lines": [line(a, "65000", "80000")]}).json()
    (conflict,) = late["conflicts"]
    assert (conflict["place"], conflict["theirs"], conflict["by"]) == (f"{a}$travel", "60000.00", "Ana")
    wrong = ask("POST", f"{DRAFT}/lines", key, {"lines": [line(a, "much", "60000")]})
    assert (wrong.status_code, wrong.json()["place"]) == (422, f"{a}$travel")
    missing = ask("GET", f"{DRAFT}/missing", key).json()["missing"]
    assert missing == [{"entity": a, "category": "travel", "what": "reason"}]
    row = BudgetLine.objects.get(version=made.draft, entity__code=a, category__code="travel")
    assert (row.amount, row.cause) == (Decimal("60000.00"), "management")


def test_posts_are_written_and_averaged(made, here, ask):
    key = key_of(here.ana)
    sent = {
        "lines": [
            {"code": "a-gs", "field": "last_day", "value": "2024-12-31"},
            {"code": "a-gs", "field": "title", "value": "Clerks", "language": "en"},
        ]
    }
    assert ask("POST", f"{DRAFT}/posts", key, sent).json()["written"] == 2
    late = {"lines": [{"code": "a-gs", "field": "count", "value": "3", "seen": "9"}]}
    (conflict,) = ask("POST", f"{DRAFT}/posts", key, late).json()["conflicts"]
    assert (conflict["place"], conflict["theirs"]) == ("a-gs", "2")
    found = ask("GET", f"{DRAFT}/posts", key).json()
    row = next(post for post in found["posts"] if post["code"] == "a-gs")
    assert (row["average"], row["by_month"][5:7], row["titles"]) == ("1.0", ["2.0", "0.0"], {"en": "Clerks"})
    averages = ask("GET", f"{DRAFT}/averages", key_of(here.bo)).json()
    assert averages["total"] == "6.0"
    assert {"kind": "post", "group": "general_service", "grade": "GS", "average": "1.0"} in averages[
        "by_grade"
    ]
    changed = ask("GET", f"{DRAFT}/changes?against={made.before}", key_of(here.bo)).json()
    assert {(p["code"], p["act"]) for p in changed["posts"]} == {
        ("b-p3-old", "abolished"),
        ("a-gs", "changed"),
    }
    assert ask("GET", f"{DRAFT}/changes?against=999", key).status_code == 404


def test_scenarios_are_reckoned_kept_changed_and_removed(made, here, ask):
    key, change = key_of(here.bo), {"kind": "percent", "value": "-10", "group": "posts"}
    reckoned = ask("POST", f"{DRAFT}/reckoning", key, {"changes": [change]}).json()
    assert (reckoned["by_category"]["posts"], reckoned["totals"]["gross"]) == ("1440000.00", "1520000.00")
    body = {"names": {"en": "Lean"}, "changes": [change]}
    assert ask("POST", f"{DRAFT}/scenarios", key, body).json()["number"] == 2
    scenario = "/api/budgets/sw-2024/versions/2"
    assert ask("PUT", f"{scenario}/suppositions", key, {**body, "changes": []}).status_code == 204
    assert ask("GET", scenario, key).json()["totals"]["gross"] == "1680000.00"
    wrong = ask("POST", f"{DRAFT}/reckoning", key, {"changes": [{**change, "value": "-200"}]})
    assert (wrong.status_code, wrong.json()["place"]) == (422, "changes.0")
    assert ask("DELETE", scenario, key).status_code == 204
    assert ask("DELETE", DRAFT, key).status_code == 409


def test_from_the_first_day_to_the_seal(made, here, ask):
    bo, pia = key_of(here.bo), key_of(here.pia)
    new = {
        "code": "sw-2025", "names": {"en": "Waters 2025"}, "start": "2025-07-01", "end": "2026-06-30",
    }  # fmt: skip
    assert ask("POST", "/api/budgets", bo, new).status_code == 201
    assert ask("POST", "/api/budgets", bo, new).status_code == 409
    version = {"stage": "approved", "entities": [made.codes["A"]], "categories": ["travel"]}
    assert ask("POST", "/api/budgets/sw-2025/versions", bo, version).json()["number"] == 1
    address = "/api/budgets/sw-2025/versions/1"
    added = {"entities": [made.codes["A"]], "categories": ["posts"]}
    assert ask("POST", f"{address}/layout", bo, added).json() == {"added": 1}
    ask("PUT", f"{address}/vacancy-rates", bo, {"rates": {"professional": "14.0"}})
    ask("POST", f"{address}/lines", bo, {"lines": [line(made.codes["A"], "5")]})
    assert ask("POST", f"{address}/final", pia, {}).json()["code"] == "wrong_state"
    ask("PUT", f"{address}/state", bo, {"to": "review"})
    assert ask("POST", f"{address}/final", pia, {}).json()["code"] == "incomplete"
    decided = {"symbol": "SW/RES/9", "decided_on": "2025-06-30"}
    seal = ask("POST", f"{address}/final", pia, decided).json()["seal"]
    row = BudgetVersion.objects.get(budget__code="sw-2025")
    assert (row.seal, row.assumptions) == (seal, {"vacancy": {"professional": "14.0"}})
    refused = ask("POST", f"{address}/lines", bo, {"lines": [line(made.codes["A"], "6", "5")]})
    assert (refused.status_code, refused.json()["code"]) == (409, "sealed")


def test_figures_and_categories(made, here, ask):
    key = key_of(here.bo)
    figure = ask("GET", f"{DRAFT}/figures/net", key).json()
    assert [item["value"] for item in figure["inputs"]] == ["1\u202f680\u202f000.00", "90\u202f000.00"]
    average = ask("GET", f"{DRAFT}/figures/average?entity={made.codes['B']}", key).json()
    assert average["result"] == "1.0"
    assert ask("GET", f"{DRAFT}/figures/gross?entity=nowhere", key).status_code == 404
    body = {"names": {"en": "Fuel", "zh": "燃料"}, "group": "operational"}
    assert ask("PUT", "/api/cost-categories/fuel", key, body).json() == {"code": "fuel"}
    codes = [row["code"] for row in ask("GET", "/api/cost-categories").json()["categories"]]
    assert codes == ["posts", "travel", "support", "tax", "fuel"]
