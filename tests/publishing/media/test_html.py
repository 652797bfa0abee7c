"""The page: everything escaped, heads and captions marked, nothing fetched from elsewhere."""

import re

from lxml import html as parser

from answerable.publishing.blocks import Cells, Grid, Text
from answerable.publishing.media import html

REPORT = (
    Text("A/99/1"),
    Text("Lakes <account> & more", "title"),
    *(Text(f"{n}. Part", "heading", 1 + n % 2) for n in range(6)),
    Text('A "sentence" <script>alert(1)</script>\n(a) item'),
    Text("Resources", "caption"),
    Text("(Thousands of dollars)", "caption"),
    Grid(
        (
            Cells(("Category", "", "Amount\n2024"), head=True),
            Cells(("Group", "", ""), level="heading"),
            Cells(("Travel", "<b>", "3 700")),
            Cells(("Total", "", "3 700"), level="total"),
        ),
        numeric=(2,),
    ),
    Text("Alone", "caption"),
)


def page(language="en"):
    return parser.document_fromstring(html.write(REPORT, language, "Lakes <account> & more").decode())


def test_language_title_and_headings():
    assert page("zh").get("lang") == "zh-Hans"
    found = page()
    assert found.findtext(".//title") == "Lakes <account> & more"
    assert found.findtext(".//h1") == "Lakes <account> & more"
    assert [h.text for h in found.iter("h2", "h3")] == [f"{n}. Part" for n in range(6)]
    links = [a.get("href") for a in found.iter("a")]
    assert links == [f"#{h.get('id')}" for h in found.iter("h2", "h3")]


def test_tables_are_marked_for_screen_readers():
    (table,) = page().iter("table")
    assert table.find("caption").text_content() == "Resources(Thousands of dollars)"
    assert [(th.text_content(), th.get("scope"), th.get("class")) for th in table.iter("th")] == [
        ("Category", "col", None), ("Amount2024", "col", "number"), ("Group", "rowgroup", None),
        ("Travel", "row", None), ("Total", "row", None),
    ]  # fmt: skip
    assert [td.text_content() for td in table.iter("td")] == ["", "<b>", "3 700", "", "3 700"]
    region = table.getparent()
    assert (region.get("role"), region.get("tabindex")) == ("region", "0")
    assert region.get("aria-label") == "Resources (Thousands of dollars)"


def test_every_text_is_escaped_and_nothing_is_fetched():
    text = html.write(REPORT, "en", "</title><script>").decode()
    assert "<script" not in text
    assert re.findall(r"(?:src|href)=\"(?!#)", text) == []
    assert "url(" not in text
    assert "@import" not in text


def test_a_caption_without_a_table_is_a_paragraph():
    assert [p.text for p in page().iter("p") if p.get("class") == "caption"] == ["Alone"]
    assert [p.text for p in page().iter("p") if p.get("class") == "continued"] == ["(a) item"]
