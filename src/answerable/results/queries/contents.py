"""Which reports there are, and what is in one of them."""

from __future__ import annotations

from answerable.results.queries.shapes import ReportLine, ReportOverview, SectionNode


def reports(language: str) -> tuple[ReportLine, ...]:
    """Every stored report, newest period first."""
    raise NotImplementedError


def report(symbol: str, language: str) -> ReportOverview | None:
    """One report with its shares, bands and tables."""
    raise NotImplementedError


def section_tree(symbol: str, language: str) -> tuple[SectionNode, ...]:
    """All sections in printed order with depth and counts."""
    raise NotImplementedError
