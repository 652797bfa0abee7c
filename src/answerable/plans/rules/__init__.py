"""The rules of budgets: who may write when, what may stand in a field, what a final version needs."""

from __future__ import annotations

from answerable.organization.rules.refusal import Refused, refuse
from answerable.plans.rules.posts import fresh_code

__all__ = ["Refused", "fresh_code", "refuse"]
