"""What several test files of this kind need: the real report, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from answerable.calc.account import Document
from answerable.publishing.blocks import Line
from answerable.publishing.formats.performance_report import reader
from answerable.publishing.formats.performance_report.mapping import ZH
from answerable.publishing.formats.performance_report.recogniser import Recognised, recognise_lines

REPORT = Path(__file__).resolve().parents[5] / "shared" / "documents" / "A_76_596.zh.txt"


def lines_of(text: str) -> list[Line]:
    """The non-blank lines of a text, as the medium gives them."""
    return [Line(line, number) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


@pytest.fixture(scope="session")
def report_lines() -> list[Line]:
    if not REPORT.exists():
        pytest.skip("the real documents stand beside the repository, in ../shared/documents")
    return lines_of(REPORT.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def report(report_lines: list[Line]) -> Document:
    return reader.read(report_lines)


@pytest.fixture(scope="session")
def recognised(report_lines: list[Line]) -> Recognised:
    return recognise_lines(report_lines, ZH)
