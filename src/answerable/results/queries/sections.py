"""Everything on the page of one section."""

from __future__ import annotations

from answerable.results.queries.shapes import SectionPage


def section_page(symbol: str, path: str, language: str) -> SectionPage | None:
    raise NotImplementedError
