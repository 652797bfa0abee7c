"""Every kind of page in both languages at two widths: nothing serious for axe, nothing wider than the
screen, nothing on the console."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import NARROW, WIDE, axe
from tests.browser.subject import NUMBER, PAGE, PUBLISHED, REPORT, ROW, SECTION, WORK

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "documents/",
    "demo/",
    "account/login/",
    "corrigenda/SW_30_12/",
    f"{PUBLISHED}sections/C.3/",
    "compare/",
    "find/?q=water",
    REPORT,
    PAGE,
    f"{REPORT}sections/A/",
    f"{REPORT}indicators/",
    f"{REPORT}outputs/",
    f"{REPORT}money/",
    f"{REPORT}posts/",
    f"{REPORT}narrative/",
    f"{REPORT}findings/",
    f"{REPORT}downloads/",
    f"{REPORT}figures/delivery_rate/{SECTION}%23{NUMBER}",
    f"{REPORT}tables/training/",
    "reports/SW_21_12_Add.1/sections/A.a/",
)


# Pages of people at work, each with somebody who may open it.
WORK_PAGES = (
    ("Lina Wen", ""),
    ("Lina Wen", "notices/"),
    ("Lina Wen", "account/"),
    ("Lina Wen", f"{WORK}sections/A.2/"),
    ("Lina Wen", f"{WORK}sections/A.2/notes/?path=A.2%231"),
    ("Enno Park", f"{WORK}sections/G/"),
    ("Kato Bay", f"{WORK}sections/G/submit/"),
    ("Paul Zhu", f"{WORK}sections/B/clear/"),
    ("Mei Tan", WORK),
    ("Mei Tan", "work/open/"),
    ("Mei Tan", f"{WORK}sections/summary/"),
    ("Anna Lin", f"{WORK}publish/"),
    ("Anna Lin", "documents/upload/"),
    ("Dan Lu", f"{WORK}sections/D.2/"),
    ("Ivo Bai", "people/"),
    ("Ivo Bai", "people/1/"),
)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize(("person", "path"), [*((None, path) for path in PAGES), *WORK_PAGES])
def test_a_page(opened: Callable[..., Any], person: str | None, path: str, language: str) -> None:
    page = opened(path, language=language, person=person)
    assert page.locator("h1").count() == 1
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        # charts take the new width a moment later
        page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=size["width"])
        assert axe(page) == [], size


def test_the_check_finds_what_is_wrong(opened: Callable[..., Any]) -> None:
    """Planted faults: an image without words, and words too pale to read."""
    page = opened()
    page.evaluate(
        "() => { const p = document.createElement('p'); p.textContent = 'pale'; p.style.color = '#ddd';"
        " document.querySelector('main').append(p, document.createElement('img')); }"
    )
    assert {fault.partition(":")[0] for fault in axe(page)} == {"color-contrast", "image-alt"}


@pytest.mark.parametrize("path", ["", REPORT, PAGE, f"{REPORT}outputs/?band=none"])
def test_a_page_reads_without_scripts(opened: Callable[..., Any], path: str) -> None:
    page = opened(path, java_script_enabled=False)
    assert page.locator("main").inner_text().strip()
    if path == PAGE:
        page.locator(f"{ROW} a.computed").click()
        assert page.locator("h1").inner_text() == "Delivery rate"
    if path == REPORT:
        page.locator("details.menu summary").first.click()
        assert page.locator("nav.choices a").first.is_visible()


def test_the_drawer_of_a_narrow_screen_opens_and_closes(opened: Callable[..., Any]) -> None:
    page = opened(REPORT, size=NARROW)
    side = page.locator("#side")
    assert not side.is_visible()
    page.get_by_role("button", name="Menu").click()
    assert side.is_visible()
    assert axe(page) == []
    page.keyboard.press("Escape")
    assert not side.is_visible()
    page.get_by_role("button", name="Menu").click()
    side.get_by_role("link", name="Money").click()
    assert page.locator("h1").inner_text() == "Money"


def test_the_first_column_stays_while_a_table_scrolls(opened: Callable[..., Any]) -> None:
    page = opened(f"{REPORT}outputs/", size=NARROW)
    region = page.get_by_role("region", name="Outputs")
    first = region.locator("tbody tr").first.locator("th")
    before = first.bounding_box()["x"]
    region.evaluate("box => { box.scrollLeft = 200 }")
    assert region.evaluate("box => box.scrollLeft") > 100
    assert abs(first.bounding_box()["x"] - before) < 2


def test_paper_shows_the_document_alone(opened: Callable[..., Any]) -> None:
    page = opened(PAGE)
    page.emulate_media(media="print")
    for gone in (".top", "#side", ".crumbs", ".acts", ".foot"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator(ROW).is_visible()
    assert page.locator(f"{ROW} .doubt").is_visible()


def test_on_paper_a_chart_is_its_table(opened: Callable[..., Any]) -> None:
    page = opened(REPORT)
    page.emulate_media(media="print")
    assert not page.locator(".plot").first.is_visible()
    assert page.get_by_role("region", name="Delivery by entity").locator("tbody tr").first.is_visible()
