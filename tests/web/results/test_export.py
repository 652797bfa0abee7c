# ruff: noqa: F811  (fixtures of another folder)
"""Everything that is filtered on screen is a file too, and what can be filled comes back filled."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from answerable.web.results.export import answer, harmless
from tests.publishing.workbooks.filling import filled
from tests.scene import Scene
from tests.web.cycle.conftest import db, institution, made, signed, stored  # noqa: F401

Signed = Callable[[str], Client]
DRAFT = "/en/reports/SW-draft"


def rows_of(response: Any) -> list[list[str]]:
    assert response.status_code == 200
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x"]
)
def test_no_text_of_a_table_runs_in_a_spreadsheet(text: str) -> None:
    assert harmless(text) == f"'{text}"
    table = load_workbook(io.BytesIO(answer("xlsx", "x", [["head"], [text]]).content)).active
    assert table is not None
    assert table["A2"].data_type == "s"


def test_findings_are_exported_as_they_are_filtered(signed: Signed) -> None:
    client = signed("bo")
    everything = rows_of(client.get("/en/reports/LK_1_1/findings.csv"))
    assert everything[0][:3] == ["Severity", "Rule", "Figure"]
    notes = rows_of(client.get("/en/reports/LK_1_1/findings.csv?severity=note"))
    assert {row[0] for row in notes[1:]} <= {"note"}
    assert client.get("/en/reports/LK_1_1/findings.xlsx").status_code == 200
    assert client.get("/en/reports/LK_1_1/findings.pdf").status_code == 404
    assert "findings.csv" in client.get("/en/reports/LK_1_1/findings/").content.decode()


def test_a_comparison_is_exported(signed: Signed) -> None:
    client = signed("bo")
    query = "?first=LK_1_1&second=SW-draft".replace("LK_1_1", "LK/1/1")
    rows = rows_of(client.get(f"/en/compare.csv{query}"))
    assert rows[0][3:] == ["LK/1/1", "SW-draft"]
    assert client.get("/en/compare.csv?first=XX&second=YY").status_code == 404
    assert "compare.csv" in client.get(f"/en/compare/{query}").content.decode()


@pytest.mark.parametrize("register", ["outputs", "indicators"])
def test_what_is_shown_of_an_open_report_is_filled_offline_and_sent_back(
    signed: Signed,
    made: Scene,
    register: str,
) -> None:
    client = signed("ana")
    assert f"{register}/workbook.xlsx" in client.get(f"{DRAFT}/{register}/?section=A.1").content.decode()
    content = client.get(f"{DRAFT}/{register}/workbook.xlsx?section=A.1").content
    file = load_workbook(io.BytesIO(content))
    sheet = file[register.title()]
    ids = [sheet.cell(row, 1).value for row in range(5, sheet.max_row + 1)]
    assert ids
    assert all(name.startswith("A.1|") for name in ids)
    cell = {"outputs": "I5", "indicators": "J5"}[register]
    upload = SimpleUploadedFile("shown.xlsx", filled(content, {cell: 3}, register.title()))
    text = client.post("/en/workbooks/actuals/SW-draft/", {"file": upload}, follow=True).content.decode()
    assert "1 change" in text
    assert "row_missing" not in text


def test_nothing_shown_is_nothing_to_fill(signed: Signed, client: Client) -> None:
    assert signed("ana").get(f"{DRAFT}/outputs/workbook.xlsx?q=nothing-like-it").status_code == 404
    assert signed("ana").get("/en/reports/LK_1_1/outputs/workbook.xlsx").status_code == 404
    assert client.get("/en/reports/LK_1_1/outputs/workbook.xlsx").status_code == 404
