"""Which changes of a budget have to be explained, and which explanations are missing.

The threshold is that of the account for the same period (`calc.thresholds`): a mission's where the
budget has the groups of a mission, else the support account's. A line is explained when it has a
cause and, in at least one language, reasons.
Source: A/80/596, section III, footnote; A/76/596, III.B, footnote 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from answerable.calc.budgeting import Change
from answerable.calc.thresholds import Threshold, must_be_explained, variance_threshold
from answerable.plans.shapes import Missing

OF_A_MISSION = frozenset(("military_police", "civilian", "operational"))
# Income and what others give is not asked for: its changes follow from others.
NOT_ASKED = frozenset(("assessment", "in_kind"))


def threshold_of(groups: Iterable[str], first_day: date) -> Threshold | None:
    """The threshold in force for a budget with these groups; None before the first that is known."""
    kind = "field_mission" if OF_A_MISSION & set(groups) else "support_account"
    try:
        return variance_threshold(
            first_day, "field_mission" if kind == "field_mission" else "support_account"
        )
    except LookupError:
        return None


def needs_explanation(found: Change, group: str, threshold: Threshold | None) -> bool:
    """Whether a change of a line reaches the threshold; without an earlier amount its size alone counts."""
    if threshold is None or found.amount is None or group in NOT_ASKED:
        return False
    return must_be_explained(found.amount, found.percent, threshold, Decimal(1))


def missing(entity: str, category: str, cause: str | None, reasons: Mapping[str, str]) -> list[Missing]:
    """What an explanation that is needed still lacks."""
    lacks = (("cause", cause is None), ("reason", not any(reasons.values())))
    return [Missing(entity, category, what) for what, is_missing in lacks if is_missing]
