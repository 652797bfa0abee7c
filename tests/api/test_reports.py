"""What programs get: the list, a document that fits the schema, and sentences for what is not there."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import answerable
from answerable.publishing.actions import Source, load_document
from answerable.publishing.media import json as json_form
from tests import factories

pytestmark = pytest.mark.django_db

SCHEMA = Path(answerable.__file__).parent / "publishing" / "media" / "document.schema.json"


@pytest.fixture
def stored() -> None:
    for document in (factories.report("zh", 2), factories.report("en", 2), factories.addendum("zh")):
        load_document(document, Source("f", b"1"), actor="me")


def test_the_list(client, stored):
    first, second = client.get("/api/reports?language=en").json()
    assert {k: first[k] for k in ("symbol", "kind", "title", "title_language", "languages", "outputs")} == {
        "symbol": "LK/1/1",
        "kind": "performance_report",
        "title": "Performance of the lakes account",
        "title_language": "en",
        "languages": ["en", "zh"],
        "outputs": 2,
    }
    assert first["period"] == {"label": "2023/24", "start": "2023-07-01", "end": "2024-06-30"}
    assert (second["title_language"], second["document"]) == (
        "zh",
        "http://testserver/api/reports/LK/1/1/Add.1",
    )


def test_an_empty_installation_has_an_empty_list(client):
    assert client.get("/api/reports").json() == []


@pytest.mark.parametrize(("query", "language"), [("", "en"), ("?language=zh", "zh"), ("?language=en", "en")])
def test_a_document(client, stored, query, language):
    response = client.get(f"/api/reports/LK/1/1{query}")
    jsonschema.validate(response.json(), json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert response["Content-Type"] == "application/json; charset=utf-8"
    assert json_form.read(response.content) == factories.report(language, 2)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("LK/9", "LK/9: no report of this symbol is stored."),
        ("LK/1/1?language=fr", "LK/1/1 is not stored in 'fr'; it is stored in: en, zh."),
    ],
)
def test_what_is_not_there_is_a_sentence(client, stored, address, said):
    response = client.get(f"/api/reports/{address}")
    assert (response.status_code, response.json()) == (404, {"detail": said})


def test_an_unknown_language_is_refused(client):
    assert client.get("/api/reports?language=xx").status_code == 422


def test_it_is_read_only(client, stored):
    statuses = [
        client.generic(m, "/api/reports/LK/1/1").status_code for m in ("POST", "PUT", "PATCH", "DELETE")
    ]
    assert statuses == [405] * 4


def test_it_describes_itself(client):
    paths = client.get("/api/openapi.json").json()["paths"]
    assert {path: sorted(methods) for path, methods in paths.items()} == {
        "/api/reports": ["get"],
        "/api/reports/{symbol}": ["get"],
    }
