"""Acts about who there is."""

from __future__ import annotations

from answerable.organization.actions.demo import DemoPeople, demo_people

__all__ = ["DemoPeople", "demo_people"]
