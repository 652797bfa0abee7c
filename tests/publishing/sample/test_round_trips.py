"""The sample written and read back: the same account, in every medium and both languages."""

from pathlib import Path

import pytest

from answerable.calc.account import Document
from answerable.publishing import registry, sample

SUFFIXES = {"text": "txt", "docx": "docx", "pdf": "pdf", "xlsx": "xlsx", "json": "json"}
DOCUMENTS = [
    pytest.param(document, id=f"{document.symbol} {document.language}") for document in sample.documents()
]


@pytest.mark.parametrize("form", SUFFIXES)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_was_written_reads_back(document: Document, form: str, tmp_path: Path):
    path = tmp_path / f"report.{SUFFIXES[form]}"
    path.write_bytes(registry.write(document, form))
    found = registry.read(path)
    assert found == document
    assert found.findings == ()


@pytest.mark.parametrize("seed", range(4))
def test_other_seeds_read_back_too(seed: int, tmp_path: Path):
    for document in sample.documents(seed):
        path = tmp_path / "report.txt"
        path.write_bytes(registry.write(document, "text"))
        assert registry.read(path) == document


def test_a_big_report_reads_back(tmp_path: Path):
    (document,) = sample.big_reports(1)
    path = tmp_path / "report.docx"
    path.write_bytes(registry.write(document, "docx"))
    assert registry.read(path) == document
