"""The data behind a report: tidy, described, the same figures as the pages, kept by the reader."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from answerable.results import queries
from answerable.web.documents.tables import STATES, TABLES, Column, heads, spread

HERE = "/en/data/SW_30_12"


def rows(client: Client, name: str, language: str = "en") -> list[dict[str, str]]:
    answer = client.get(f"/{language}/data/SW_30_12/{name}.csv")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_a_quantity_stays_three_things() -> None:
    columns = (Column("actual", "quantity", ""),)
    assert heads(columns) == ["actual", "actual_state", "actual_words"]
    assert [spread(columns, (value,)) for value in ("0", None, "not_applicable", "yes", "many", "-1.50")] == [
        ["0", "reported", ""],
        ["", "not_reported", ""],
        ["", "not_applicable", ""],
        ["", "answer", "yes"],
        ["", "word", "many"],
        ["-1.50", "reported", ""],
    ]


def test_the_tables_hold_what_the_pages_show(client: Client) -> None:
    outputs = queries.outputs("SW/30/12", "en")
    assert outputs is not None
    found = rows(client, "outputs")
    assert [row["path"] for row in found] == [row.path for row in outputs.rows]
    assert [row["rate"] for row in found] == ["" if r.rate is None else str(r.rate) for r in outputs.rows]
    indicators = queries.indicators("SW/30/12", "en")
    assert indicators is not None
    assert [row["verdict"] for row in rows(client, "indicators")] == [r.state for r in indicators.rows]
    money = [r for table in queries.resource_tables("SW/30/12", "en") for r in table.rows]
    assert {row["row"] for row in rows(client, "money")} == {r.anchor for r in money if r.level != "heading"}
    assert rows(client, "posts")
    paragraphs = [p for part in queries.narrative("SW/30/12", "en") for p in part.paragraphs]
    assert len(rows(client, "paragraphs")) == len(paragraphs) > 20


def test_texts_are_in_the_language_of_the_address(client: Client) -> None:
    english, chinese = rows(client, "outputs"), rows(client, "outputs", "zh-hans")
    assert [row["actual"] for row in english] == [row["actual"] for row in chinese]
    assert {row["text_language"] for row in chinese} == {"zh"}
    assert all(not row["text"].isascii() for row in chinese[:5])


def test_every_column_is_described_as_it_is(client: Client) -> None:
    package = json.loads(client.get(f"{HERE}/datapackage.json").content)
    assert [each["name"] for each in package["resources"]] == [table.name for table in TABLES]
    for described in package["resources"]:
        found = rows(client, described["name"])
        fields = {field["name"]: field for field in described["schema"]["fields"]}
        assert list(found[0]) == list(fields)
        assert all(field["description"] for field in fields.values())
        for row in found:
            for name, value in row.items():
                if fields[name]["type"] in ("number", "integer") and value:
                    float(value)
                if name.endswith("_state"):
                    assert value in STATES
                if fields[name]["type"] == "boolean":
                    assert value in ("true", "false")
        assert client.get(described["path"]).status_code == 200


def test_everything_at_once_is_what_each_is(client: Client) -> None:
    answer = client.get(f"{HERE}/all.zip")
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert set(archive.namelist()) == {
        *(f"{table.name}.csv" for table in TABLES),
        *("datapackage.json", "document.schema.json", "document.en.json", "document.zh.json"),
    }
    assert archive.read("outputs.csv") == client.get(f"{HERE}/outputs.csv").content
    schema = json.loads(client.get("/en/data/document.schema.json").content)
    assert schema == json.loads(archive.read("document.schema.json"))
    assert client.get(f"{HERE}/all.zip").content == answer.content


@pytest.mark.parametrize(
    "address", [f"{HERE}/outputs.csv", f"{HERE}/all.zip", "/en/reports/SW_30_12/downloads/en.json"]
)
def test_a_reader_keeps_what_has_not_changed(client: Client, address: str) -> None:
    first = client.get(address)
    assert first.headers["Cache-Control"] == "public, no-cache"  # a loaded one may be loaded again
    again = {"if-none-match": first.headers["ETag"]}
    assert client.get(address, headers=again).status_code == 304
    with connection.cursor() as cursor:
        cursor.execute("UPDATE results_outputresult SET actual = '977' WHERE actual = '12'")
    changed = client.get(address, headers=again)
    assert changed.status_code == 200
    assert changed.content != first.content


def test_a_text_is_no_formula(client: Client) -> None:
    from answerable.results.models import OutputResult

    output = OutputResult.objects.filter(section__report__symbol="SW/30/12").order_by("pk")[0].output
    output.texts = {"en": "=1+1", "zh": "=1+1"}
    output.save()
    texts = [row["text"] for row in rows(client, "outputs")]
    assert "'=1+1" in texts
    assert "=1+1" not in texts


@pytest.mark.parametrize("address", ["SW_30_12/none.csv", "NO_1/outputs.csv", "NO_1/all.zip", "%00/all.zip"])
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(f"/en/data/{address}").status_code == 404


def test_the_downloads_page_leads_to_all_of_it(client: Client, stored: Any) -> None:
    from tests.web.reading_pages import read

    links = read(client, "/en/reports/SW_30_12/downloads/").links()
    wanted = {f"{HERE}/{table.name}.csv" for table in TABLES} | {
        f"{HERE}/all.zip",
        f"{HERE}/datapackage.json",
    }
    assert wanted <= links
    assert all(client.get(link).status_code == 200 for link in wanted)
