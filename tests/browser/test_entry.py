"""The entry page in a browser: saves by itself, survives the network, says who was first, pastes a block."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from answerable.organization.models import Person
from tests.browser.conftest import NARROW, WIDE, axe
from tests.scene import scene
from tests.web.cycle.test_entry import URL

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Playwright runs an event loop in this thread; the database of the test is used beside it, not in it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

ACTUAL = '[name="v:A#1|actual|"]'
STATE = "#save-state"


@pytest.fixture
def pages(browser: Any, live_server: Any) -> Iterator[Any]:
    """`pages("ana")` is her page of section A; closed at the end."""
    made, contexts = scene(), []

    def open_page(who: str, size: dict[str, int] = WIDE) -> Any:
        client = Client()
        client.force_login(
            Person.objects.get(pk=made.people[who]), backend="answerable.web.access.backend.SignIn"
        )
        context = browser.new_context(viewport=size)
        contexts.append(context)
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(f"{live_server.url}{URL}")
        return page

    yield open_page
    for context in contexts:
        context.close()


def saved(page: Any) -> None:
    page.locator(f"{ACTUAL}.saved").wait_for()


def test_a_cell_saves_itself_and_the_server_computes(pages: Any) -> None:
    page = pages("ana")
    page.locator(ACTUAL).fill("6")
    page.keyboard.press("Enter")
    saved(page)
    assert page.evaluate("document.activeElement.name") == "v:A#2|actual|"
    assert "50.0" in page.locator('tr[id="A#1"] [data-computed=rate]').inner_text()
    page.keyboard.press("n")
    assert page.locator('[name="v:A#2|actual|"]').input_value() == "n/a"
    page.locator(ACTUAL).fill("7")
    page.locator(ACTUAL).press("Escape")
    assert page.locator(ACTUAL).input_value() == "6"
    assert axe(page) == []


def test_a_block_from_a_spreadsheet_fills_several_cells(pages: Any) -> None:
    page = pages("ana")
    page.locator(ACTUAL).focus()
    page.evaluate(
        """() => { const data = new DataTransfer(); data.setData('text/plain', '12\\n4\\n');
        document.activeElement.dispatchEvent(
            new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})); }"""
    )
    saved(page)
    page.reload()
    assert page.locator(ACTUAL).input_value() == "12"
    assert page.locator('[name="v:A#2|actual|"]').input_value() == "4"


def test_what_is_typed_without_a_network_is_kept_and_sent(pages: Any) -> None:
    page = pages("ana")
    page.context.set_offline(True)
    page.locator(ACTUAL).fill("3")
    page.keyboard.press("Tab")
    page.locator(f"{STATE}.bad").wait_for()
    assert page.evaluate("Object.keys(localStorage).length") == 1
    page.context.set_offline(False)
    saved(page)
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_the_second_sees_who_was_first_and_chooses(pages: Any) -> None:
    first, second = pages("ana"), pages("hana")
    first.locator(ACTUAL).fill("7")
    first.keyboard.press("Tab")
    saved(first)
    second.locator(ACTUAL).fill("8")
    second.keyboard.press("Tab")
    box = second.locator(".conflict")
    box.wait_for()
    assert "Ana wrote here" in box.inner_text()
    assert second.locator(ACTUAL).input_value() == "8"
    box.locator("button").first.click()
    saved(second)
    second.reload()
    assert second.locator(ACTUAL).input_value() == "8"


def test_a_reload_brings_back_what_was_not_saved_and_says_so(pages: Any) -> None:
    page = pages("ana")
    page.route("**/cells/", lambda route: route.abort())
    page.locator(ACTUAL).fill("5")
    page.keyboard.press("Tab")
    page.locator(f"{STATE}.bad").wait_for()
    page.reload()
    assert page.locator(ACTUAL).input_value() == "5"
    assert "typed before and not saved" in page.locator('td:has([name="v:A#1|actual|"])').inner_text()
    page.unroute("**/cells/")
    saved(page)
    page.reload()
    assert page.locator(ACTUAL).input_value() == "5"


def test_two_texts_are_merged_and_nothing_is_lost(pages: Any) -> None:
    first, second = pages("ana"), pages("hana")
    text = '[name="v:A¶(1)|text|en"]'
    for page, words in ((first, "What Ana wrote."), (second, "What Hana wrote.")):
        page.locator(text).fill(words)
        page.keyboard.press("Tab")
        page.locator(f"{text}.saved, {text}.conflicted").wait_for()
    box = second.locator(".conflict")
    assert "What Ana wrote." in box.inner_text()
    assert axe(second) == []
    box.locator("button").nth(2).focus()
    second.keyboard.press("Enter")
    second.locator(f"{text}.saved").wait_for()
    second.reload()
    assert second.locator(text).input_value() == "What Hana wrote.\nWhat Ana wrote."


def test_what_is_refused_stays_and_says_why(pages: Any) -> None:
    page = pages("ana")
    page.locator(ACTUAL).fill("a dozen")
    page.keyboard.press("Tab")
    page.locator(f"{ACTUAL}.refused").wait_for()
    assert page.locator(ACTUAL).input_value() == "a dozen"
    assert page.locator(ACTUAL).get_attribute("aria-invalid") == "true"
    assert "a dozen" in page.locator(".cell-says.refused").inner_text()
    page.locator(ACTUAL).fill("12")
    page.keyboard.press("Tab")
    saved(page)


def test_evidence_is_attached_beside_its_figure_by_keyboard(pages: Any) -> None:
    page = pages("ana")
    link = page.locator('tr[id="A#1"] a[data-notes]')
    link.focus()
    page.keyboard.press("Enter")
    box = page.locator("dialog#notes[open]")
    box.wait_for()
    assert axe(page) == []
    shown: list[int] = []
    page.expose_function("seen", lambda value: shown.append(value))
    page.evaluate(
        """() => new MutationObserver(() => {
             const bar = document.querySelector('#notes progress');
             if (bar && !bar.hidden) window.seen(bar.value);
           }).observe(document.getElementById('notes'), {attributes: true, subtree: true, childList: true})"""
    )
    content = b"day,level\n" + b"1,2.5\n" * 50_000
    files = {"name": "levels.csv", "mimeType": "text/csv", "buffer": content}
    box.locator("input[type=file]").set_input_files(files)
    box.locator("input[name=description]").fill("Readings")
    page.keyboard.press("Enter")
    box.get_by_role("link", name="levels.csv").wait_for()
    assert shown
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('a[data-notes]')")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_home_notices_and_progress_are_sound(pages: Any, live_server: Any, size: dict[str, int]) -> None:
    page = pages("hana", size)
    for address, words in (
        ("/en/", "What needs me"),
        ("/en/notices/", "Nothing new."),
        ("/zh-hans/notices/?show=all", "尚无通知"),
        ("/en/work/SW-draft/", "Consolidated totals"),
        (f"{URL}submit/", "It can be submitted when everything is filled and explained."),
    ):
        page.goto(f"{live_server.url}{address}")
        assert words in page.locator("main").inner_text(), address
        assert axe(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_a_narrow_screen_does_not_scroll_sideways(pages: Any) -> None:
    page = pages("ana", NARROW)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe(page) == []
