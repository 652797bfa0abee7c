"""One long way through the browser: from an open period to a sealed report and its corrigendum.

Six people in their roles, and the public: the administrator invites a focal point, who comes in by
a password of her own; everybody else by the demo's door. What each may not do is tried on the way.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.institution import LAST_YEAR, SYMBOL, WORKING

pytestmark = pytest.mark.browser

People = Callable[[str | None], Any]
FOCAL, HEAD, BUDGET, PUBLISHER, AUDITOR, ADMINISTRATOR = (
    "fay@",
    "Hana Gao",
    "Bo Tan",
    "Pia Lin",
    "Dan Lu",
    "Ivo Bai",
)
SECTION = f"/en/work/{WORKING}/sections/A.1/"
REPORT = f"/en/reports/{SYMBOL.replace('/', '_')}/"


def test_from_an_open_period_to_a_corrigendum(
    people: People, institution: tuple[str, Path], tmp_path: Path
) -> None:
    address, home = institution
    invite(people, address)
    open_the_period(people, address)
    fill_the_section(people, address, tmp_path)
    submit(people, address, "A")
    submit(people, address, "A.1")
    come_back_and_go_again(people, address)
    clear(people, address)
    publish(people, address)
    the_public_reads(people, address)
    correct(people, address)
    the_auditor_reads_and_writes_nothing(people, address)
    the_journal_verifies(home)


def invite(people: People, address: str) -> None:
    """The link is shown once; behind it the invited person chooses a password."""
    page = people(ADMINISTRATOR)
    page.goto(f"{address}/en/people/")
    page.locator("#email").fill("fay@example.org")
    page.locator("#name").fill("Fay Sand")
    form = page.locator("form", has=page.locator("#email"))
    form.locator("select[name=language]").select_option("en")
    form.locator("select[name=role]").select_option("focal_point")
    form.locator("select[name=entity]").select_option(label="Lakes Division")
    form.get_by_role("button", name="Send the invitation").click()
    link = page.locator("input.key").input_value()
    assert link.startswith(f"{address}/en/invitations/")
    page.goto(f"{address}/en/work/{WORKING}/")
    assert "Progress" not in page.title()  # administrators see no data
    fay = people(FOCAL)
    fay.goto(link)
    fay.locator("#password").fill("three calm lakes")
    fay.get_by_role("button", name="Come in").click()
    fay.wait_for_url("**/en/")
    assert "Fay Sand" in fay.locator("header.top").inner_text()
    fay.context.clear_cookies()
    fay.goto(f"{address}/en/account/login/")
    fay.locator("#id_login").fill("fay@example.org")
    fay.locator("#id_password").fill("three calm lakes")
    fay.get_by_role("button", name="Sign in", exact=True).click()
    fay.wait_for_url("**/en/")


def open_the_period(people: People, address: str) -> None:
    page = people(BUDGET)
    page.goto(f"{address}/en/work/open/")
    today = datetime.now(UTC).date()
    values = {
        "symbol": WORKING,
        "label": "2024/25",
        "start": "2024-07-01",
        "end": "2025-06-30",
        "submit_by": str(today + timedelta(days=7)),
        "clear_by": str(today + timedelta(days=14)),
        "publish_by": str(today + timedelta(days=30)),
    }
    for name, value in values.items():
        page.locator(f"#{name}").fill(value)
    for code in ("en", "zh"):
        page.locator(f"input[name=languages][value={code}]").check()
    page.locator("#carried_from").select_option(LAST_YEAR)
    page.get_by_role("button", name="Show what will be made").click()
    page.locator(".notice", has_text="This will be made").wait_for()
    page.get_by_role("button", name="Open the period").click()
    page.wait_for_url(f"**/en/work/{WORKING}/")


def field(page: Any, path: str, name: str, language: str = "") -> Any:
    return page.locator(f'[name="v:{path}|{name}|{language}"]')


def write(page: Any, path: str, name: str, value: str, language: str = "") -> None:
    """Types into a cell and leaves it, opening the row's texts where they are folded."""
    cell = field(page, path, name, language)
    if not cell.is_visible():
        cell.evaluate("cell => { const fold = cell.closest('details'); if (fold) fold.open = true }")
    if cell.evaluate("cell => cell.tagName") == "SELECT":
        cell.select_option(value)
    else:
        cell.fill(value)
    cell.blur()


