"""The scene with its budgets, served as the application."""

from __future__ import annotations

import pytest

from tests.plans.budget_scene import Budgets, budgets
from tests.scene import Scene
from tests.web.cycle.conftest import db, institution, made, signed, stored  # noqa: F401


@pytest.fixture
def budget(made: Scene) -> Budgets:  # noqa: F811
    return budgets(made)
