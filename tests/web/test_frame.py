"""The frame: home, search, languages, switchers, addresses, and what a browser is allowed to do."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import resolve, reverse
from django.utils.translation import override

from tests.web.conftest import FIRST, SECOND
from tests.web.reading_pages import read

PAGES = (
    "",
    "documents/",
    "compare/",
    "find/?q=water",
    "find/",
    "reports/SW_30_12/",
    "reports/SW_30_12/sections/A/",
    "reports/SW_30_12/sections/E.3/",
    "reports/SW_30_12/sections/summary/",
    "reports/SW_30_12/indicators/",
    "reports/SW_30_12/outputs/",
    "reports/SW_30_12/money/",
    "reports/SW_30_12/posts/",
    "reports/SW_30_12/narrative/",
    "reports/SW_30_12/findings/",
    "reports/SW_30_12/downloads/",
    "reports/SW_30_12/tables/training/",
    "reports/SW_30_12/figures/outputs_delivered/",
    "reports/SW_30_12/figures/indicators_met/E.3",
    "reports/SW_21_12_Add.1/",
    "reports/SW_21_12_Add.1/outputs/",
    "reports/SW_21_12_Add.1/money/",
)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_stands_in_both_languages(client: Client, page: str, language: str) -> None:
    found = read(client, f"/{language}/{page}")
    assert found.tree.get("lang") == {"en": "en", "zh-hans": "zh-Hans"}[language]
    assert len(found.tree.xpath("//h1")) == 1
    assert found.tree.xpath('//main[@id="main"]')
    ids = [node.get("id") for node in found.tree.xpath("//*[@id]")]
    assert sorted(ids) == sorted(set(ids)), [i for i in ids if ids.count(i) > 1][:5]
    images = found.tree.xpath("//img[not(@alt)]")
    assert images == []


@pytest.mark.parametrize("page", PAGES)
def test_nothing_runs_or_styles_from_inside_a_page(client: Client, page: str) -> None:
    """The policy forbids it; a page that needed it would be broken for people."""
    response = client.get(f"/en/{page}")
    text = response.content.decode()
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    assert re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", text) == []
    assert re.findall(r"<style\b|\son[a-z]+=\"", text) == []
    assert re.findall(r"(?:src|href)=\"https?://", text) == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_chinese_words_has_no_english_ones_of_ours(client: Client, page: str) -> None:
    """What the interface says in the middle of Chinese would show as a run of English words."""
    found = read(client, f"/zh-hans/{page}")
    for node in found.tree.xpath("//script|//kbd|//*[@lang]"):
        node.drop_tree() if node is not found.tree else None
    ours = found.tree.xpath("//h1|//h2|//th|//dt|//button|//label|//summary|//nav[@id='side']//a")
    english = [
        t for t in (" ".join(n.itertext()).strip() for n in ours) if re.search(r"[A-Za-z]{3,} [a-z]{3,}", t)
    ]
    assert english == []


def test_the_root_leads_to_the_readers_language(client: Client) -> None:
    assert client.get("/", headers={"accept-language": "zh-CN,zh;q=0.9"}).headers["Location"] == "/zh-hans/"
    assert client.get("/", headers={"accept-language": "en-GB"}).headers["Location"] == "/en/"


def test_the_language_switch_keeps_the_page_and_its_filters(client: Client) -> None:
    found = read(client, "/en/reports/SW_30_12/outputs/?band=none&q=water")
    other = found.tree.xpath('//nav[@aria-label="Language"]/a')
    assert [a.get("href") for a in other] == ["/zh-hans/reports/SW_30_12/outputs/?band=none&q=water"]


def test_a_symbol_in_an_address() -> None:
    with override("en"):
        url = reverse("overview", args=["A/68/648/Add.1"])
    assert url == "/en/reports/A_68_648_Add.1/"
    assert resolve(url).kwargs == {"symbol": "A/68/648/Add.1"}


def test_a_symbol_as_people_write_it_leads_to_the_report(client: Client) -> None:
    response = client.get("/en/reports/SW/30/12/")
    assert (response.status_code, response.headers["Location"]) == (302, "/en/reports/SW_30_12/")


@pytest.mark.parametrize(
    "url",
    [
        "reports/NO_1/",
        "reports/NO_1/outputs/",
        "reports/SW_30_12/sections/Z/",
        "reports/SW_30_12/tables/none/",
        "reports/SW_30_12/figures/delivery_rate/Z%231",
        "reports/SW_30_12/figures/invented/A.1%231",
        "reports/SW_30_12/outputs.exe",
        "reports/SW_30_12/downloads/fr.pdf",
        "reports/SW_30_12/downloads/en.exe",
        "reports/NO/1/",
        "compare/?first=NO/1&second=SW/30/12",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, url: str) -> None:
    assert client.get(f"/en/{url}").status_code == 404


def test_what_is_not_there_is_said_within_the_frame(client: Client) -> None:
    page = read(client, "/en/reports/NO_1/", status=404)
    assert page.text('//div[@class="empty"]/p')[0] == "No report with the symbol NO/1 is stored."
    assert page.tree.xpath('//nav[@id="side"]//a')
    other = read(client, "/zh-hans/nowhere/", status=404)
    assert other.heading == "这里没有您要找的内容"


@pytest.mark.parametrize(
    "url",
    [
        "find/?q=%00",
        "find/?q=a%00b",
        "compare/?first=%00&second=%00",
        "reports/%00/",
        "reports/A%00/outputs/",
        "reports/SW_30_12/tables/%00/",
        "reports/SW_30_12/sections/%00/",
        "reports/SW_30_12/outputs/?section=%00",
        "reports/SW_30_12/figures/delivery_rate/%00",
        "documents/uploads/%00/",
        "reports/SW_30_12/outputs/?q=%F0%9F%92%A7",
        "reports/%E2%80%AE/",
    ],
)
def test_no_address_is_a_fault_of_ours(client: Client, url: str) -> None:
    assert client.get(f"/en/{url}").status_code in (200, 404)


def test_a_fault_of_ours_needs_no_database(rf: Any, django_db_blocker: Any) -> None:
    from answerable.web.frame.faults import broken

    with django_db_blocker.block():
        response = broken(rf.get("/en/"))
    assert response.status_code == 500
    assert b"The fault is ours, not yours." in response.content


def test_the_period_switcher_keeps_the_kind_of_page(client: Client) -> None:
    found = read(client, "/en/reports/SW_30_12/money/")
    links = found.tree.xpath('//nav[@aria-label="Period"]/a')
    assert [a.get("href") for a in links] == [
        "/en/reports/SW_30_12/money/",
        "/en/reports/SW_29_12/money/",
        "/en/reports/SW_21_12_Add.1/money/",
    ]
    assert [a.get("aria-current") for a in links] == ["true", None, None]


def test_the_entity_switcher_filters_a_register_and_opens_sections_elsewhere(client: Client) -> None:
    def second(url: str) -> str:
        return read(client, url).tree.xpath('//nav[@aria-label="Entity"]/a')[1].get("href")

    assert second("/en/reports/SW_30_12/outputs/") == "?section=A.1"
    assert second("/en/reports/SW_30_12/money/") == "/en/reports/SW_30_12/sections/A.1/"


def test_letters_lead_to_different_pages(client: Client) -> None:
    found = read(client, "/en/reports/SW_30_12/")
    keys = [a.get("data-key") for a in found.tree.xpath("//a[@data-key]")]
    assert len(keys) == len(set(keys)) == 11


def test_home_says_what_to_look_at_first(publisher: Client, stored: Any) -> None:
    found = read(publisher, "/en/")
    second = stored[1]
    wrong = len([planted for planted in second.planted if planted])
    first = found.tree.xpath("//ul[@class='tasks']/li/a")
    assert wrong > 0
    hrefs = [a.get("href") for a in first]
    assert "/en/reports/SW_30_12/findings/?severity=error" in hrefs
    assert "/en/reports/SW_30_12/outputs/?band=none" in hrefs
    assert f"/en/compare/?first={FIRST.replace('/', '%2F')}&second={SECOND.replace('/', '%2F')}" in hrefs


def test_home_counts_what_the_register_shows(publisher: Client) -> None:
    link = read(publisher, "/en/").tree.xpath('//a[contains(@href, "band=none")]')[0]
    rows = read(publisher, link.get("href")).tree.xpath("//tbody/tr")
    assert link.text == f"{len(rows)} outputs of which nothing was delivered"


def test_an_empty_installation_says_how_to_begin(nothing_stored: Client, publisher: Client) -> None:
    said = read(nothing_stored, "/en/").text('//div[@class="empty"]/p')[0]
    assert said.startswith("Nothing is published yet.")
    found = read(publisher, "/en/")
    assert "/en/documents/upload/" in found.links()
    assert found.text('//div[@class="empty"]/p')[0].startswith("Here the stored reports will stand")
    for page in ("documents/", "compare/", "find/?q=water"):
        assert read(nothing_stored, f"/en/{page}").status == 200


def test_search_finds_in_both_languages_and_marks_it(client: Client, stored: Any) -> None:
    section = stored[1].en.section("E.3")
    output = section.outputs[1]
    for language in ("en", "zh-hans"):
        found = read(client, f"/{language}/find/", data={"q": output.text[:30]})
        link = "/reports/SW_30_12/sections/E.3/#output-2"
        assert any(url.endswith(link) for url in found.links()), language
    assert (
        read(client, "/en/find/", data={"q": output.text[:30]}).text("//mark")[0] == output.text[:30].strip()
    )


def test_search_escapes_and_finds_nothing_politely(client: Client) -> None:
    found = read(client, "/en/find/", data={"q": "<script>alert(1)</script>"})
    assert found.text("//p[@class='empty']") == [
        "Nothing stored says this. Try fewer or other words; both languages are searched."
    ]
    assert "alert(1)</script>” in" not in client.get("/en/find/?q=<script>alert(1)</script>").content.decode()


def test_the_search_counts_all_and_hands_out_a_few(client: Client, stored: Any) -> None:
    """Against a plain walk over the stored documents: every word, in either language, of every kind."""
    from answerable.publishing import sample
    from answerable.results import queries

    documents: dict[str, dict[str, Any]] = {}
    for document in sample.documents():
        documents.setdefault(document.symbol or "", {})[document.language] = document
    for asked in ("training stations", "培训", "TRAINING", "%", "_"):
        wanted = asked.casefold().split()
        outputs = 0
        for by_language in documents.values():
            for there in zip(*(d.sections for d in by_language.values()), strict=True):
                for rows in zip(*(section.outputs for section in there), strict=True):
                    text = "\n".join(f"{o.text}\n{o.remarks or ''}" for o in rows).casefold()
                    outputs += all(word in text for word in wanted)
        found = queries.search(asked, "en", limit=3)
        assert found.output_count == outputs, asked
        assert len(found.outputs) == min(3, outputs)