def saved(page: Any) -> None:
    page.locator("#save-state", has_text="saved at").wait_for()
    page.wait_for_timeout(300)


def fill_the_section(people: People, address: str, tmp_path: Path) -> None:
    """It saves by itself; what is missing is listed until nothing is."""
    page = people(FOCAL)
    page.goto(f"{address}/en/")
    page.goto(f"{address}{SECTION}")
    write(page, "A.1#1", "actual", "3")
    saved(page)
    assert "must" in (page.locator('[id="A.1#1"]').get_attribute("class") or "")
    write(page, "A.1#1", "cause", "resources.vacancy")
    write(page, "A.1#1", "reason", "One post was empty.", "en")
    write(page, "A.1#1", "reason", "一个员额空缺。", "zh")
    write(page, "A.1(1.1)1", "actual", "12")
    write(page, "A.1(1.1)1", "narrative", "Achieved. Twelve stations reported.", "en")
    write(page, "A.1(1.1)1", "narrative", "已实现。十二个测站按时报送。", "zh")
    write(page, "A.1¶1", "text", "The bulletins came late (output 1).", "en")
    write(page, "A.1¶1", "text", "简报未能全部编写(产出 1)。", "zh")
    saved(page)
    attach(page, address, tmp_path)
    page.goto(f"{address}{SECTION}")
    assert field(page, "A.1#1", "actual").input_value() == "3"
    assert field(page, "A.1#1", "reason", "zh").input_value() == "一个员额空缺。"
    assert page.get_by_role("link", name="Submit to the budget office").count() == 0  # her head does


def attach(page: Any, address: str, tmp_path: Path) -> None:
    file = tmp_path / "bulletins.csv"
    file.write_text("month,bulletins\nJuly,2\nMay,1\n", "utf-8")
    page.goto(f"{address}{SECTION}notes/?path=A.1%231")
    page.locator("#evidence-file").set_input_files(file)
    page.locator("#evidence-says").fill("The bulletins by month")
    page.get_by_role("button", name="Attach").click()
    page.get_by_text("bulletins.csv").first.wait_for()


def submit(people: People, address: str, section: str) -> None:
    page = people(HEAD)
    page.goto(f"{address}/en/work/{WORKING}/sections/{section}/submit/")
    page.get_by_role("button", name="Submit to the budget office").click()
    page.locator(".status", has_text="submitted").or_(
        page.locator(".status", has_text="Submitted")
    ).first.wait_for()


def come_back_and_go_again(people: People, address: str) -> None:
    """Returned with a comment on one figure, corrected, submitted again."""
    page = people(BUDGET)
    page.goto(f"{address}{SECTION}clear/")
    page.get_by_text("Comment on single figures").click()
    page.locator('[name="r:A.1#1"]').fill("The list has two in July and none in May.")
    page.locator("#text").fill("One figure does not fit its evidence.")
    page.get_by_role("button", name="Return with comments").click()
    page.wait_for_load_state()
    correct_the_section(people, address)


def correct_the_section(people: People, address: str) -> None:
    """A notice tells the focal point; the section says why; the head submits again."""
    fay = people(FOCAL)
    fay.goto(f"{address}/en/notices/")
    assert "A.1" in fay.locator("main").inner_text()
    fay.goto(f"{address}{SECTION}")
    assert "One figure does not fit its evidence." in fay.locator("main").inner_text()
    write(fay, "A.1#1", "actual", "2")
    saved(fay)
    submit(people, address, "A.1")


def clear(people: People, address: str) -> None:
    """The parts without an entity are the budget office's; then it clears what it has looked at."""
    page = people(BUDGET)
    page.goto(f"{address}/en/work/{WORKING}/sections/summary/")
    write(page, "summary¶(1)", "text", "A year with an empty post.", "en")
    write(page, "summary¶(1)", "text", "本年度有一个员额空缺。", "zh")
    saved(page)
    for section in ("A", "A.1"):
        page.goto(f"{address}/en/work/{WORKING}/sections/{section}/clear/")
        page.get_by_role("button", name="Clear", exact=True).click()
        page.locator(".status", has_text=re.compile("cleared", re.I)).first.wait_for()


