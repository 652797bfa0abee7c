"""The whole kind through the registry: every medium gives back the account that was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from answerable.calc.account import Document
from answerable.publishing import registry
from tests.publishing.formats.outputs_addendum.golden import BOTH, EN, ZH


@pytest.mark.parametrize("form", ["text", "docx", "pdf", "xlsx", "json"])
@pytest.mark.parametrize("document", [ZH, EN], ids=("zh", "en"))
def test_every_medium_gives_the_account_back(document: Document, form: str, tmp_path: Path) -> None:
    path = tmp_path / f"account.{form}"
    path.write_bytes(registry.write(document, form))
    assert registry.read(path) == document


@pytest.mark.parametrize(("text", "document"), BOTH, ids=("zh", "en"))
def test_an_extracted_text_is_recognised_and_read(text: str, document: Document, tmp_path: Path) -> None:
    path = tmp_path / "extracted.txt"
    path.write_text(text, encoding="utf-8")
    assert registry.read(path) == document
    assert registry.read(path, "outputs_addendum", document.language) == document
