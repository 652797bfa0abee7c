"""Reads of the ledger, under the policies of who is entered: sums, lines, loads, mappings, aliases.

Sums come from `LedgerMonth`, lines only where somebody looks at them one by one.
"""

from __future__ import annotations

from answerable.results.queries.ledger.lines import LineRow, Lines, ledger_lines
from answerable.results.queries.ledger.loads import (
    AliasRow,
    LoadRow,
    MappingRow,
    RejectedLine,
    SendingRow,
    SourceRow,
    aliases,
    load,
    loads,
    mappings,
    meanings,
    rejected_lines,
    sending,
    sendings,
    sources,
)
from answerable.results.queries.ledger.proof import verify_ledger
from answerable.results.queries.ledger.sums import (
    Incumbency,
    LedgerTotal,
    incumbency,
    ledger_periods,
    ledger_totals,
)

__all__ = [
    "AliasRow",
    "Incumbency",
    "LedgerTotal",
    "LineRow",
    "Lines",
    "LoadRow",
    "MappingRow",
    "RejectedLine",
    "SendingRow",
    "SourceRow",
    "aliases",
    "incumbency",
    "ledger_lines",
    "ledger_periods",
    "ledger_totals",
    "load",
    "loads",
    "mappings",
    "meanings",
    "rejected_lines",
    "sending",
    "sendings",
    "sources",
    "verify_ledger",
]