def publish(people: People, address: str) -> None:
    """The worker does it; the page shows how far it is."""
    page = people(PUBLISHER)
    page.goto(f"{address}/en/work/{WORKING}/publish/")
    page.locator("#new_symbol").fill(SYMBOL)
    for code in ("en", "zh"):
        page.locator(f"#publish input[name=languages][value={code}]").check()
    page.get_by_role("button", name="Publish and seal").click()
    page.wait_for_url("**/work/publications/*/")
    page.get_by_text(f"{SYMBOL} is published and sealed.").wait_for(timeout=60_000)


def the_public_reads(people: People, address: str) -> None:
    """Without signing in: the report, a figure's explanation, a download; not what was said in making it."""
    page = people(None)
    page.goto(f"{address}{REPORT}sections/A.1/")
    page.locator("tr#output-1 a.computed").click()
    box = page.locator("#explanation")
    box.wait_for(state="visible")
    assert "50.0 per cent" in box.inner_text()
    page.goto(f"{address}{REPORT}downloads/")
    with page.expect_download() as waiting:
        page.locator("a[href$='en.json']").first.click()
    document = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    section = next(s for s in document["sections"] if s["path"] == "A.1")
    assert section["outputs"][0]["actual"] == "2"
    assert page.goto(f"{address}{SECTION}").status in (403, 404) or "login" in page.url


def correct(people: People, address: str) -> None:
    """The budget office writes it, the publisher publishes it, the public sees it beside the figure."""
    page = people(BUDGET)
    corrigenda = f"{address}/en/corrigenda/{SYMBOL.replace('/', '_')}/"
    page.goto(corrigenda)
    page.locator("#reason_en").fill("A bulletin was found.")
    page.locator("#reason_zh").fill("找到一份简报。")
    page.get_by_role("button", name="Begin it").click()
    page.locator("#path").fill("A.1#1")
    page.locator("#field").select_option("actual")
    page.locator("#new").fill("3")
    page.locator("#reason_en").fill("It had been filed elsewhere.")
    page.locator("#reason_zh").fill("此前归入他处。")
    page.get_by_role("button", name="Add it").click()
    page.locator("tr", has_text="It had been filed elsewhere.").first.wait_for()
    publisher = people(PUBLISHER)
    publisher.goto(corrigenda)
    publisher.get_by_role("button", name="Publish and seal").click()
    publisher.get_by_text(f"{SYMBOL}/Corr.1 is published and sealed.").wait_for(timeout=60_000)
    public = people(None)
    public.goto(corrigenda)
    assert "It had been filed elsewhere." in public.locator("main").inner_text()
    public.goto(f"{address}{REPORT}sections/A.1/")
    assert "Corr.1" in public.locator("main").inner_text()


def the_auditor_reads_and_writes_nothing(people: People, address: str) -> None:
    page = people(AUDITOR)
    page.goto(f"{address}{REPORT}")
    assert page.locator("h1").count() == 1
    page.goto(f"{address}/en/corrigenda/{SYMBOL.replace('/', '_')}/")
    assert page.locator("form[method=post][action*='corrigenda']").count() == 0
    status = page.evaluate(
        """async (where) => {
            const token = document.cookie.match(/csrf[^=]*=([^;]+)/);
            const body = new URLSearchParams({reason_en: 'x', reason_zh: 'x'});
            const answer = await fetch(where, {method: 'POST', body,
                headers: {'X-CSRFToken': token ? token[1] : ''}});
            return answer.status }""",
        f"{address}/en/corrigenda/{SYMBOL.replace('/', '_')}/add/",
    )
    assert status in (403, 404)


def the_journal_verifies(home: Path) -> None:
    kept = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    found = subprocess.run(
        [sys.executable, "-m", "answerable", "verify-journal"],
        env=kept | {"ANSWERABLE_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert found.returncode == 0, found.stderr
