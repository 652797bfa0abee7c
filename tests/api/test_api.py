"""The front door for programs: who gets in and how far, what faults look like, what it says of itself."""

from __future__ import annotations

import re

import pytest
from django.db import OperationalError, connection
from django.test import Client

from answerable import __version__
from answerable.api import limits, problems
from answerable.foundation import access
from answerable.organization.models import Person
from tests.api.conftest import browser_of, in_service, key_of

pytestmark = pytest.mark.django_db
DRAFT = "/api/reports/SW-draft"


# --- who gets in


def test_a_token_acts_for_its_person(here, ask):
    found = ask("GET", DRAFT + "/sections", key_of(here.ana))
    assert [item["path"] for item in found.json()["items"]] == ["A", "A.1"]
    assert ask("GET", DRAFT).status_code == 404
    assert ask("GET", "/api/reports/LK_1_1").status_code == 200


def test_a_token_allows_no_more_than_its_scopes(here, ask):
    """A token without `read` reads what anybody reads, whatever its person may."""
    assert ask("GET", DRAFT, key_of(here.ana, ("enter",))).status_code == 404
    assert ask("GET", DRAFT, key_of(here.ana, ("read",))).status_code == 200


@pytest.mark.parametrize("fault", ["unknown", "expired", "revoked", "inactive"])
def test_a_token_that_does_not_hold_lets_nobody_in(here, ask, fault):
    key = key_of(here.ana, lasts=-1 if fault == "expired" else 1, revoked=fault == "revoked")
    if fault == "unknown":
        key = "answerable_nothing"
    if fault == "inactive":
        Person.objects.filter(pk=here.ana).update(is_active=False)
    answer = ask("GET", "/api/reports", key)
    assert answer.status_code == 401
    assert answer.json()["code"] == "unknown_caller"
    assert answer["WWW-Authenticate"] == 'Bearer realm="answerable"'


@pytest.mark.parametrize("sent", ["Basic YTpi", "Bearer", "Bearer  ", "Bearer " + "x" * 400, "Bearer é"])
def test_another_authorization_is_refused(here, ask, sent):
    assert ask("GET", "/api/reports", authorization=sent).status_code == 401


def test_nobody_is_left_in_the_database(here, ask):
    for path in (DRAFT, DRAFT + "/nothing", "/api/reports?limit=x"):
        key = key_of(here.bo)
        with in_service():
            Client().get(path, headers={"authorization": f"Bearer {key}"})
            assert access.entered() is None
            assert access.scope("reads") == frozenset()


def test_a_token_counts_before_the_session(here):
    """A session of the budget office adds nothing to a token of Ana."""
    client = browser_of(here.bo)
    key = key_of(here.ana)
    with in_service():
        assert client.get(DRAFT + "/sections").json()["total"] == 4
        answer = client.get(DRAFT + "/sections", headers={"authorization": f"Bearer {key}"})
    assert [item["path"] for item in answer.json()["items"]] == ["A", "A.1"]


