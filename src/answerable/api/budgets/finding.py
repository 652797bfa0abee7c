"""A budget or a version by its address, and what versions, totals and changes look like to programs."""

from __future__ import annotations

from typing import Any

from answerable.api.problems import usual
from answerable.calc.budgeting import Change, Totals
from answerable.plans import queries
from answerable.plans.shapes import BudgetRow, VersionRow

TOTALS = (
    "by_group", "direct", "overheads", "gross", "assessment", "net", "in_kind", "total", "not_stated",
)  # fmt: skip


def version_or_fault(code: str, number: int) -> VersionRow:
    """The version. Raises the fault 404 where there is none, or it is not the caller's to see."""
    found = queries.version_of(code, number)
    if found is None:
        raise usual(404)
    return found


def budget_of(row: BudgetRow) -> dict[str, Any]:
    return {
        "code": row.code,
        "names": row.names,
        "entity": row.entity,
        "period": period_of(row),
        "currency": row.currency,
        "versions": list(row.versions),
    }


def period_of(row: BudgetRow) -> dict[str, Any]:
    label = row.period_label or f"{row.period_start.isoformat()}/{row.period_end.isoformat()}"
    return {"label": label, "start": row.period_start, "end": row.period_end}


def totals_of(found: Totals) -> dict[str, Any]:
    return {name: getattr(found, name) for name in TOTALS}


def change_of(found: Change) -> dict[str, Any]:
    return {"change_amount": found.amount, "change_percent": found.percent}
