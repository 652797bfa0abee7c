"""Takes the README's pictures of the running demonstration: `make pictures`.

Three pictures in `docs/pictures/`: the overview of a report in English, the page of an office in
Chinese with a finding beside the figure it doubts and the explanation of that figure open, and the
forecast of a budget as the budget office sees it.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.conftest import chromium, served
from tests.browser.subject import BUDGET_OFFICER, FORECAST, PAGE, REPORT, ROW

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
SIZE = {"width": 1366, "height": 860}


def take() -> None:
    """Serves the demonstration in a folder of its own and looks at it."""
    executable = chromium()
    if executable is None:
        sys.exit("No Chromium is installed: no pictures were taken.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        served(Path(home)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, device_scale_factor=1.5)
        page.goto(f"{address}/en/{REPORT}")
        page.locator("figure.drawn canvas").first.wait_for()
        keep(page, "report.png")
        page.goto(f"{address}/zh-hans/{PAGE}")
        page.locator(ROW).evaluate("row => scrollTo(0, row.getBoundingClientRect().top + scrollY - 330)")
        page.locator(f"{ROW} a.computed").click()
        page.locator("#explanation").wait_for(state="visible")
        keep(page, "section.png")
        page.goto(f"{address}/en/demo/")
        page.locator("button.door", has_text=BUDGET_OFFICER).click()
        page.wait_for_url("**/en/")
        page.goto(f"{address}/en/{FORECAST}")
        chart = page.locator("figure.drawn")
        chart.locator("canvas").first.wait_for()
        chart.first.evaluate("chart => scrollTo(0, chart.getBoundingClientRect().top + scrollY - 330)")
        keep(page, "forecast.png")
        browser.close()


def keep(page: Any, name: str) -> None:
    """As few colours as text and charts need: a fifth of the size."""
    page.wait_for_timeout(400)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(256, dither=Image.Dither.NONE).save(FOLDER / name, optimize=True)
    print(f"{(FOLDER / name).stat().st_size // 1024} KB {name}")


if __name__ == "__main__":
    take()
