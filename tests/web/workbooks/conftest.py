"""The scene with its budgets, served as the application."""

from __future__ import annotations

from tests.web.budgets.conftest import budget, db, institution, made, signed, stored  # noqa: F401
