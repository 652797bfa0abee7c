"""Pages of budgets: versions as sheets, posts as dated lines, comparisons, scenarios."""
