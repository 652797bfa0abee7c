"""Budgets for programs: whatever the pages can do, by the same acts."""
