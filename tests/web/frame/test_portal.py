"""The portal: newest first, at a glance, filtered; search in what was chosen, marked and cut."""

from __future__ import annotations

import pytest
from django.test import Client

from answerable.foundation.texts import Words
from answerable.results import queries
from answerable.web.templatetags.figures import EXCERPT, found
from tests.web.reading_pages import read


def titles(client: Client, query: str = "") -> list[str]:
    """Symbols in the order of the page."""
    links = read(client, f"/en/{query}").tree.xpath("//article//h3/a/@href")
    return [link.split("/")[-2] for link in links]


def test_what_is_published_stands_newest_first_with_its_figures(client: Client) -> None:
    assert titles(client)[:2] == ["SW_30_12", "SW_29_12"]
    page = read(client, "/en/")
    first = page.tree.xpath("//article")[0]
    said = dict(
        zip(
            [dt.text for dt in first.xpath(".//dt")],
            ["".join(dd.itertext()).replace("\u202f", " ") for dd in first.xpath(".//dd")],
            strict=True,
        )
    )
    overview = queries.report("SW/30/12", "en")
    assert overview is not None
    assert said["Promised"].startswith(str(overview.line.outputs))
    assert said["Delivered in full"].startswith(f"{overview.outputs.percent()} %")
    assert said["Indicators met"].startswith(f"{overview.indicators.percent()} %")
    assert "dollars" in said["Spent"]


def test_filters_choose_by_kind_period_and_entity(client: Client) -> None:
    assert titles(client, "?kind=outputs_addendum") == ["SW_21_12_Add.1"]
    assert titles(client, "?period=2024/25") == ["SW_30_12"]
    choices = queries.published("en")
    code, name = choices.entities[0]
    assert name
    assert "SW_30_12" in titles(client, f"?entity={code}")
    none = read(client, "/en/?entity=nobody")
    assert none.text("//p[@class='empty']") == ["No published report fits. Choose fewer filters."]


def test_the_portal_may_be_kept_a_moment_and_a_persons_pages_not(client: Client, publisher: Client) -> None:
    assert client.get("/en/").headers["Cache-Control"] == "public, max-age=60"
    assert "public" not in publisher.get("/en/").headers["Cache-Control"]


def test_the_search_looks_where_it_is_told(client: Client) -> None:
    everywhere = queries.search("water", "en", limit=500)
    newer = queries.search("water", "en", limit=500, period="2024/25")
    older = queries.search("water", "en", limit=500, kind="outputs_addendum")
    assert {hit.symbol for hit in newer.outputs} == {"SW/30/12"}
    assert {hit.symbol for hit in older.outputs} <= {"SW/21/12/Add.1"}
    assert 0 < newer.count < everywhere.count
    code = queries.published("en").entities[0][0]
    assert queries.search("water", "en", limit=5, entity=code).count < everywhere.count
    page = read(client, "/en/find/?q=water&period=2024/25")
    assert page.tree.xpath("//select[@name='period']/option[@selected]")[0].text == "2024/25"


@pytest.mark.parametrize(
    ("text", "searched", "marked"),
    [
        ("Water and land", "land water", ["Water", "land"]),
        ("Water and soil", "water and", ["Water and"]),
        ("a <b> c", "<b>", ["<b>"]),
        ("nothing here", "x", []),
    ],
)
def test_what_was_found_is_marked(text: str, searched: str, marked: list[str]) -> None:
    from lxml import html

    tree = html.fromstring(f"<p>{found(Words(text, 'en', 'en'), searched)}</p>")
    assert tree.text_content() == text
    assert [node.text for node in tree.xpath("//mark")] == marked


def test_a_long_text_is_cut_around_what_was_found() -> None:
    cut = found("before " * 200 + "needle" + " after" * 200, "needle")
    assert '<mark class="result-mark">needle</mark>' in cut
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert len(cut) < EXCERPT + 60
