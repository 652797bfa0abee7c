"""The queries of the reporting cycle: what somebody has to do, how far a report is, what is missing."""

from __future__ import annotations

from answerable.cycle.queries.digest import is_stale, section_digest, section_digests, stale_sections
from answerable.cycle.queries.filling import Filling, filled_at, filling_of, last_filling
from answerable.cycle.queries.history import HistoryStep, history
from answerable.cycle.queries.home import Home, home
from answerable.cycle.queries.parts import Part, parts
from answerable.cycle.queries.progress import CategoryTotal, Progress, SectionProgress, progress
from answerable.cycle.queries.requirements import (
    missing_to_publish,
    missing_to_submit,
    required_explanations,
)
from answerable.cycle.queries.sheet import entry_sheet

__all__ = [
    "CategoryTotal",
    "Filling",
    "HistoryStep",
    "Home",
    "Part",
    "Progress",
    "SectionProgress",
    "entry_sheet",
    "filled_at",
    "filling_of",
    "history",
    "home",
    "is_stale",
    "last_filling",
    "missing_to_publish",
    "missing_to_submit",
    "parts",
    "progress",
    "required_explanations",
    "section_digest",
    "section_digests",
    "stale_sections",
]
