"""Readers against many printed documents: each habit of an extraction alone, then all together.

Prints, per class, how many rows were lost or read otherwise. A class that leaves everything
decidable must come back equal; where nobody could be sure, a finding must name the row. In no
class may a row be lost or altered in silence.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from answerable.calc.account import Document
from tests.publishing.extraction.addenda import addendum
from tests.publishing.extraction.documents import completed, report
from tests.publishing.extraction.mission import mission_report
from tests.publishing.extraction.noise import ADDENDUM, MISSION, REPORT, UNDECIDABLE, Noise
from tests.publishing.extraction.reading import Outcome, counted, read_back

SEEDS, MORE_SEEDS = range(3), range(12)
Maker = Callable[[int], Document]
MAKERS: dict[str, tuple[Maker, tuple[str, ...]]] = {
    "report-zh": (lambda seed: report("zh", seed), REPORT),
    "report-en": (lambda seed: report("en", seed), REPORT),
    "mission-en": (mission_report, MISSION),
    "addendum-zh": (lambda seed: addendum("zh", seed), ADDENDUM),
    "addendum-en": (lambda seed: addendum("en", seed), ADDENDUM),
}
CASES = [(kind, name) for kind, (_, classes) in MAKERS.items() for name in ("none", *classes, "all")]


def noise_of(kind: str, name: str) -> Noise:
    if name == "none":
        return Noise()
    if name == "all":
        return Noise.only(*(c for c in MAKERS[kind][1] if c not in UNDECIDABLE))
    return Noise.only(name)


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_what_is_printed_is_read(kind: str, name: str, tmp_path: Path) -> None:
    make, _ = MAKERS[kind]
    documents = [make(seed) for seed in (SEEDS if name != "all" else MORE_SEEDS)]
    if name in UNDECIDABLE:  # an empty cell that no blank tells of is one doubt too many
        documents = [completed(document) for document in documents]
    noise = noise_of(kind, name)
    outcomes = [read_back(document, seed, noise, tmp_path) for seed, document in enumerate(documents)]
    print(f"{kind:12} {name:18} {counted(outcomes)}")
    assert _silent(outcomes) == {}
    assert sum(outcome.difference.rows for outcome in outcomes) > 100 * len(outcomes) / 2
    if name not in UNDECIDABLE:
        assert _wrong(outcomes) == {}


def _silent(outcomes: list[Outcome]) -> dict[str, object]:
    """Rows lost or altered that no finding names."""
    return {
        f"{seed}: {path}": outcome.difference.altered.get(path, "lost")
        for seed, outcome in enumerate(outcomes)
        for path in outcome.silent
    }


def _wrong(outcomes: list[Outcome]) -> dict[str, object]:
    """Rows that differ although the print leaves no doubt about them."""
    found: dict[str, object] = {}
    for seed, outcome in enumerate(outcomes):
        difference = outcome.difference
        rows = {**difference.lost, **difference.altered, **difference.extra}
        found |= {f"{seed}: {p}": row for p, row in rows.items() if p not in outcome.sheet.doubts}
    return found
