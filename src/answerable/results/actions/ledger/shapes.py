"""What comes out of taking in a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LoadOutcome:
    """`rows` in the file are `added` (new), `known` (here already) or `rejected`; of the added, `late`
    ones were for a sealed period. `repeated`: this file was taken in before, and nothing changed now."""

    load: int
    rows: int
    added: int
    known: int
    rejected: int
    late: int
    repeated: bool = False
