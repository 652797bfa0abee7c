"""The ERP's files and rows on their way in: at once, or by the worker where they are large."""

from __future__ import annotations

from answerable.publishing.actions.ledger.loading import (
    load_ledger,
    load_ledger_rows,
    propose_mapping,
    table_of,
)
from answerable.publishing.actions.ledger.returning import rejects_file
from answerable.publishing.actions.ledger.sending import SMALL, is_small, run_sending, send_ledger
from answerable.results.actions.ledger import LoadOutcome, decide_alias, save_mapping, send_again

__all__ = [
    "SMALL",
    "LoadOutcome",
    "decide_alias",
    "is_small",
    "load_ledger",
    "load_ledger_rows",
    "propose_mapping",
    "rejects_file",
    "run_sending",
    "save_mapping",
    "send_again",
    "send_ledger",
    "table_of",
]
