"""Two reports side by side."""

from __future__ import annotations

from answerable.results.queries.shapes import Comparison


def comparison(first: str, second: str, language: str) -> Comparison | None:
    """Delivery and indicators by entity, money by category and by entity, rows of the same text."""
    raise NotImplementedError
