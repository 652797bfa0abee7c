"""Reading a printed text back as anybody would, and counting what was lost, altered, or silent."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from answerable.calc.account import Document
from answerable.publishing import registry
from tests.publishing.extraction.comparing import Difference, compare, named
from tests.publishing.extraction.extraction import Sheet, set_text
from tests.publishing.extraction.noise import Noise


@dataclass
class Outcome:
    """One printed document: what differs, and which of it no finding names."""

    sheet: Sheet
    read: Document
    difference: Difference
    silent: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)  # rows that nobody could be sure of


def read_back(document: Document, seed: int, noise: Noise, folder: Path, *, blanks: bool = True) -> Outcome:
    """Prints, stores as a text file, reads by the registry, compares; blanks count or not."""
    sheet = set_text(document, seed, noise)
    path = folder / f"{document.kind}-{document.language}-{seed}.txt"
    path.write_text(sheet.text(), encoding="utf-8", newline="")
    read = registry.read(path)
    difference = compare(document, read, blanks=blanks and not noise.lost_blanks)
    outcome = Outcome(sheet, read, difference)
    for row in {**difference.lost, **difference.altered}:
        lines = sheet.places.get(row)
        if row in sheet.doubts:
            outcome.doubtful.append(row)
        if not named(read.findings, row, lines):
            outcome.silent.append(row)
    return outcome


def counted(outcomes: list[Outcome]) -> dict[str, int]:
    """Totals of several documents."""
    total: Counter[str] = Counter()
    for outcome in outcomes:
        total["rows"] += outcome.difference.rows
        total["lost"] += len(outcome.difference.lost)
        total["altered"] += len(outcome.difference.altered)
        total["extra"] += len(outcome.difference.extra)
        total["silent"] += len(outcome.silent)
        total["doubtful"] += len(outcome.doubtful)
        total["findings"] += len(outcome.read.findings)
    return dict(total)
