"""States and kinds of results: words only, no logic.

Kinds, roles, levels and severities are the ones of `calc.account`; they are repeated as choices
so that the database holds to them (see `models.py`) and a test compares both.
"""

from __future__ import annotations

from typing import get_args

from answerable.calc import account, causes

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

# Why a figure is not as planned: `calc.causes`.
CAUSES = causes.CAUSES

# Whether a text is still being written or may be published.
PROSE_STATES = ("draft", "final")

# What a resource line is, which says where the report's tables put it.
RESOURCE_GROUPS = ("posts", "non_posts", "of_which", "corporate", "assessment")
# Income and shares of other lines are not allotted: their variances follow from others.
EXPLAINED_GROUPS = ("posts", "non_posts", "corporate")

# A plan's versions, in the order in which they follow each other: what was put forward, what the
# reviewing committee recommended, what the governing body decided, what changed it afterwards.
PLAN_STAGES = ("proposed", "recommended", "approved", "revised")
# Kinds of document that are plans: written before the period, with nothing achieved yet.
PLAN_KINDS = ("programme_plan", "programme_budget")
# Kinds that are the account of a period: what was spent belongs to one of them.
ACCOUNT_KINDS = ("performance_report", "outputs_addendum", "combined_report")

# What the institution's ERP sends: money granted, money used, money committed, income, and how
# many posts were filled in a month.
LEDGER_KINDS = ("allotment", "expenditure", "obligation", "income", "incumbency")
# Of a load: all of it counts, or none of it does and why stands beside it.
LOAD_STATES = ("loaded", "refused")
# Of a large file on its way in.
SENDING_STATES = ("waiting", "running", "done", "failed")
# Of an external name: proposed by similarity, decided by a person to mean something or nothing.
ALIAS_STATES = ("proposed", "accepted", "refused")
ALIAS_FIELDS = ("entity", "category", "grade")

# What a workbook of ours holds, and what became of one that was sent back filled.
WORKBOOKS = ("plan", "budget", "posts", "actuals")
UPLOAD_STATES = ("waiting", "checking", "checked", "refused", "applying", "applied", "failed")
