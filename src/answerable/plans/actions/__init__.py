"""The acts on budgets: one function per act, one transaction each, refusals in `plans.rules`."""

from __future__ import annotations

from answerable.plans.actions.budgets import begin_budget, begin_budget_version, lay_out, save_cost_category
from answerable.plans.actions.lines import record_budget_lines
from answerable.plans.actions.posts import record_post_lines, remove_post_line
from answerable.plans.actions.scenarios import begin_scenario, change_scenario, remove_scenario
from answerable.plans.actions.stepping import finalise_version, move_version, set_vacancy_rates

__all__ = [
    "begin_budget",
    "begin_budget_version",
    "begin_scenario",
    "change_scenario",
    "finalise_version",
    "lay_out",
    "move_version",
    "record_budget_lines",
    "record_post_lines",
    "remove_post_line",
    "remove_scenario",
    "save_cost_category",
    "set_vacancy_rates",
]
