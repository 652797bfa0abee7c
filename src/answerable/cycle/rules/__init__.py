"""May this person do this now, and does it hold: pure functions, and the refusal that says why not."""

from __future__ import annotations

from answerable.cycle.rules.refusal import Refused

__all__ = ["Refused"]
