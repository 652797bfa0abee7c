"""States and kinds of results: words only, no logic.

Kinds, roles, levels and severities are the ones of `calc.account`; they are repeated as choices
so that the database holds to them (see `models.py`) and a test compares both.
"""

from __future__ import annotations

from typing import get_args

from answerable.calc import account

# A corrigendum is no report: its changes stand in rows of their own.
KINDS: tuple[str, ...] = tuple(kind for kind in get_args(account.Kind) if kind != "corrigendum")
LANGUAGES: tuple[str, ...] = get_args(account.Language)
ROLES: tuple[str, ...] = get_args(account.Role)
LEVELS: tuple[str, ...] = get_args(account.Level)
SEVERITIES: tuple[str, ...] = get_args(account.Severity)  # worst first

# Where a finding comes from: the reading of the file, or the recomputation of its figures.
ORIGINS = ("reading", "audit")

# Delivery rates in bands, as registers filter them. Bounds are per cent of what was planned.
BANDS = ("over", "full", "partial", "little", "none", "no_rate", "not_reported")

# What can be said of an indicator: `calc.achievement.Verdict`, and the two ways of having no value.
INDICATOR_STATES = ("met", "partly", "not_met", "not_reported", "unknown")

# Of a report: being made here; read from a document published elsewhere; made and sealed here.
REPORT_STATES = ("open", "loaded", "published")

# Of an entity's section of an open report. The rest of an open report, the parts without an
# entity, has no state: the budget office writes it until publication.
SECTION_STATES = ("open", "submitted", "returned", "cleared")

# Acts on a section, as its history keeps them.
STEPS = ("opened", "submitted", "returned", "cleared", "reopened")

# Why a figure is not as planned. Before the dot: the five standard groups; after it, the finer
# ones the field uses. Source: A/76/596, part V and its footnotes; A/80/596, section on variances.
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

# Whether a text is still being written or may be published.
PROSE_STATES = ("draft", "final")

# What a resource line is, which says where the report's tables put it.
RESOURCE_GROUPS = ("posts", "non_posts", "of_which", "corporate", "assessment")
# Income and shares of other lines are not allotted: their variances follow from others.
EXPLAINED_GROUPS = ("posts", "non_posts", "corporate")
