"""II Plans: what was promised (`framework`), and with which money and posts (`budgets`)."""

from answerable.plans.models.budgets import Budget, BudgetLine, BudgetVersion, CostCategory, PostLine
from answerable.plans.models.framework import Accomplishment, Framework, Indicator, Objective, Output

__all__ = [
    "Accomplishment",
    "Budget",
    "BudgetLine",
    "BudgetVersion",
    "CostCategory",
    "Framework",
    "Indicator",
    "Objective",
    "Output",
    "PostLine",
]
