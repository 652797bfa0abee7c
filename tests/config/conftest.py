"""Homes for installations that tests start.

Not pytest's own temporary folders: another session that begins closes those to other users, and
as root the database runs as another user.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


def _home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="answerable-home-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def new_home() -> Iterator[Path]:
    """An empty home for one test."""
    yield from _home()


@pytest.fixture(scope="module")
def module_home() -> Iterator[Path]:
    """An empty home for all tests of a module."""
    yield from _home()
