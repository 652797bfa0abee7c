"""A task that says in two files that it began and that it ended, and sleeps in between."""

from __future__ import annotations

import time
from pathlib import Path

from answerable.foundation import access
from answerable.foundation.background import task


@task("tests.sleep")
def sleep(folder: str, seconds: float) -> None:
    _say(folder, "begun", f"as {access.entered()}")
    time.sleep(seconds)
    _say(folder, "ended", "")


def _say(folder: str, name: str, words: str) -> None:
    with (Path(folder) / name).open("a", encoding="utf-8") as file:
        file.write(f"{words}\n")
