"""The scene with a loaded ledger, served as the application."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from answerable.results.actions.ledger import LoadOutcome
from tests.ledger import ROWS, categories, mapping, take
from tests.scene import Scene
from tests.web.cycle.conftest import db, institution, made, signed, stored  # noqa: F401


@dataclass(frozen=True)
class Loaded:
    """The scene, its mapping, and a load with three lines and two rejected rows."""

    here: Scene
    mapping: int
    load: LoadOutcome


@pytest.fixture
def loaded(made: Scene) -> Loaded:  # noqa: F811
    categories()
    of = mapping(made)
    rows = [
        *ROWS,
        ("D7", "1", "Lake Division", "travel", "2024-07-03", "5", "=1+1"),
        ("D8", "1", "Lakes Division", "travel", "soon", "1,5", "x"),
    ]
    return Loaded(made, of, take(made, of, rows))
