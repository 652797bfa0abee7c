"""A server of its own for the journey: the small institution in a folder of its own, on a free port."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import chromium, served


@pytest.fixture(scope="session")
def institution(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Where it is served, and its home folder. It has the demo's door and none of the demo's data."""
    if chromium() is None:
        pytest.skip("no Chromium is installed: the journey was not made in a browser")
    home = tmp_path_factory.mktemp("journey")
    home.chmod(0o755)
    environment = _environment(home / "var")
    subprocess.run([sys.executable, "-m", "tests.journeys"], env=environment, check=True, timeout=240)
    with served(home, "serve", ANSWERABLE_DEMO="1") as url:
        yield url, home / "var"


def _environment(home: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "ANSWERABLE_DEMO")}
    return kept | {"ANSWERABLE_HOME": str(home), "DJANGO_SETTINGS_MODULE": "answerable.config.settings"}


@pytest.fixture
def people(browser: Any, institution: tuple[str, Path]) -> Iterator[Any]:
    """`people("Hana Gao")` is a page of hers, signed in by the door; `people(None)` of the public."""
    contexts: dict[str | None, Any] = {}
    said: list[str] = []

    def page_of(name: str | None) -> Any:
        if name not in contexts:
            contexts[name] = browser.new_context(
                viewport={"width": 1366, "height": 850}, accept_downloads=True
            )
            page = contexts[name].new_page()
            page.set_default_timeout(20_000)
            page.on("pageerror", lambda fault: said.append(str(fault)))
            if name is not None and not name.endswith("@"):
                page.goto(f"{institution[0]}/en/demo/")
                page.locator("button.door", has_text=name).click()
                page.wait_for_url("**/en/")
            else:
                page.goto(f"{institution[0]}/en/")
        return contexts[name].pages[0]

    yield page_of
    for context in contexts.values():
        context.close()
    assert said == []
