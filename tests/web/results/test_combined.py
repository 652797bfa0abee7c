"""Pages of a combined report: every figure of its tables, values by period, words in both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from answerable.calc.account import Document, Place
from answerable.calc.quantities import number, printed
from answerable.publishing.actions import Source, load_document
from answerable.web.results import combined_words
from answerable.web.results.money import column_words
from answerable.web.results.notes import spot
from answerable.web.results.rule_words import rule_words
from tests.publishing.formats.combined_report.sample import report
from tests.web.reading_pages import read

URL = "/en/reports/A_86_512/"


@pytest.fixture
def loaded(client: Client) -> Client:
    """The invented report in both languages, with one wrong figure in the English one."""
    for document in (wrong(report("en")), report("zh")):
        load_document(document, Source("report.docx", b"bytes"), actor="somebody")
    return client


def wrong(document: Document) -> Document:
    """Posts of the second component with a wrong net change, which has a place."""
    at = next(i for i, t in enumerate(document.tables) if t.title == "Component 1: political process")
    table = document.tables[at]
    rows = tuple(replace(row, place=Place(block=40, row=n)) for n, row in enumerate(table.rows))
    change = replace(rows[4], cells={**rows[4].cells, "total": "77"})
    table = replace(table, rows=(*rows[:4], change, *rows[5:]))
    return replace(document, tables=(*document.tables[:at], table, *document.tables[at + 1 :]))


def figures(page: Any) -> list[str]:
    return [cell.text_content().strip() for cell in page.tree.xpath('//td[@class="n"]')]


def test_a_component_shows_its_indicators_over_the_periods(loaded: Client) -> None:
    page = read(loaded, f"{URL}sections/I.G.2/")
    heads = [head.text_content() for head in page.tree.xpath("//thead/tr/th")]
    assert heads == [
        "Indicator",
        "2026/27 actual",
        "2027/28 actual",
        "2028/29 actual",
        "2029/30 planned",
        "2030/31 target",
    ]
    assert figures(page) == ["1,204", "no violations", "not applicable", "≤ 5", "≤ 5"]
    assert "The security situation remains stable" in page.tree.text_content()


def test_a_section_shows_its_tables_with_every_figure(loaded: Client) -> None:
    page = read(loaded, f"{URL}sections/II.A/")
    table = report("en").table("financial_resources")
    assert table is not None
    shown = [f.replace("\u202f", " ").replace("\xa0", " ") for f in figures(page)]
    expected = [
        "—" if value == "0" else printed(value)
        for row in table.rows
        for value in row.cells.values()
        if number(value) is not None
    ]
    assert [figure.replace(" ", "") for figure in shown] == [figure.replace(" ", "") for figure in expected]


@pytest.mark.parametrize(
    "path", ["posts/", "tables/human_resources/", "sections/I.E/", "money/", "sections/summary/"]
)
def test_no_address_leads_to_two_rows(loaded: Client, path: str) -> None:
    ids = read(loaded, f"{URL}{path}").tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_tables_of_one_id_stand_on_one_page(loaded: Client) -> None:
    page = read(loaded, f"{URL}tables/human_resources/")
    titles = [title.text_content() for title in page.tree.xpath("//section/h2")]
    components = ("Component 1: political process", "Component 2: security", "Component 3: support")
    assert titles == ["Human resources", "Executive direction and management", *components]


def test_a_finding_stands_beside_the_row_it_doubts(loaded: Client) -> None:
    page = read(loaded, f"{URL}tables/human_resources/")
    notes = page.tree.xpath('//section[.//td[@class="beside"]]/h2')
    assert [title.text_content() for title in notes] == ["Component 1: political process"]
    link = read(loaded, f"{URL}findings/").tree.xpath('//a[contains(@href, "tables/human_resources")]')
    assert link


def test_answers_to_requests_have_no_empty_column(loaded: Client) -> None:
    page = read(loaded, f"{URL}sections/V.A/")
    assert [head.text_content() for head in page.tree.xpath("//thead/tr/th")] == [
        "Decision or request",
        "Action",
    ]


def test_pages_are_chinese_in_chinese(loaded: Client) -> None:
    page = read(loaded, "/zh-hans/reports/A_86_512/sections/II.A/")
    assert "2028/29支出数" in page.tree.text_content()
    assert "cost_estimates" not in page.tree.text_content()


def test_every_column_table_and_rule_has_words() -> None:
    for language in ("zh", "en"):
        for table in report(language).tables:
            for column in table.columns:
                assert column_words(column) != column, column
            assert table.title or column_words(table.id) != table.id
    for rule in combined_words.rules():
        assert rule_words(rule).sentence, rule
    assert combined_words.column_words("Tonnage") is None


def test_rows_are_told_apart_by_where_they_stand() -> None:
    assert spot(None) is None
    assert spot(Place()) is None
    assert spot(Place(block=1, row=2)) != spot(Place(block=1, row=3))


def test_a_heading_within_a_section_is_set_as_one(loaded: Client) -> None:
    bold = read(loaded, f"{URL}sections/I.C/").tree.xpath('//div[contains(@class, "fw-bold")]')
    assert [heading.text_content() for heading in bold] == ["Mission support initiatives"]


def test_the_register_has_the_actual_value_of_the_performance_period(loaded: Client) -> None:
    rows = read(loaded, f"{URL}indicators/").tree.xpath("//tbody/tr")
    actual = {
        row.xpath(".//a")[0].text_content(): row.xpath('./td[@class="n"]')[2].text_content().strip()
        for row in rows
    }
    assert actual["I.G.1(1.1)1"] == "25"
    assert actual["I.G.1(1.1)2"] == "30"
    assert actual["I.G.3(3.1)1"].replace("\u202f", "") == "1975"
