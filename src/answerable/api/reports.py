"""Reports for programs, read only."""

from __future__ import annotations

from ninja import Router

router = Router()
