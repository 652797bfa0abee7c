"""Why a file of ledger lines cannot be read: a code, and what stands in the way."""

from __future__ import annotations


class Unusable(Exception):
    """`found` is what the sentence of this code is about (`publishing.actions.ledger.words`)."""

    def __init__(self, code: str, found: str = "") -> None:
        super().__init__(f"{code} {found}".strip())
        self.code = code
        self.found = found


CODES = (
    "empty",
    "kind",
    "no_headings",
    "same_heading",
    "columns",
    "rows",
    "long_row",
    "encoding",
    "delimiter",
    "broken_csv",
    "broken_workbook",
    "encrypted",
    "macros",
    "too_large",
    "no_sheet",
    "broken_parquet",
)
