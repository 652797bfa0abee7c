"""Money by category and by entity with variances, and posts with vacancy rates."""

from __future__ import annotations

from answerable.results.queries.shapes import MoneyTable, PostsTable


def resource_tables(symbol: str, language: str) -> tuple[MoneyTable, ...]:
    """resources_summary, resources_by_category, resources_by_entity: those the report has."""
    raise NotImplementedError


def posts(symbol: str, language: str) -> PostsTable | None:
    raise NotImplementedError
