"""Tables of figures as they are printed."""

from __future__ import annotations

from answerable.results.queries.shapes import TablePage


def tables(symbol: str, language: str) -> tuple[TablePage, ...]:
    """All tables of a report in printed order."""
    raise NotImplementedError


def table(symbol: str, code: str, language: str) -> TablePage | None:
    raise NotImplementedError
