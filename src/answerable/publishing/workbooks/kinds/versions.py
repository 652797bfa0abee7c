"""What workbooks of a budget have in common: which version, which of its entities, what it is called."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from answerable.foundation.texts import words
from answerable.organization.queries import Me
from answerable.organization.rules.refusal import Refused
from answerable.plans.queries import entities_of_budget, version
from answerable.plans.shapes import EntityRow, VersionRow

LANGUAGES = ("en", "zh")  # of texts in budgets


def version_of(target: str) -> VersionRow:
    """The version of this number, as text. Raises `Refused` (not_found)."""
    found = version(int(target)) if target.isascii() and target.isdecimal() and len(target) < 10 else None
    if found is None:
        raise Refused("not_found", _("There is no such version of a budget, or it is not open to you."))
    return found


def entities(
    found: VersionRow, entity: str, me: Me, shown: Collection[str] | None = None
) -> tuple[EntityRow, ...]:
    """The entity with everything under it, or all of the budget; only those `shown` where given.

    Of a version that is not final only what this person reads: the rest would look empty. Raises
    `Refused` (not_found) where nothing is left.
    """
    rows = [
        row for row in entities_of_budget(found.budget) if found.status == "final" or me.may("reads", row.id)
    ]
    chosen = {row.code for row in rows} if not entity else {entity}
    waiting = [entity] if entity else []
    while waiting:
        above = waiting.pop()
        below = [row.code for row in rows if row.parent == above]
        chosen.update(below)
        waiting += below
    picked = tuple(row for row in rows if row.code in chosen and (shown is None or row.code in shown))
    if not picked:
        raise Refused("not_found", _("This budget has nothing of that entity that is open to you."))
    return picked


def names(rows: Collection[EntityRow], language: str) -> dict[str, str]:
    """Code -> name of entities; two of one name are told apart by their codes."""
    said = {row.code: str(words(row.names, language) or row.code) for row in rows}
    twice = {name for name in said.values() if list(said.values()).count(name) > 1}
    return {code: f"{name} [{code}]" if name in twice else name for code, name in said.items()}


def called(found: VersionRow, language: str) -> str:
    """The budget's name with the number of the version."""
    return f"{words(found.budget_names, language) or found.budget} ({found.number})"


def facts(found: VersionRow, language: str) -> tuple[tuple[str, str], ...]:
    """What the first sheet says of the version."""
    return (
        (_("Budget"), str(words(found.budget_names, language) or found.budget)),
        (_("Period"), found.period_label or f"{found.period_start} – {found.period_end}"),
        (_("Version"), str(found.number)),
        (_("Currency"), found.currency),
    )


def why_closed(found: VersionRow) -> str:
    """Why nobody, or not this person, writes there now."""
    if found.status == "final":
        return _("This version of the budget is final and never changes: begin a new one.")
    if found.status == "review":
        return _("This version is with the budget office now; ask it to open the draft again.")
    return _("The budget of this entity is not yours to write.")
