"""What each kind of workbook is about: its tables, what may stand in a changed cell, how it is written.

A kind is a module with what `protocol.Kind` asks for; the acts in `publishing/actions/workbooks.py` choose
it by name. One kind knows nothing of another.
"""

from __future__ import annotations

from collections.abc import Mapping

from answerable.publishing.workbooks.kinds.protocol import Kind


def kinds() -> Mapping[str, Kind]:
    """All kinds by name."""
    from answerable.publishing.workbooks.kinds import actuals, budget, plan, posts

    return {"actuals": actuals, "budget": budget, "plan": plan, "posts": posts}
