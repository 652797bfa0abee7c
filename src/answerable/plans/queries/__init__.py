"""Reads of budgets: lists, sheets, posts and their averages, comparisons, scenarios.

Everything is limited to what the reader may see; a final version is for everybody.
"""

from __future__ import annotations

from answerable.plans.queries.changes import changes, missing_explanations
from answerable.plans.queries.posts import average_posts, averages_of, postings, posts_sheet
from answerable.plans.queries.scenarios import supposed_by_category, supposed_totals
from answerable.plans.queries.scope import cost_categories, entities_of_budget, entity_codes
from answerable.plans.queries.sheets import budget_sheet, budget_totals, sums_by_category
from answerable.plans.queries.versions import (
    budget,
    budgets,
    content_seen,
    decided_version,
    seal_holds,
    version,
    version_of,
)

__all__ = [
    "average_posts",
    "averages_of",
    "budget",
    "budget_sheet",
    "budget_totals",
    "budgets",
    "changes",
    "content_seen",
    "cost_categories",
    "decided_version",
    "entities_of_budget",
    "entity_codes",
    "missing_explanations",
    "postings",
    "posts_sheet",
    "seal_holds",
    "sums_by_category",
    "supposed_by_category",
    "supposed_totals",
    "version",
    "version_of",
]
