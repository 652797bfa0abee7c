"""Why a figure is not as planned: the standard codes, used by plans, budgets and reports alike.

Before the dot: the five standard groups; after it, the finer ones the field uses. Source:
A/76/596, part V and its footnotes; A/80/596, section III.
"""

from __future__ import annotations

CAUSES = (
    "mandate",
    "mandate.scale",
    "mandate.new_request",
    "demand",
    "demand.more",
    "demand.less",
    "resources",
    "resources.vacancy",
    "resources.price",
    "resources.quantity",
    "resources.exchange_rate",
    "resources.inflation",
    "resources.liquidity",
    "management",
    "management.more_inputs_and_outputs",
    "management.fewer_inputs_and_outputs",
    "management.more_inputs_same_outputs",
    "management.fewer_inputs_same_outputs",
    "management.postponed",
    "management.cancelled",
    "external",
    "external.security",
    "external.health",
    "external.disaster",
    "external.partner",
    "external.market",
)
