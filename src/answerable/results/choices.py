"""States and kinds of results: words only, no logic.

Kinds, roles, levels and severities are the ones of `calc.account`; they are repeated as choices
so that the database holds to them (see `models.py`) and a test compares both.
"""

from __future__ import annotations

from typing import get_args

from answerable.calc import account

KINDS: tuple[str, ...] = get_args(account.Kind)
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