# --- faults


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/nothing", 404, "not_found"),
        ("GET", "/api/reports/NO_1", 404, "not_found"),
        ("DELETE", "/api/reports", 405, "method_not_allowed"),
        ("GET", "/api/reports?limit=0", 422, "invalid"),
        ("GET", "/api/reports?limit=99999999999999999999999", 422, "invalid"),
        ("GET", "/api/reports?offset=-1", 422, "invalid"),
        ("GET", "/api/reports?language=xx", 422, "invalid"),
        ("GET", "/api/search?q=a%00b", 400, "bad_request"),
        ("GET", "/api/reports/%00", 404, "not_found"),
        ("GET", "/api/reports/%ED%A0%80", 404, "not_found"),
        ("GET", "/api/reports/LK_1_1/files/en/../../etc", 404, "not_found"),
        ("GET", "/api/reports/..%2f..%2fetc/sections", 404, "not_found"),
        ("GET", "/api/reports/LK_1_1/figures/nothing", 422, "invalid"),
        ("GET", "/api/reports/LK_1_1/figures/achievement?path=zz", 404, "not_found"),
    ],
)
def test_faults_have_one_shape(here, ask, method, path, status, code):
    answer = ask(method, path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert set(answer.json()) == {"code", "detail", "place", "fields"}
    assert answer.json()["detail"]


def test_a_refused_field_is_named(here, ask):
    assert ask("GET", "/api/reports?limit=0").json()["fields"] == [
        {"field": "query.limit", "detail": "Input should be greater than or equal to 1"}
    ]


def test_sentences_are_in_the_language_asked_for(here, ask):
    english = ask("GET", "/api/nothing", **{"accept-language": "en"}).json()["detail"]
    chinese = ask("GET", "/api/nothing", **{"accept-language": "zh-hans"}).json()["detail"]
    assert english != chinese
    assert re.search(r"[\u4e00-\u9fff]", chinese)


def test_a_database_that_is_away_is_said(here, ask, monkeypatch):
    def away(*_: object, **__: object) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr("answerable.results.queries.reports", away)
    answer = ask("GET", "/api/reports")
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert answer["Retry-After"] == str(problems.RETRY_AFTER)


def test_what_nobody_expected_is_noted_and_says_nothing_of_the_inside(here, ask, monkeypatch, caplog):
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret inside")

    monkeypatch.setattr("answerable.results.queries.reports", broken)
    answer = ask("GET", "/api/reports")
    assert (answer.status_code, answer.json()["code"]) == (500, "fault")
    assert "secret" not in answer.content.decode()
    assert "secret inside" in caplog.text


# --- how often


def test_too_many_requests_wait(here, ask, settings):
    settings.API_REQUESTS_A_MINUTE = {"anonymous": 2, "token": 3}
    assert [ask("GET", "/api/reports").status_code for _ in range(3)] == [200, 200, 429]
    key = key_of(here.ana)
    answers = [ask("GET", "/api/reports", key) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert 0 < int(answers[-1]["Retry-After"]) <= limits.WINDOW
    assert answers[-1].json()["code"] == "too_many_requests"


def test_guessing_tokens_is_slow(here, ask, settings):
    settings.API_REQUESTS_A_MINUTE = {"refused": 2}
    assert [ask("GET", "/api/reports", f"guess{n}").status_code for n in range(3)] == [401, 401, 429]


# --- what it says of itself


def test_the_document_is_complete(client):
    found = client.get("/api/openapi.json").json()
    assert found["info"]["version"] == __version__
    for path, methods in found["paths"].items():
        for method, operation in methods.items():
            assert operation["summary"], f"{method} {path}"
            assert operation["tags"], f"{method} {path}"
            assert operation["x-scope"], f"{method} {path}"
            assert {"404", "422", "429", "503"} <= set(operation["responses"]), f"{method} {path}"
    names = [o["operationId"] for methods in found["paths"].values() for o in methods.values()]
    assert len(names) == len(set(names))
    assert "Fault" in found["components"]["schemas"]
    missing = set(
        re.findall(r'"#/components/schemas/([^"]+)"', client.get("/api/openapi.json").content.decode())
    )
    assert missing <= set(found["components"]["schemas"])


def test_the_page_lists_every_operation(client):
    page = client.get("/api/").content.decode()
    found = client.get("/api/openapi.json").json()["paths"]
    assert sum(map(len, found.values())) > 15
    assert all(path in page for path in found)
    assert "<script" not in page
    assert "//" not in re.sub(r"https?:", "", re.search("<head>.*</head>", page, re.DOTALL)[0])


def test_a_symbol_with_slashes_leads_to_its_document(here, client):
    answer = client.get("/api/reports/LK/1/1?language=en")
    assert (answer.status_code, answer["Location"]) == (301, "/api/reports/LK_1_1/document?language=en")


def test_the_connection_is_the_owners_again(here, ask):
    """The tests' own proof that requests ran as the application and only they did."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone()[0] != access.APPLICATION
