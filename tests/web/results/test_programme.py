"""Pages of a programme budget: every mandate, measure and deliverable of the document is there."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from answerable.publishing.actions import Source, load_document
from answerable.web.results.programme import category_words, column_words
from answerable.web.results.programme_words import programme_words
from answerable.web.results.rule_words import rule_words
from tests.publishing.formats.programme_budget.golden import section
from tests.web.reading_pages import read

ADDRESS = "reports/A_99_6%20(Sect.%202)/"


@pytest.fixture
def loaded(client: Client) -> Client:
    for language in ("en", "zh"):
        load_document(section(language), Source("f.docx", b"1"), actor="a tester")
    return client


def page(client: Client, language: str, path: str) -> str:
    code = {"en": "en", "zh": "zh-hans"}[language]
    response = client.get(f"/{code}/{ADDRESS}{path}")
    assert response.status_code == 200
    return response.content.decode()


def bare(html: str) -> str:
    return re.sub(r"[\W_]", "", re.sub(r"<[^>]+>", " ", html))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_subprogramme_shows_all_it_holds(loaded, language):
    shown = bare(page(loaded, language, "sections/1/"))
    held = section(language).section("1")
    texts = [
        held.name,
        *held.objectives,
        *(m.title for m in held.mandates),
        *(m.symbol for m in held.mandates),
    ]
    texts += [p.text for p in held.paragraphs] + [str(p.number) for p in held.paragraphs]
    texts += [o.text for o in held.outputs] + [h for o in held.outputs for h in o.headings]
    for result in held.results:
        texts += [result.title, *result.text.split("\n")]
        texts += [t for e in result.exhibits for t in (e.label, e.title, e.unit or "", *e.notes)]
        texts += [v.text or "" for v in result.measures] + [v.series or "" for v in result.measures]
    assert [text for text in texts if bare(text) not in shown] == []


def test_measures_are_tables_and_figures_are_drawn_too(loaded):
    html = page(loaded, "en", "sections/1/")
    drawings = [json.loads(found) for found in re.findall(r'<script id="measure[^>]*>(.*?)</script>', html)]
    assert [(d["kind"], d["labels"], [s["values"] for s in d["series"]]) for d in drawings] == [
        ("years", ["2041", "2042", "2043", "2044", "2045"],
         [["12", "17", "1850", None, None], [None, None, "20", "3000", "4000"]]),
        ("years", ["2041 actual", "2042 actual", "2043 actual", "2044 planned", "2045 planned"],
         [["40", "50", "60", "70", "80"], ["1.5", "0", "3.5", "4", "4"]]),
        ("years", ["2041", "2042", "2043", "2044", "2045"],
         [["1", "2", "3", None, None], [None, None, None, "4", "5"]]),
    ]  # fmt: skip
    assert html.count("<figure") == 5  # a measure of one value, and one told in sentences, are tables only
    assert html.count('role="table"') == 5


def test_deliverables_stand_by_category_with_their_years(loaded):
    table = read(loaded, f"/en/{ADDRESS}sections/1/").table("Deliverables")
    assert table[0] == [
        "Category and subcategory",
        "2043 planned",
        "2043 actual",
        "2044 planned",
        "2045 planned",
    ]
    assert table[1] == ["A. Facilitation of the intergovernmental process and expert bodies"]
    assert table[2][1:] == ["3", "3", "3", "11"]
    assert table[4] == ["2. Notes to the General Assembly", "1", "1", "2", "11 a"]
    assert ["Meetings of:"] in table
    assert ["Administration First things: boats."] in table


def test_the_section_itself_shows_what_is_of_the_whole_programme(loaded):
    shown = page(loaded, "en", "sections/Sect2/")
    assert "The charter of waters" in shown
    assert "Cross-cutting deliverables" in shown
    assert "This document will be replaced." in shown
    narrative = bare(page(loaded, "en", "narrative/"))
    for result in section("en").section("1").results:
        assert bare(result.text) in narrative


def test_a_document_in_one_language_is_shown_in_the_other_and_marked(client):
    load_document(section("en"), Source("f.docx", b"1"), actor="a tester")
    html = page(client, "zh", "sections/1/")
    assert "New gauges" in html
    assert 'lang="en"' in html


def test_words_of_columns_categories_and_rules() -> None:
    assert column_words(("2043", None)) == "2043"
    assert category_words("F") == "F"
    with override("en"):
        for rule, (title, sentence) in programme_words().items():
            assert rule_words(rule).title == title
            assert sentence.endswith(".")


def test_other_documents_have_no_such_parts(client: Client, stored: Any) -> None:
    assert "programme.css" not in client.get("/en/reports/SW_30_12/sections/A/").content.decode()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("code", ["financial_resources", "human_resources"])
def test_tables_of_part_b_are_shown_with_every_cell(loaded, language, code):
    shown = bare(page(loaded, language, f"tables/{code}/"))
    table = section(language).table(code)
    cells = [(row.label, *row.cells.values()) for row in table.rows]
    texts = [
        *table.columns,
        table.title,
        table.unit,
        *(c.lstrip("-") for row in cells for c in row if c and c != "0"),
    ]
    assert [text for text in texts if text and bare(text) not in shown] == []


@pytest.mark.parametrize(
    "path", ["", "money/", "posts/", "narrative/", "findings/", "outputs/", "downloads/"]
)
def test_every_page_of_the_report_opens(loaded, path):
    assert "A/99/6" in page(loaded, "zh", path)
