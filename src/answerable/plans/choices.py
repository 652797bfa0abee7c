"""Words of plans and budgets: states, kinds and groups; no logic."""

from __future__ import annotations

# Which way an indicator is good: more, less, or as it is.
DIRECTIONS = ("more", "less", "keep")

# Categories of deliverables, as the form letters them. Source: A/81/6 (Sect. 29A), table of deliverables.
DELIVERABLES = ("A", "B", "C", "D", "E")

# Of a budget's version, and what it stands for. A scenario is nobody's proposal.
BUDGET_STAGES = ("proposed", "recommended", "approved", "revised", "scenario")
# Entities write a draft; in review only the budget office does; a final one never changes.
BUDGET_STATES = ("draft", "review", "final")

# Where a line of the budget stands in its tables. A department's budget has posts and non-posts, a
# mission's the three groups of the combined report; overheads stand apart; staff assessment income
# turns gross into net; contributions in kind come after the net total.
# Source: A/76/596, part III.A; A/80/596, section II.A.
COST_GROUPS = (
    "posts",
    "non_posts",
    "military_police",
    "civilian",
    "operational",
    "overheads",
    "assessment",
    "in_kind",
)

# Whose posts: the columns of a table of human resources. Source: A/80/596, summary and section I.E;
# A/76/596, table of posts.
STAFF_GROUPS = (
    "military_observers",
    "military_contingents",
    "united_nations_police",
    "formed_police_units",
    "international",
    "national_officers",
    "national_general_service",
    "volunteers_international",
    "volunteers_national",
    "government_provided",
    "professional",
    "general_service",
)

# A post is permanent in the staffing table; a temporary position is paid from general temporary
# assistance. Uniformed strength has neither.
POST_KINDS = ("post", "temporary", "strength")

# How a line of posts comes to be and ends. None is said of what was there and stays.
POST_ACTS = ("established", "abolished", "redeployed", "reclassified", "reassigned", "converted")
