"""What people do: by keyboard, with a figure, with a filter, with a file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from answerable.publishing import sample
from answerable.publishing.media import json as json_form
from tests.browser.conftest import NARROW, axe
from tests.browser.subject import PAGE, REPORT, ROW, explained_output, output, rate

pytestmark = pytest.mark.browser


# --- by keyboard alone


def test_slash_searches(opened: Callable[..., Any]) -> None:
    page = opened(REPORT)
    page.keyboard.press("/")
    page.keyboard.type("training")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find/?q=training")
    assert page.locator("mark").first.inner_text().lower() == "training"


@pytest.mark.parametrize(
    ("letter", "heading"),
    [
        ("o", "Outputs"),
        ("m", "Money"),
        ("i", "Indicators of achievement"),
        ("f", "Findings"),
        ("d", "Documents"),
        ("c", "Two periods side by side"),
    ],
)
def test_g_and_a_letter_go_to_a_page(opened: Callable[..., Any], letter: str, heading: str) -> None:
    page = opened(REPORT)
    page.keyboard.press("g")
    page.keyboard.press(letter)
    page.wait_for_function("heading => document.querySelector('h1').innerText === heading", arg=heading)


def test_arrows_move_in_a_table_and_enter_opens(opened: Callable[..., Any]) -> None:
    page = opened(f"{REPORT}outputs/?section=E.3")
    page.locator("tbody tr").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("[...document.querySelectorAll('tbody tr')].indexOf(document.activeElement)") == 2
    page.keyboard.press("End")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sections/E.3/#output-2")


def test_e_explains_the_row_and_escape_closes_and_returns(opened: Callable[..., Any]) -> None:
    page = opened(PAGE)
    page.locator(ROW).focus()
    page.keyboard.press("e")
    box = page.locator("#explanation")
    box.wait_for(state="visible")
    assert rate() in box.inner_text()
    assert axe(page) == []
    page.keyboard.press("Escape")
    box.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.classList.contains('computed')")


def test_a_question_mark_lists_the_keys_or_explains(opened: Callable[..., Any]) -> None:
    page = opened(PAGE)
    page.keyboard.press("?")
    keys = page.locator("dialog#keys")
    assert keys.is_visible()
    assert "Explain the figure" in keys.inner_text()
    assert axe(page) == []
    page.keyboard.press("Escape")
    assert not keys.is_visible()
    page.locator(f"{ROW} a.computed").focus()
    page.keyboard.press("?")
    page.locator("#explanation").wait_for(state="visible")
    assert not keys.is_visible()


def test_letters_typed_into_a_field_are_letters(opened: Callable[..., Any]) -> None:
    page = opened(f"{REPORT}outputs/")
    page.locator("#q").focus()
    page.keyboard.type("go?e/")
    assert page.locator("#q").input_value() == "go?e/"
    assert not page.locator("dialog#keys").is_visible()


def test_the_first_stop_skips_to_the_content(opened: Callable[..., Any]) -> None:
    page = opened(REPORT)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


# --- a figure


@pytest.mark.parametrize("how", ["hover", "focus", "click"])
def test_a_figure_opens_its_explanation(opened: Callable[..., Any], how: str) -> None:
    page = opened(PAGE)
    figure = page.locator(f"{ROW} a.computed")
    if how == "focus":
        page.locator(ROW).focus()
        page.keyboard.press("ArrowRight")
        while not page.evaluate("document.activeElement.classList.contains('computed')"):
            page.keyboard.press("ArrowRight")
    else:
        getattr(figure, how)()
    box = page.locator("#explanation")
    box.wait_for(state="visible")
    text = box.inner_text()
    inputs = (
        "Planned",
        f"{int(output().planned or 0):,}",
        "Actual",
        f"{int(output().actual or 0):,}",
        "SW/29/12",
    )
    for part in ("Delivery rate", rate(), "actual ÷ planned × 100", *inputs):
        assert part in text
    assert "Rule:" in text
    room = box.bounding_box()
    assert room["x"] >= 0
    assert room["x"] + room["width"] <= 1366
    assert figure.get_attribute("aria-expanded") == "true"


def test_an_explanation_can_be_read_with_the_mouse_and_left(opened: Callable[..., Any]) -> None:
    page = opened(PAGE)
    page.locator(f"{ROW} a.computed").hover()
    box = page.locator("#explanation")
    box.wait_for(state="visible")
    box.hover()
    page.wait_for_timeout(800)
    assert box.is_visible()
    page.locator("h1").hover()
    box.wait_for(state="hidden")


def test_an_explanation_fits_a_narrow_screen(opened: Callable[..., Any]) -> None:
    page = opened(f"{REPORT}posts/", size=NARROW, language="zh-hans")
    figure = page.locator("a.computed").first
    figure.scroll_into_view_if_needed()
    figure.click()
    box = page.locator("#explanation")
    box.wait_for(state="visible")
    room = box.bounding_box()
    assert room["x"] >= 0
    assert room["x"] + room["width"] <= 360
    assert "空缺率" in box.inner_text()


def test_a_paragraph_leads_to_its_output_and_back(opened: Callable[..., Any]) -> None:
    section, number = explained_output()
    page = opened(f"{REPORT}sections/{section}/")
    page.locator(f"tr#output-{number} a.para").first.click()
    paragraph = page.evaluate("location.hash")
    assert paragraph.startswith("#paragraph-")
    page.locator(f"{paragraph} a[href='#output-{number}']").click()
    assert page.evaluate("location.hash") == f"#output-{number}"


# --- a register


def test_a_filter_narrows_without_leaving_and_its_address_can_be_sent(
    opened: Callable[..., Any], address: str
) -> None:
    page = opened(f"{REPORT}outputs/")
    page.evaluate("window.stayed = true")
    page.locator("#chip-none").click()
    page.wait_for_url("**band=none")
    page.locator("#chip-none[aria-current]").wait_for()
    shown = page.locator("tbody tr").count()
    assert 0 < shown < 100
    assert page.evaluate("window.stayed") is True
    assert page.locator("#announce").inner_text() == f"{shown} outputs"
    page.goto(page.url)
    assert page.locator("tbody tr").count() == shown
    page.go_back()


def test_searching_in_a_register_shows_only_what_says_it(opened: Callable[..., Any]) -> None:
    page = opened(f"{REPORT}outputs/")
    page.locator("#q").fill("vessels")
    page.wait_for_url("**q=vessels**")
    page.wait_for_function("document.querySelectorAll('tbody tr').length < 50")
    rows = page.locator("tbody tr th").all_inner_texts()
    assert rows
    assert all("vessels" in row.lower() for row in rows)


def test_choosing_an_entity_applies_at_once(opened: Callable[..., Any]) -> None:
    page = opened(f"{REPORT}outputs/")
    page.locator("#in-section").select_option("E.3")
    page.wait_for_url("**section=E.3**")
    page.wait_for_function("document.querySelectorAll('tbody tr').length < 50")
    assert all(re.match(r"E\.3#", row) for row in page.locator("tbody tr th").all_inner_texts())


def test_a_download_is_what_is_shown(opened: Callable[..., Any]) -> None:
    page = opened(f"{REPORT}outputs/?section=E.3&sort=-rate")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").click()
    lines = Path(waiting.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) - 1 == page.locator("tbody tr").count()
    assert waiting.value.suggested_filename == "SW_29_12-outputs.csv"


# --- charts


def test_charts_are_drawn_and_their_figures_are_one_key_away(opened: Callable[..., Any]) -> None:
    page = opened(REPORT)
    page.locator("figure.drawn canvas").first.wait_for()
    assert page.locator("figure.drawn canvas").count() == 3
    painted = page.locator("figure.drawn canvas").first.evaluate(
        "c => { const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        " return new Set([...Array(4000).keys()].map(i => d.slice(i * 400, i * 400 + 3).join())).size }"
    )
    assert painted > 3
    summary = page.locator("figure details summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("region", name="Delivery by entity").is_visible()
    for says in page.locator("figure .says").all_inner_texts():
        assert len(says) > 20


def test_a_bar_leads_to_the_rows_behind_it(opened: Callable[..., Any]) -> None:
    page = opened(REPORT)
    canvas = page.locator("figure.drawn canvas").first
    canvas.wait_for()
    drawing = json.loads(page.locator("#chart-delivery").inner_text())
    room = canvas.bounding_box()
    row = (room["height"] - 36 - 30) / len(drawing["bars"])
    canvas.click(position={"x": room["width"] * 0.45, "y": 36 + row / 2})
    page.wait_for_url("**/outputs/?section=**")
    assert page.url.endswith(drawing["bars"][0]["url"])


def test_two_periods_stand_side_by_side(opened: Callable[..., Any]) -> None:
    page = opened("compare/", language="zh-hans")
    page.locator("figure.drawn canvas").wait_for()
    assert page.locator("#first").input_value() == "SW/29/12"
    assert page.locator("#second").input_value() == "SW/30/12"


# --- languages


def test_the_language_switch_keeps_the_page(opened: Callable[..., Any]) -> None:
    page = opened(f"{REPORT}money/")
    page.get_by_role("link", name="中文").click()
    page.wait_for_url("**/zh-hans/reports/SW_29_12/money/")
    assert page.locator("h1").inner_text() == "资金"
    page.get_by_role("link", name="English").click()
    assert page.locator("h1").inner_text() == "Money"


# --- an upload


@pytest.fixture
def third(tmp_path: Path) -> Path:
    document = sample.performance_reports(planted_errors=True)[0].zh
    path = tmp_path / "SW_32_12.zh.json"
    path.write_bytes(json_form.write(replace(document, symbol="SW/32/12")))
    return path


def test_a_report_is_uploaded_looked_at_and_discarded(opened: Callable[..., Any], third: Path) -> None:
    page = opened("documents/upload/", person="Anna Lin")
    page.locator("#file").set_input_files(third)
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/documents/uploads/**")
    page.get_by_role("heading", name="What was understood").wait_for(timeout=60_000)
    assert axe(page) == []
    text = page.locator("main").inner_text()
    assert "SW/32/12 is not stored yet." in text
    assert page.get_by_role("region", name="What is doubted").locator("tbody tr").count() >= 5
    page.get_by_role("button", name="Discard", exact=True).click()
    page.get_by_text("was discarded; nothing was stored").wait_for()
    page.goto(page.url.replace("documents/upload/", "documents/"))
    assert "SW/32/12" not in page.locator("main").inner_text()


def test_an_unreadable_file_is_refused_in_one_sentence(opened: Callable[..., Any], tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 this is no document")
    page = opened("documents/upload/", language="zh-hans", person="Anna Lin")
    page.locator("#file").set_input_files(broken)
    page.get_by_role("button", name="读取").click()
    alert = page.get_by_role("alert")
    alert.wait_for(timeout=60_000)
    assert alert.inner_text().strip()
    assert axe(page) == []
    page.get_by_role("button", name="丢弃，另选文件").click()
    page.wait_for_url("**/zh-hans/documents/upload/")


def test_a_stored_upload_opens_as_a_report(opened: Callable[..., Any], third: Path) -> None:
    """Last: it changes what is stored."""
    page = opened("documents/upload/", language="zh-hans", person="Anna Lin")
    page.locator("#file").set_input_files(third)
    page.get_by_role("button", name="读取").click()
    page.get_by_role("button", name="将报告入库").click(timeout=60_000)
    page.wait_for_url("**/zh-hans/reports/SW_32_12/")
    page.goto(page.url.replace("/zh-hans/", "/en/") + "outputs/")
    marks = page.locator(".only-in:visible")
    assert marks.all_inner_texts() == ["Chinese only"]  # once for the report, not in every row
