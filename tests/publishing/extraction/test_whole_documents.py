"""Whole documents printed as an extraction and read again: the sample institution, the real report."""

from __future__ import annotations

from pathlib import Path

import pytest

from answerable.calc.account import Document
from answerable.publishing import registry, sample
from tests.publishing.extraction.noise import ADDENDUM, REPORT, UNDECIDABLE, Noise
from tests.publishing.extraction.reading import Outcome, counted, read_back

REAL = Path(__file__).parents[4] / "shared" / "documents" / "A_76_596.zh.txt"


def habits(document: Document) -> Noise:
    classes = ADDENDUM if document.kind == "outputs_addendum" else REPORT
    return Noise.only(*(c for c in classes if c not in UNDECIDABLE))


@pytest.mark.parametrize("document", sample.documents(), ids=lambda d: f"{d.symbol}-{d.language}")
@pytest.mark.parametrize("noisy", [False, True])
def test_the_sample_institution_is_read(document: Document, noisy: bool, tmp_path: Path) -> None:
    outcome = read_back(document, 1, habits(document) if noisy else Noise(), tmp_path)
    print(document.symbol, document.language, counted([outcome]))
    assert _wrong(outcome) == {}
    assert outcome.silent == []


@pytest.mark.documents
@pytest.mark.skipif(not REAL.exists(), reason="the real documents are not beside this checkout")
@pytest.mark.parametrize("noisy", [False, True])
def test_the_real_report_printed_again_is_read_the_same(noisy: bool, tmp_path: Path) -> None:
    document = registry.read(REAL)
    # the real text lacks a blank here and there where its lines broke elsewhere than ours
    outcome = read_back(document, 1, habits(document) if noisy else Noise(), tmp_path, blanks=False)
    print(counted([outcome]))
    assert outcome.difference.rows > 1200
    assert _wrong(outcome) == {}


def _wrong(outcome: Outcome) -> dict[str, object]:
    difference = outcome.difference
    rows = {**difference.lost, **difference.altered, **difference.extra}
    return {path: row for path, row in rows.items() if path not in outcome.sheet.doubts}
