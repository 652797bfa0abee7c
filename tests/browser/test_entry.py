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


def test_a_narrow_screen_does_not_scroll_sideways(pages: Any) -> None:
    page = pages("ana", NARROW)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe(page) == []
