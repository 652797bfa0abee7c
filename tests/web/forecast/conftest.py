"""The scene with its spending, served as the application."""

from __future__ import annotations

from tests.web.cycle.conftest import db, institution, made, signed, stored  # noqa: F401
