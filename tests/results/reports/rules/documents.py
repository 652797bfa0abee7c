"""The real documents, where they stand beside the repository; else the test is skipped."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from answerable.calc.account import Document
from answerable.publishing.media import text

FOLDER = Path(__file__).parents[5] / "shared" / "documents"
KINDS = {"A_76_596.zh.txt": "performance_report", "A_68_648_Add1.zh.txt": "outputs_addendum"}


@cache
def real(name: str) -> Document:
    """A real document as its reader reads it."""
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"{name} does not stand in ../shared/documents")
    reader = import_module(f"answerable.publishing.formats.{KINDS[name]}.reader")
    document: Document = reader.read(text.read(path.read_bytes()))
    return document
