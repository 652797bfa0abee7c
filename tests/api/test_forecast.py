"""Forecasts by the API: the same figures as the queries', exact, and nothing of others."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from answerable.organization.models import Entity
from answerable.organization.queries import me_of
from answerable.results.queries.forecasts import forecast
from tests.access import as_application
from tests.api.conftest import key_of
from tests.spending import BUDGET, spending

pytestmark = pytest.mark.django_db
HERE = f"/api/forecasts/{BUDGET}"


@pytest.fixture
def spent(here):
    return spending(here)


def code(here, path: str) -> str:
    return Entity.objects.get(pk=here.entities[path]).code


def test_the_budgets(ask, here, spent):
    (only,) = ask("GET", "/api/forecasts?language=zh", key_of(here.boris)).json()
    assert (only["code"], only["name"]["text"], only["period"]) == (BUDGET, "水务2024/25", "2024/25")
    assert only["version"] == {"number": 2, "stage": "approved", "symbol": "SW/RES/1"}
    assert ask("GET", "/api/forecasts", key_of(here.adi)).json() == []


def test_money_is_what_the_query_says(ask, here, spent):
    found = ask("GET", HERE, key_of(here.bo)).json()
    with as_application(here.bo):
        expected = forecast(me_of(here.bo), BUDGET, "en", today=datetime.now(UTC).date())
    assert found["whole"]["value"] == str(expected.whole.value) == "199440.00"
    assert found["whole"]["by_method"] == {k: str(v) for k, v in expected.whole.by_method.items()}
    assert sum(float(row["projection"]["value"]) for row in found["by_entity"]) == 199_440
    assert len(found["lines"]) == 5
    assert [row["of"]["code"] for row in found["by_category"]] == ["posts", "travel", "consultants"]
    assert (found["closed"], found["granted_by"], found["is_whole"]) == (6, "version", True)


def test_limits_that_are_assumed_say_so(ask, here, spent):
    for address in (HERE, f"{HERE}/posts"):
        found = ask("GET", address, key_of(here.bo)).json()
        assert (found["limits"]["stated"], found["limits"]["overspend"], found["limits"]["vacancy"]) == (
            False, "2", "5",
        )  # fmt: skip
        assert list(found["months_without"]) == []


def test_an_entity_gets_its_own(ask, here, spent):
    found = ask("GET", HERE, key_of(here.boris)).json()
    assert {line["entity"] for line in found["lines"]} == {code(here, "B")}
    assert found["is_whole"] is False
    assert ask("GET", f"{HERE}?entity={code(here, 'A')}", key_of(here.boris)).status_code == 404
    assert ask("GET", HERE, key_of(here.adi)).status_code == 404


def test_what_is_supposed(ask, here, spent):
    key = key_of(here.bo)
    asked = f"{HERE}?method=even&percent=10&suppose=travel:-50:1000&suppose=consultants:0"
    ends = {
        row["of"]["code"]: row["projection"]["value"] for row in ask("GET", asked, key).json()["by_category"]
    }
    assert ends["posts"] == "126000.00"
    assert ends["travel"] == "62400.00"
    assert ends["consultants"] == "240.00"  # supposed to be as it is


@pytest.mark.parametrize(
    "asked",
    [
        "method=guess",
        "percent=lots",
        "percent=1e9",
        "suppose=travel",
        "suppose=travel:x",
        "closed=-1",
        "recruited=NaN",
    ],
)
def test_what_cannot_be_supposed_is_refused(ask, here, spent, asked):
    answer = ask("GET", f"{HERE}?{asked}", key_of(here.bo))
    assert answer.status_code == 422
    assert answer.json()["fields"]


def test_posts_and_why(ask, here, spent):
    key = key_of(here.bo)
    found = ask("GET", f"{HERE}/posts?recruited=1", key).json()
    assert [row["of"]["code"] for row in found["by_grade"]] == ["NGS", "P-4"]
    assert found["not_reported"] == [code(here, "B")]
    assert found["by_grade"][1]["projection"]["rate"].startswith("5")
    why = ask("GET", f"{HERE}/figures/vacancy?grade=P-4&language=en", key).json()
    assert (why["title"], why["result"]) == ("Projected vacancy rate", "10.0 per cent")
    assert ask("GET", f"{HERE}/figures/vacancy?grade=D-9", key).status_code == 404
    assert ask("GET", "/api/forecasts/none/posts", key).status_code == 404
