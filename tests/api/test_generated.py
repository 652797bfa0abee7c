"""Generated documents by the API: what they lack, their bytes, storing them."""

from __future__ import annotations

import pytest

from answerable.publishing import registry
from answerable.results.models import Report
from tests.api.conftest import key_of
from tests.three_years import PROPOSED, three_years

pytestmark = pytest.mark.django_db
HERE = f"/api/budgets/{PROPOSED}/versions/1/documents/combined_report"


@pytest.fixture
def years(here):
    return three_years(here)


def test_what_it_lacks_and_what_the_audit_finds(ask, here, years):
    found = ask("GET", f"{HERE}?symbol=SW/40/1", key_of(here.bo)).json()
    assert found["findings"] == []
    assert {"what": "narrative", "of": "I.A"} in found["lacking"]
    assert found["title"].startswith("Budget performance for the period from 1 July 2024")


def test_its_bytes(ask, here, years):
    answer = ask("GET", f"{HERE}/zh/docx", key_of(here.aud))
    assert registry.read_bytes(answer.content, "x.docx").language == "zh"


@pytest.mark.parametrize(
    ("path", "status"),
    [("/fr/docx", 422), ("/en/exe", 422), ("?report=X/1", 404)],
)
def test_what_there_is_not(ask, here, years, path, status):
    assert ask("GET", HERE + path, key_of(here.bo)).status_code == status
    assert ask("GET", HERE.replace("/1/", "/9/"), key_of(here.bo)).status_code == 404


def test_storing_needs_a_publisher_and_a_symbol(ask, here, years):
    assert ask("POST", HERE, key_of(here.pia), {"symbol": ""}).status_code == 422
    answer = ask("POST", HERE, key_of(here.pia), {"symbol": "SW/40/1"})
    assert (answer.status_code, answer.json()) == (201, {"symbol": "SW/40/1"})
    assert set(Report.objects.get(symbol="SW/40/1").places) == {"en", "zh"}
