"""A plan that is being written: the page of a section, what it lacks, and how far it is."""

from __future__ import annotations

from answerable.cycle.queries.planning.as_sheet import as_sheet, row_words
from answerable.cycle.queries.planning.assembly import asked_periods, missing_in, plan_sheet
from answerable.cycle.queries.planning.counts import counts_for
from answerable.cycle.queries.planning.digest import digest_at, row_digest
from answerable.cycle.queries.planning.reading import rows_of
from answerable.cycle.queries.planning.shapes import PeriodCell, PlanRow, PlanSheet

__all__ = [
    "PeriodCell",
    "PlanRow",
    "PlanSheet",
    "as_sheet",
    "asked_periods",
    "counts_for",
    "digest_at",
    "missing_in",
    "plan_sheet",
    "row_digest",
    "row_words",
    "rows_of",
]
