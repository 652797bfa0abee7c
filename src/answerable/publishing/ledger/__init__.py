"""Files that an ERP sends, row by row: CSV, XLSX and Parquet as headings and cells of text.

Rows are streamed: a file of a million lines is never in memory as a whole. Nothing is guessed:
where a file can be read in two ways, `Unusable` says what has to be stated.
Not here: what the cells mean (`results.rules.ledger`), writing lines (`results.actions.ledger`).
"""

from __future__ import annotations

from answerable.publishing.ledger.proposing import Proposal, propose_layout
from answerable.publishing.ledger.tables import SUFFIXES, Table, opened
from answerable.publishing.ledger.unusable import Unusable

__all__ = ["SUFFIXES", "Proposal", "Table", "Unusable", "opened", "propose_layout"]
