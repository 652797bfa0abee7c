"""A real Chromium in front of the real command: `answerable demo` with its own folder and database.

Without a browser these tests skip and say so. `CHROMIUM` names another executable.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

AXE = (Path(__file__).parent / "vendor" / "axe-4.14.1.min.js").read_text(encoding="utf-8")
WIDE, NARROW = {"width": 1366, "height": 850}, {"width": 360, "height": 740}
READY_WITHIN = 240  # seconds: on a busy machine the first start makes a database and loads six documents


def chromium() -> str | None:
    """The executable, or None where no Chromium is installed."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).exists() else shutil.which(named)
    return next(
        (
            found
            for name in ("chromium", "chromium-browser", "google-chrome")
            if (found := shutil.which(name))
        ),
        None,
    )


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demonstration, served on a free port by a process of its own."""
    if chromium() is None:
        pytest.skip("no Chromium is installed: the pages were not looked at in a browser")
    with served(tmp_path_factory.mktemp("demo")) as url:
        yield url


class served:
    """`answerable demo` (or `serve`) in this folder, from the first answer until the end of the block."""

    def __init__(self, home: Path, command: str = "demo", **environment: str) -> None:
        self.home, self.port = home, _free_port()
        self.command, self.environment = command, environment

    def __enter__(self) -> str:
        home = self.home
        home.chmod(0o755)
        environment = {
            k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
        }
        self.log = (home / "log").open("wb")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "answerable", self.command, "--port", str(self.port)],
            env=environment | self.environment | {"ANSWERABLE_HOME": str(home / "var")},
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        url = f"http://127.0.0.1:{self.port}"
        until = time.monotonic() + READY_WITHIN
        while time.monotonic() < until and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{url}/en/", timeout=5):
                    return url
            except OSError:
                time.sleep(0.3)
        self.__exit__()
        raise RuntimeError((home / "log").read_text(encoding="utf-8", errors="replace"))

    def __exit__(self, *_: Any) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def opened(browser: Any, address: str) -> Iterator[Callable[..., Any]]:
    """`opened("reports/...", language="en", size=WIDE, person="Lina Wen")` gives a page, of somebody
    who came in by the demo's door or of the public; at the end nothing may have been said on its
    console: no error, no refusal of the content security policy."""
    contexts, said = [], []

    def open_page(
        path: str = "",
        *,
        language: str = "en",
        size: dict[str, int] = WIDE,
        person: str | None = None,
        **more: Any,
    ) -> Any:
        context = browser.new_context(viewport=size, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda fault: said.append(str(fault)))
        page.set_default_timeout(20_000)
        if person is not None:
            page.goto(f"{address}/{language}/demo/")
            page.locator("button.door", has_text=person).click()
            page.wait_for_url(f"**/{language}/")
        page.goto(f"{address}/{language}/{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []


def axe(page: Any) -> list[str]:
    """What axe finds serious or critical, each with the element."""
    page.evaluate(AXE)
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{v['id']}: {node['target']} {node.get('failureSummary', '')}"
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
        for node in v["nodes"][:3]
    ]
