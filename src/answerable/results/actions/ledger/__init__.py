"""The ledger: mappings, loads, rejected rows sent again, aliases. One function per act."""

from __future__ import annotations

from answerable.results.actions.ledger.aliases import decide_alias
from answerable.results.actions.ledger.mappings import save_mapping
from answerable.results.actions.ledger.sending_again import send_again
from answerable.results.actions.ledger.shapes import LoadOutcome
from answerable.results.actions.ledger.taking_in import Sent, take_in

__all__ = ["LoadOutcome", "Sent", "decide_alias", "save_mapping", "send_again", "take_in"]
