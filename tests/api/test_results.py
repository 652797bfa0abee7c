"""Reads of results: the list, the rows and figures, the document that fits the schema, the files."""

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
LAKES = "/api/reports/LK_1_1"


@pytest.fixture
def stored(db: None) -> None:
    for document in (factories.report("zh", 2), factories.report("en", 2), factories.addendum("zh")):
        load_document(document, Source("f", b"1"), actor="me")


def test_the_list(ask, stored):
    found = ask("GET", "/api/reports?language=en").json()
    assert (found["total"], found["limit"], found["offset"]) == (2, 100, 0)
    first, second = found["items"]
    assert {k: first[k] for k in ("symbol", "kind", "title", "languages", "outputs")} == {
        "symbol": "LK/1/1",
        "kind": "performance_report",
        "title": {"text": "Performance of the lakes account", "language": "en"},
        "languages": ["en", "zh"],
        "outputs": 2,
    }
    assert first["period"] == {"label": "2023/24", "start": "2023-07-01", "end": "2024-06-30"}
    assert second["title"]["language"] == "zh"


def test_a_list_comes_in_parts(ask, stored):
    found = ask("GET", "/api/reports?limit=1&offset=1").json()
    assert (found["total"], [item["symbol"] for item in found["items"]]) == (2, ["LK/1/1/Add.1"])


def test_an_empty_installation_has_an_empty_list(ask, db):
    assert ask("GET", "/api/reports").json()["items"] == []


@pytest.mark.parametrize(("query", "language"), [("", "en"), ("?language=zh", "zh"), ("?language=en", "en")])
def test_a_document(ask, stored, query, language):
    response = ask("GET", f"{LAKES}/document{query}")
    jsonschema.validate(response.json(), json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert json_form.read(response.content) == factories.report(language, 2)


def test_a_language_that_is_not_stored_is_a_sentence(ask, stored):
    answer = ask("GET", f"{LAKES}/document?language=fr")
    assert answer.status_code == 404
    assert answer.json()["detail"] == "LK/1/1 is not stored in 'fr'; it is stored in: en, zh."


def test_outputs_with_their_filters(ask, stored):
    every = ask("GET", f"{LAKES}/outputs?language=en").json()
    assert (every["total"], sum(every["bands"].values())) == (2, 2)
    row = every["items"][0]
    assert set(row) >= {"path", "planned", "actual", "rate", "band", "text", "place"}
    band = row["band"]
    assert {item["band"] for item in ask("GET", f"{LAKES}/outputs?band={band}").json()["items"]} == {band}
    assert ask("GET", f"{LAKES}/outputs?q=nothing-says-this").json()["total"] == 0
    paths = [item["path"] for item in every["items"]]
    back = ask("GET", f"{LAKES}/outputs?sort=-position").json()["items"]
    assert [item["path"] for item in back] == paths[::-1]


def test_a_figure_explains_itself(ask, stored):
    row = ask("GET", f"{LAKES}/outputs").json()["items"][0]
    found = ask("GET", f"{LAKES}/figures/delivery_rate?path={row['path'].replace('#', '%23')}&language=en")
    assert found.status_code == 200
    assert found.json()["formula"]
    assert [item["value"] for item in found.json()["inputs"]] == [row["actual"], row["planned"]]


@pytest.mark.parametrize(
    "part",
    ["", "/sections", "/sections/A", "/narrative", "/tables", "/indicators", "/findings", "/money", "/posts"],
)
def test_every_part_is_there_and_of_nothing_is_nothing(ask, stored, part):
    assert ask("GET", LAKES + part).status_code == 200
    assert ask("GET", "/api/reports/NO_1" + part).status_code == 404


@pytest.mark.parametrize(
    ("form", "begins"), [("html", b"<!"), ("docx", b"PK"), ("xlsx", b"PK"), ("json", b"{")]
)
def test_files(ask, stored, form, begins):
    answer = ask("GET", f"{LAKES}/files/en/{form}")
    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"] == f'attachment; filename="LK_1_1.en.{form}"'


def test_search_and_comparison(ask, stored):
    hits = ask("GET", "/api/search?q=lakes&language=en").json()
    assert hits["output_count"] == len(hits["outputs"])
    assert ask("GET", "/api/search").status_code == 422
    both = ask("GET", "/api/comparison?first=LK_1_1&second=LK/1/1/Add.1").json()
    assert [line["symbol"] for line in both["reports"]] == ["LK/1/1", "LK/1/1/Add.1"]
    assert ask("GET", "/api/comparison?first=LK_1_1&second=NO").status_code == 404
