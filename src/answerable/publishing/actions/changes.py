"""What storing a document would change, as people and programs see it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

State = Literal["new", "changed", "removed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document was read from: it is kept with the report."""

    file_name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `field` names the column of a changed row, '' for a whole row."""

    kind: str
    path: str
    state: State
    field: str = ""
    old: Any = None
    new: Any = None
    # Other languages this figure is stored in: figures are shared, so theirs changes too.
    shared_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What would change, and for what. False when nothing would."""

    symbol: str
    language: str
    is_new_report: bool
    is_new_language: bool
    counts: Mapping[str, Mapping[State, int]]
    items: tuple[Change, ...] = field(default=())

    def __bool__(self) -> bool:
        return any(
            number
            for states in self.counts.values()
            for state, number in states.items()
            if state != "unchanged"
        )

    @property
    def figures_differ(self) -> int:
        """Figures that another language's document states differently: look before you confirm."""
        return sum(1 for change in self.items if change.shared_with)

    @property
    def digest(self) -> str:
        """What somebody confirms: the same changes have the same digest."""
        said = json.dumps([self.to_json(), [repr(item) for item in self.items]], sort_keys=True, default=str)
        return hashlib.sha256(said.encode()).hexdigest()

    def to_json(self) -> dict[str, Any]:
        """For the journal and for programs."""
        return {
            "symbol": self.symbol,
            "language": self.language,
            "counts": {kind: {s: n for s, n in states.items() if n} for kind, states in self.counts.items()},
        }
